package org.hall24.catalogue;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * One rule by which a code is known. Its pattern is a regular expression without back-references, so the time a text takes is bounded by its
 * length whatever somebody prints into a code.
 *
 * @param id such as {@code wechat-pay}
 * @param family what a code that fits is
 * @param pattern fits the whole text; or, when {@code ours}, what follows the hub's address
 * @param ours whether the text must begin with the address of our own hub
 * @param least fewest characters (code points) of the whole text
 * @param most most characters
 * @param aim AIM identifiers or their beginnings; empty = any kind of code
 */
record CodeRule(String id, Family family, Pattern pattern, boolean ours, int least, int most, List<String> aim) {
    enum Family {
        ECERT,
        RECEIPT,
        CERTIFICATE,
        PAYMENT,
        WEB,
        ASK
    }

    CodeRule {
        aim = List.copyOf(aim);
    }

    /** What the text is, when this rule knows it. */
    Optional<CodeKind> of(String text, Optional<String> symbology, String hub) {
        int length = text.codePointCount(0, text.length());
        if (length < least || length > most || !mayBe(symbology) || (ours && !text.startsWith(hub))) {
            return Optional.empty();
        }
        var match = pattern.matcher(ours ? text.substring(hub.length()) : text);
        return match.matches() ? Optional.of(kind(match)) : Optional.empty();
    }

    /** A scanner that does not say what kind of code it saw may have seen any. */
    private boolean mayBe(Optional<String> symbology) {
        return aim.isEmpty()
                || symbology.isEmpty()
                || aim.stream().anyMatch(beginning -> symbology.get().startsWith(beginning));
    }

    private CodeKind kind(Matcher match) {
        return switch (family) {
            case ECERT -> new CodeKind.ECert(id);
            case RECEIPT -> new CodeKind.Receipt(match.group(1));
            case CERTIFICATE -> new CodeKind.Certificate(match.group(1));
            case PAYMENT -> new CodeKind.Payment(id);
            case WEB -> new CodeKind.Web();
            case ASK -> new CodeKind.Unknown(true);
        };
    }

    /** Whether what the code says is needed beyond what it is. */
    boolean namesSomething() {
        return family == Family.RECEIPT || family == Family.CERTIFICATE;
    }
}
