package org.hall24.console.main;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.hall24.console.Console;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.supervision.Makes;
import org.hall24.time.Pause;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The device console. */
@Command(
        name = "device",
        mixinStandardHelpOptions = true,
        description = "One device by hand. One JSON object on stdout, what is wrong on stderr.",
        footerHeading = "%nVerbs:%n",
        exitCodeOnExecutionException = Console.COULD_NOT_RUN)
public final class DeviceMain implements Callable<Integer> {
    private static final int PATIENCE_SECONDS_MAX = 600;

    @Parameters(index = "0", paramLabel = "URL", description = "Such as sam:serial:/dev/hall24/idcard?baud=115200.")
    private String url = "";

    @Parameters(index = "1", paramLabel = "VERB", description = "What to do; see below.")
    private String verb = "";

    @Parameters(index = "2..*", paramLabel = "ARGUMENT", description = "What the verb takes.")
    private List<String> arguments = List.of();

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long to wait for a card (default: ${DEFAULT-VALUE}).")
    private int patience = 30;

    @Option(
            names = "--kiosk",
            paramLabel = "SOCKET",
            description = "Where a kiosk of this machine lends its devices (default: that of ./hall24 kiosk).")
    private @Nullable Path kiosk;

    private DeviceMain() {}

    /** Exit 0 = it is so, 1 = it is not, 2 = could not run. */
    public static void main(String... arguments) {
        var command = new CommandLine(new DeviceMain());
        command.getCommandSpec().usageMessage().footer(Console.help().toArray(String[]::new));
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (patience < 1 || patience > PATIENCE_SECONDS_MAX) {
            System.err.println("device: --patience must be 1 to " + PATIENCE_SECONDS_MAX);
            return Console.COULD_NOT_RUN;
        }
        var surroundings = new Surroundings(
                InstantSource.system(),
                Pause.REAL,
                RandomGenerator.getDefault(),
                JobBook.ofVisitor(),
                Path.of(System.getProperty("hall24.assets", "."), "fonts"));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return new Console(Makes.shipped(), surroundings, kiosk(), out, System.err)
                .run(url, verb, arguments, Duration.ofSeconds(patience));
    }

    /** As it was said, or where the kiosk of this checkout or installation puts it. */
    private Optional<Path> kiosk() {
        return Optional.ofNullable(kiosk)
                .or(() -> Optional.ofNullable(System.getProperty("hall24.run")).map(run -> Path.of(run, "kiosk.sock")));
    }
}
