package org.hall24.catalogue;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads the rules by which codes are known: a region's own first, then the shipped ones. */
final class CodeRulesReader {
    /** Payment schemes, platforms of a region, and room; every code is held against each of them. */
    static final int RULES_MAX = 200;

    /** The longest of ours has a hundred; a longer one is no longer read by anybody. */
    static final int PATTERN_CHARACTERS_MAX = 500;

    /** Steps of the compiled pattern: time and memory grow with them, and {@code {1000}} inside {@code {1000}} is a million. */
    static final int PATTERN_STEPS_MAX = 10_000;

    private static final Pattern NEVER = Pattern.compile("[^\\x00-\\x{10FFFF}]");

    private static final String PATH = "codes.yaml";

    /** What a phone shows when it pays. A catalogue that takes one of these for something else is wrong. */
    private static final List<String> PAYMENTS = List.of(
            "100000000000000000",
            "134567890123456789",
            "150000000000000009",
            "2500000000000000",
            "281234567890123456",
            "300000000000000000000009",
            "6212345678901234567");

    private final List<String> problems;
    private final List<CodeRule> rules = new ArrayList<>();
    private final HashSet<String> ids = new HashSet<>();

    CodeRulesReader(List<String> problems) {
        this.problems = problems;
    }

    private enum Otherwise {
        REFUSE,
        ASK
    }

    CodeRules read(Page.Named page, Optional<Row> overlay) {
        overlay.ifPresent(row -> row.rows("codes").forEach(this::take));
        var top = new Row(PATH, page, problems);
        top.rows("codes").forEach(this::take);
        boolean ask = top.oneOf("otherwise", Otherwise.class) == Otherwise.ASK;
        top.close();
        if (rules.size() > RULES_MAX) {
            top.problem("%d rules; at most %d".formatted(rules.size(), RULES_MAX));
        }
        var read = new CodeRules(rules, ask);
        for (var payment : PAYMENTS) {
            var kind = read.classify(payment, Optional.empty(), "");
            if (!(kind instanceof CodeKind.Payment)) {
                top.problem(
                        "a payment code of %d digits beginning with %s would be taken for %s; a payment rule must know it first"
                                .formatted(payment.length(), payment.substring(0, 2), kind));
            }
        }
        return read;
    }

    private void take(Row row) {
        var family = row.oneOf("kind", CodeRule.Family.class);
        boolean ours = row.flag("ours");
        var pattern = pattern(row, ours);
        var rule = new CodeRule(
                row.word("id"),
                family,
                pattern,
                ours,
                row.number("least", 1, CodeRules.TEXT_BYTES_MAX).orElse(1),
                row.number("most", 1, CodeRules.TEXT_BYTES_MAX).orElse(CodeRules.TEXT_BYTES_MAX),
                row.words("aim"));
        row.close();
        if (!ids.add(rule.id())) {
            row.problem("\"" + rule.id() + "\" is here for the second time; remove one");
        }
        if (rule.least() > rule.most()) {
            row.problem("\"least\" is more than \"most\"; nothing can fit");
        }
        if (rule.namesSomething() && !pattern.equals(NEVER) && pattern.groupCount() != 1) {
            row.problem("the pattern needs one group ( ) around the number");
        }
        rules.add(rule);
    }

    /** The pattern; one that fits nothing when it cannot be used, which is said. */
    private static Pattern pattern(Row row, boolean ours) {
        var written = row.word("pattern");
        if (written.isEmpty()) {
            return NEVER;
        }
        if (written.length() > PATTERN_CHARACTERS_MAX) {
            row.problem(
                    "the pattern has %d characters; at most %d".formatted(written.length(), PATTERN_CHARACTERS_MAX));
            return NEVER;
        }
        if (ours && !written.startsWith("/")) {
            row.problem("a pattern of our own addresses must begin with \"/\", or another host could pass for ours");
            return NEVER;
        }
        try {
            var pattern = Pattern.compile(written);
            if (pattern.programSize() > PATTERN_STEPS_MAX) {
                row.problem("the pattern compiles to %d steps; at most %d"
                        .formatted(pattern.programSize(), PATTERN_STEPS_MAX));
                return NEVER;
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            row.problem("the pattern is none RE2 understands: " + e.getDescription());
            return NEVER;
        }
    }
}
