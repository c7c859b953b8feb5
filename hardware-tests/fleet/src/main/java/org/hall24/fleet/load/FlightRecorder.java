package org.hall24.fleet.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hall24.fleet.Order;
import org.hall24.programs.Program;

/** Records another Java program while something happens to it. */
final class FlightRecorder {
    private static final Duration STEP_MAX = Duration.ofSeconds(40);

    private FlightRecorder() {}

    /** What happens meanwhile. */
    interface Work {
        Object run() throws IOException, InterruptedException;
    }

    /**
     * The program's profile during the work.
     *
     * @param name of the recording, which stays in the order's folder
     */
    static String of(long pid, Order order, String name, Work work) throws IOException, InterruptedException {
        var recording = order.out().resolve(name + ".jfr");
        Files.deleteIfExists(recording);
        command(order, pid, "JFR.start", "name=" + name, "settings=profile");
        try {
            work.run();
        } finally {
            command(order, pid, "JFR.stop", "name=" + name, "filename=" + recording);
        }
        return Profile.of(recording);
    }

    private static void command(Order order, long pid, String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(pid));
        command.addAll(List.of(words));
        Program.outputOf("jcmd", command, order.out().resolve("jcmd.log"), STEP_MAX);
    }
}
