package org.hall24.fuzz;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hall24.report.Row;

/**
 * What the fuzzer's own lines say at its end.
 *
 * @param inputs tried
 * @param coverage places of the code that were reached
 * @param kept inputs that taught something
 * @param finds inputs that broke something
 */
record Tally(long inputs, long coverage, long kept, int finds) {
    /** {@code #7000000 DONE cov: 123 ft: 456 corp: 78/9Kb exec/s: 1234 rss: 500Mb}, and the like on the way. */
    private static final Pattern PROGRESS = Pattern.compile("#(\\d+)\\s.*?cov: (\\d+) .*?corp: (\\d+)/.*");

    private static final Pattern FIND = Pattern.compile("Test unit written to .*/(crash|timeout|oom|slow-unit)-.*");

    /** Of all lines of its log. */
    static Tally of(List<String> lines) {
        long inputs = 0;
        long coverage = 0;
        long kept = 0;
        int finds = 0;
        for (String line : lines) {
            Matcher progress = PROGRESS.matcher(line);
            if (progress.matches()) {
                inputs = Long.parseLong(progress.group(1));
                coverage = Long.parseLong(progress.group(2));
                kept = Long.parseLong(progress.group(3));
            }
            finds += FIND.matcher(line).find() ? 1 : 0;
        }
        return new Tally(inputs, coverage, kept, finds);
    }

    /**
     * The row of {@code prove.json}. A fuzzer that ended otherwise than well without a find has proven nothing.
     *
     * @param ended with this exit
     */
    Row row(String name, int ended, long seed, double minutes) {
        int tried = (int) Math.min(inputs, Integer.MAX_VALUE);
        int broken = finds > 0 ? finds : ended == 0 ? 0 : 1;
        return new Row(
                "fuzz " + name,
                tried,
                tried - broken,
                0,
                0,
                seed,
                Map.of("minutes", minutes, "inputs", inputs, "coverage", coverage, "kept", kept, "finds", finds));
    }
}
