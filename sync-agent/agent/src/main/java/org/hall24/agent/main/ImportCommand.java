package org.hall24.agent.main;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.carry.Courier;
import org.hall24.agent.disk.SafeFile;
import org.hall24.agent.outbox.Hold;
import org.hall24.agent.outbox.Limits;
import org.hall24.agent.release.ReleaseShelf;
import org.hall24.wire.http.CarriedReceipts;
import org.hall24.wire.release.Roots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code agent import}: receipts that were carried back. */
@Command(
        name = "import",
        description = "Takes in the hub's receipts for what was carried there by hand. The agent must not run.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int HOLDS_NOT = 1;

    @Mixin
    private ExportCommand.Whose whose = new ExportCommand.Whose();

    @Option(names = "--roots", required = true, paramLabel = "FILE", description = "who must sign releases")
    private Path roots = Path.of("");

    @Option(
            names = "--release",
            paramLabel = "FILE",
            description = "the signed release with the hub's keys; without it, the last good one of this state")
    private Path release = Path.of("");

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "what 'hub import' wrote")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        var trusted = Roots.fromJson(new SafeFile(roots, Roots.BYTES_MAX)
                .read()
                .orElseThrow(() -> new IOException("there is no file " + roots)));
        boolean holds = true;
        try (var hold = Hold.open(whose.state, whose.terminal(), Limits.TERMINAL, clock)) {
            var releases = new ReleaseShelf(whose.state, trusted, new Alarms(clock), clock);
            releases.open(release.toString().isEmpty() ? whose.state.resolve("no-release-given") : release);
            for (var file : files) {
                var receipts = CarriedReceipts.fromJson(new SafeFile(file, CarriedReceipts.BYTES_MAX)
                        .read()
                        .orElseThrow(() -> new IOException("there is no file " + file)));
                if (!receipts.terminal().equals(whose.terminal)) {
                    throw new IOException(file + " is for terminal " + receipts.terminal());
                }
                var brought = new Courier(hold).bring(receipts, releases.hubKeys());
                System.out.println(file + ": " + brought.delivered() + " delivered, " + brought.known()
                        + " known before, " + brought.refused() + " refused");
                holds &= brought.refused() == 0;
            }
        }
        return holds ? DONE : HOLDS_NOT;
    }
}
