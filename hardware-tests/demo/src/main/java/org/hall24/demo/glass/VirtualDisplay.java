package org.hall24.demo.glass;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hall24.programs.Program;

/** An X server without a screen (Xvfb), as large as the panel, on a display number the server chose itself. */
public final class VirtualDisplay implements AutoCloseable {
    private static final String PANEL = "1080x1920x24";
    private static final Duration START_MAX = Duration.ofSeconds(30);

    private final Program server;
    private final String display;

    private VirtualDisplay(Program server, String display) {
        this.server = server;
        this.display = display;
    }

    /** Starts one; its complaints go to the log. */
    public static VirtualDisplay start(Path log) throws IOException, InterruptedException {
        var numbers = new ArrayBlockingQueue<String>(8);
        var server = Program.start(
                "Xvfb",
                List.of("Xvfb", "-displayfd", "1", "-screen", "0", PANEL, "-nolisten", "tcp", "-noreset"),
                Map.of(),
                log,
                numbers::offer);
        var number = numbers.poll(START_MAX.toSeconds(), TimeUnit.SECONDS);
        if (number == null) {
            server.close();
            throw new IOException("Xvfb did not start; see " + log);
        }
        return new VirtualDisplay(server, ":" + number.strip());
    }

    /** Such as {@code :99}. */
    public String display() {
        return display;
    }

    @Override
    public void close() {
        server.close();
    }
}
