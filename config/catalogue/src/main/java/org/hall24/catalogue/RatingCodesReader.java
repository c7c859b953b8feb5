package org.hall24.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the national codes, and holds them to their own rules: the first digit is the level, the basic set comes first. */
final class RatingCodesReader {
    static final String PATH = "ratings.yaml";

    private static final Pattern FORM = Pattern.compile("[1-5][0-9]{2}");
    private static final int LEVEL_MAX = 5;

    /** The platform's own number has one digit yet. */
    private static final int EDITION_MAX = 999;

    private final List<String> problems;

    RatingCodesReader(List<String> problems) {
        this.problems = problems;
    }

    RatingCodes read(Page.Named page) {
        var top = new Row(PATH, page, problems);
        var retired = new HashSet<>(top.words("retired"));
        var codes = new ArrayList<RatingCode>();
        var seen = new HashSet<>(retired);
        for (var row : top.rows("codes")) {
            var code = row.word("code");
            if (!FORM.matcher(code).matches()) {
                row.problem("a code is three digits, the first of them its level, not \"" + code + "\"");
            } else {
                if (!seen.add(code)) {
                    row.problem("\"" + code + "\" is here for the second time, or retired");
                }
                int level = code.charAt(0) - '0';
                var words = new Phrase.Spoken(row.word("zh"), row.word("en"));
                codes.add(new RatingCode(code, level, row.flag("basic"), words));
            }
            row.close();
        }
        var edition = top.number("edition", 1, EDITION_MAX);
        if (edition.isEmpty()) {
            top.problem("needs \"edition:\", a number that grows");
        }
        top.close();
        var read = new RatingCodes(edition.orElse(1), codes, Set.copyOf(retired));
        for (int level = 1; level <= LEVEL_MAX; level++) {
            var here = read.of(level);
            if (here.stream().noneMatch(RatingCode::basic)) {
                top.problem("level " + level + " has no basic code");
            }
            if (here.stream().dropWhile(RatingCode::basic).anyMatch(RatingCode::basic)) {
                top.problem("level " + level + ": the basic codes stand first");
            }
        }
        return read;
    }
}
