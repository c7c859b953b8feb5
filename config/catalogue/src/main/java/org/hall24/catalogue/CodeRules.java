package org.hall24.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a scanned code is, by the catalogue's rules in their order: the first that fits decides. Nothing here opens, sends or logs
 * what a code says. Immutable; the time a text takes grows no faster than its length.
 */
public final class CodeRules {
    /** The longest text a code can hold: QR version 40, level L, alphanumeric. */
    public static final int TEXT_BYTES_MAX = 4_296;

    /** Enough to recognise one's own code by, too little to use it. */
    private static final int SHOWN_CHARACTERS = 4;

    /** A text shorter than this would be half told by its beginning. */
    private static final int SHOWN_FROM_CHARACTERS = 12;

    private final List<CodeRule> rules;
    private final boolean askOtherwise;

    CodeRules(List<CodeRule> rules, boolean askOtherwise) {
        this.rules = List.copyOf(rules);
        this.askOtherwise = askOtherwise;
    }

    /**
     * What this code is.
     *
     * @param text as decoded; a text of more than {@link #TEXT_BYTES_MAX} bytes is no code and refused
     * @param symbology AIM identifier without the bracket, such as {@code Q1}; empty when the scanner does not say
     * @param hub the hub's public address as it stands on receipts, such as {@code https://hall.example:8443}
     */
    public CodeKind classify(String text, Optional<String> symbology, String hub) {
        if (text.isEmpty()
                || text.length() > TEXT_BYTES_MAX
                || text.getBytes(StandardCharsets.UTF_8).length > TEXT_BYTES_MAX) {
            return new CodeKind.Unknown(false);
        }
        var ours = hub.endsWith("/") ? hub.substring(0, hub.length() - 1) : hub;
        return rules.stream()
                .flatMap(rule -> rule.of(text, symbology, ours).stream())
                .findFirst()
                .orElse(new CodeKind.Unknown(askOtherwise));
    }

    /** What may stand on a screen of a code that is no payment: its first four characters, {@code DZZZ…}; of a short one nothing. */
    public static String masked(String text) {
        int length = text.codePointCount(0, text.length());
        return length < SHOWN_FROM_CHARACTERS
                ? "…"
                : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "…";
    }

    List<CodeRule> all() {
        return rules;
    }
}
