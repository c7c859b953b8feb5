package org.hall24.fleet.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hall24.fleet.Order;
import org.hall24.programs.Program;

/** Records a Java program while something happens to it. */
public final class FlightRecorder {
    private static final Duration STEP_MAX = Duration.ofSeconds(40);

    private FlightRecorder() {}

    /** What happens meanwhile. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        Object run() throws IOException, InterruptedException;
    }

    /** What is told apart in a profile: from the inside out, the first of its rooms found in a stack names it. */
    public enum View {
        /** A hub node. */
        HUB(
                List.of(
                        "org.hall24.hub",
                        "org.hall24.wire",
                        "org.bouncycastle",
                        "org.postgresql",
                        "com.zaxxer",
                        "tools.jackson",
                        "org.springframework",
                        "sun.security.ssl",
                        "org.apache",
                        "java.util.concurrent"),
                List.of()),
        /**
         * The outbox: SQLite's native code, where the disk is waited for, counts for whoever spoke to it, through the one class
         * that does.
         */
        OUTBOX(List.of("org.hall24.agent", "org.hall24.wire"), List.of("org.hall24.agent.outbox.Sql"));

        @SuppressWarnings("ImmutableEnumChecker") // List.of does not change
        private final List<String> rooms;

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<String> corridors;

        View(List<String> rooms, List<String> corridors) {
            this.rooms = rooms;
            this.corridors = corridors;
        }

        /** Whether a place tells more than that everybody passes there. */
        boolean tells(String place) {
            return rooms.stream().anyMatch(place::startsWith)
                    && corridors.stream().noneMatch(place::startsWith)
                    && !place.contains("$$Lambda");
        }

        List<String> rooms() {
            return rooms;
        }
    }

    /**
     * The program's profile during the work.
     *
     * @param pid whose; may be this program
     * @param name of the recording, which stays in the order's folder
     */
    public static String of(long pid, View view, Order order, String name, Work work)
            throws IOException, InterruptedException {
        var recording = order.out().resolve(name + ".jfr");
        Files.deleteIfExists(recording);
        command(order, pid, "JFR.start", "name=" + name, "settings=profile");
        try {
            work.run();
        } finally {
            command(order, pid, "JFR.stop", "name=" + name, "filename=" + recording);
        }
        return Profile.of(recording, view);
    }

    private static void command(Order order, long pid, String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(pid));
        command.addAll(List.of(words));
        Program.outputOf("jcmd", command, order.out().resolve("jcmd.log"), STEP_MAX);
    }
}
