package org.hall24.fleet.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where a program's time went, from its flight recording: each sample counts for the first room of the house it stands in. */
final class Profile {
    private static final int LINES_MAX = 18;

    /** Native code that works, or waits for the disk; any other waits for somebody who may come. */
    private static final String SQLITE = "org.sqlite";

    private Profile() {}

    /** A table for a person: share of samples, and the place. */
    static String of(Path recording, FlightRecorder.View view) throws IOException {
        var shares = new HashMap<String, Integer>();
        var places = new HashMap<String, Integer>();
        int all = 0;
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                if (!isWork(event)) {
                    continue;
                }
                all++;
                var place = place(event.getStackTrace().getFrames(), view);
                places.merge(place, 1, Integer::sum);
                shares.merge(
                        view.rooms().stream()
                                .filter(place::startsWith)
                                .findFirst()
                                .orElse("elsewhere"),
                        1,
                        Integer::sum);
            }
        }
        if (all == 0) {
            return "no samples\n";
        }
        double samples = all;
        var table = new StringBuilder("%d samples%n".formatted(all));
        list(table, shares, samples);
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

    private static boolean isWork(RecordedEvent event) {
        if (event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
            return false;
        }
        return switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> true;
            case "jdk.NativeMethodSample" ->
                name(event.getStackTrace().getFrames().getFirst()).startsWith(SQLITE);
            default -> false;
        };
    }

    private static String place(List<RecordedFrame> frames, FlightRecorder.View view) {
        return frames.stream()
                .map(Profile::name)
                .filter(view::tells)
                .findFirst()
                .orElseGet(() -> name(frames.getFirst()));
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }
}
