package org.hall24.fleet.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where a program's time went, from its flight recording: each sample counts for the first room of the house it stands in. */
final class Profile {
    private static final int LINES_MAX = 18;

    /** From the inside out: the first of these found in a stack names it. */
    private static final List<String> ROOMS = List.of(
            "org.hall24.hub",
            "org.hall24.wire",
            "org.bouncycastle",
            "org.postgresql",
            "com.zaxxer",
            "tools.jackson",
            "org.springframework",
            "sun.security.ssl",
            "org.apache",
            "java.util.concurrent");

    private Profile() {}

    /** A table for a person: share of samples, and the place. */
    static String of(Path recording) throws IOException {
        var rooms = new HashMap<String, Integer>();
        var places = new HashMap<String, Integer>();
        int all = 0;
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                if (!event.getEventType().getName().equals("jdk.ExecutionSample") || event.getStackTrace() == null) {
                    continue;
                }
                all++;
                var place = place(event.getStackTrace().getFrames());
                places.merge(place, 1, Integer::sum);
                rooms.merge(ROOMS.stream().filter(place::startsWith).findFirst().orElse("elsewhere"), 1, Integer::sum);
            }
        }
        if (all == 0) {
            return "no samples\n";
        }
        double samples = all;
        var table = new StringBuilder("%d samples%n".formatted(all));
        list(table, rooms, samples);
        table.append("of these:\n");
        list(table, places, samples);
        return table.toString();
    }

    private static void list(StringBuilder table, Map<String, Integer> counts, double samples) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(LINES_MAX)
                .forEach(entry ->
                        table.append("%5.1f %%  %s%n".formatted(entry.getValue() * 100 / samples, entry.getKey())));
    }

    private static String place(List<RecordedFrame> frames) {
        for (var frame : frames) {
            var type = frame.getMethod().getType().getName();
            for (var room : ROOMS) {
                if (type.startsWith(room)) {
                    return type + "." + frame.getMethod().getName();
                }
            }
        }
        return frames.isEmpty()
                ? "?"
                : frames.getFirst().getMethod().getType().getName() + "."
                        + frames.getFirst().getMethod().getName();
    }
}
