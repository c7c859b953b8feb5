package org.hall24.kiosk.main;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hall24.kiosk.window.Toolkit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The program at the panel. It has no directory of its own and writes no file: its devices, the agent and the release's roots are
 * all it is told.
 */
@Command(
        name = "hall24 kiosk",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The screen of a terminal: talks to its devices and to the agent, and to nobody else.")
public final class KioskMain implements Callable<Integer> {
    @Option(names = "--agent", required = true, paramLabel = "SOCKET", description = "the agent's Unix socket")
    private @Nullable Path agent;

    @Option(
            names = "--idcard",
            required = true,
            paramLabel = "URL",
            description = "the ID-card reader, such as sam:serial:/dev/hall24/idcard?baud=115200")
    private @Nullable String idcard;

    @Option(
            names = "--receipt",
            required = true,
            paramLabel = "URL",
            description = "the receipt printer, such as escpos:tcp:127.0.0.1:9100?profile=generic80")
    private @Nullable String receipt;

    @Option(names = "--roots", required = true, paramLabel = "FILE", description = "who must have signed the release")
    private @Nullable Path roots;

    @Option(names = "--window", description = "a window on a desk, half as large as the panel")
    private boolean window;

    @Option(
            names = "--trace",
            description = "one JSON line on stdout for each painted picture; never a text or a value")
    private boolean trace;

    /** Starts the kiosk; comes back when its window was closed. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new KioskMain()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Toolkit.prepare();
        var kiosk = new Kiosk(new Kiosk.Options(
                required(agent), required(idcard), required(receipt), required(roots), window, trace));
        return kiosk.run();
    }

    private static <T> T required(@Nullable T option) {
        return java.util.Objects.requireNonNull(option, "picocli lets no required option be missing");
    }
}
