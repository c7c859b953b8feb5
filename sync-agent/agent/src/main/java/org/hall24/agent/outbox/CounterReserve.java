package org.hall24.agent.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hall24.agent.disk.SafeFile;

/**
 * Remembers, outside the database, a number no counter has passed yet. When the database is damaged and a new one begins, its
 * counters begin there: a case number is never given twice.
 *
 * <p>The file {@code counters} has a line for each counter, such as {@code case 2000}; it is written once in {@value #BLOCK}
 * numbers.
 */
final class CounterReserve {
    /** How many numbers are skipped after a damage, at most; and how seldom the file is written. */
    static final long BLOCK = 1_000;

    private static final Pattern LINE = Pattern.compile("([a-z]+) ([0-9]{1,12})");
    private static final int BYTES_MAX = 1_024;

    private final SafeFile file;
    private final Map<String, Long> reserved = new TreeMap<>();

    CounterReserve(Path state) throws IOException {
        file = new SafeFile(state.resolve("counters"), BYTES_MAX);
        var text = new String(file.read().orElse(new byte[0]), StandardCharsets.US_ASCII);
        for (var line : text.lines().toList()) {
            var match = LINE.matcher(line);
            if (!match.matches()) {
                throw new IOException("the file counters is damaged; write in it numbers that were never given out,"
                        + " such as: case 120000");
            }
            reserved.put(match.group(1), Long.parseLong(match.group(2)));
        }
    }

    /** Where a new database's counter begins. */
    long floor(String counter) {
        return reserved.getOrDefault(counter, 0L);
    }

    /** Makes sure the reserve is not below this number; on the disk before the number is given out. */
    void cover(String counter, long number) throws IOException {
        if (floor(counter) >= number) {
            return;
        }
        var next = new TreeMap<>(reserved);
        next.put(counter, Math.ceilDiv(number, BLOCK) * BLOCK);
        file.write(next.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII));
        reserved.putAll(next);
    }
}
