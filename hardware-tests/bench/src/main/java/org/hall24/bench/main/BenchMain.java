package org.hall24.bench.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hall24.bench.card.CardBench;
import org.hall24.bench.card.Simulator;
import org.hall24.bench.qr.Contest;
import org.hall24.device.DeviceException;
import org.hall24.programs.House;
import org.hall24.programs.Program;
import org.hall24.report.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ours beside the best we know. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Ours beside the best we know, in one run.",
        subcommands = {BenchMain.Qr.class, BenchMain.Card.class})
public final class BenchMain {
    private static final int HOLDS = 0;
    private static final int HOLDS_NOT = 1;
    private static final int COULD_NOT_RUN = 2;

    private BenchMain() {}

    /** Exit 0 = holds, 1 = does not hold, 2 = could not run. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new BenchMain()).execute(arguments));
    }

    @Command(name = "qr", mixinStandardHelpOptions = true, description = "QR codes, upright, turned and small.")
    static final class Qr implements Callable<Integer> {
        /** Three tell a spread; a run over a few hundred pictures takes a minute each. */
        private static final int ROUNDS = 3;

        private static final int ROUNDS_MAX = 1_000;

        @Option(
                names = "--corpus",
                paramLabel = "DIR",
                description = "Pictures with texts beside; else codes are made.")
        private @Nullable Path corpus;

        @Option(names = "--rounds", paramLabel = "N", description = "How often all is shown (${DEFAULT-VALUE}).")
        private int rounds = ROUNDS;

        @Option(names = "--out", paramLabel = "DIR", description = "Where bench.json goes.")
        private Path out = Path.of("out");

        @Option(names = "--seed", paramLabel = "S", description = "Of the codes that are made.")
        private long seed = 24;

        @Option(names = "--lessons", description = "Also tell what ours missed and a peer read.")
        private boolean lessons;

        @Override
        public Integer call() {
            if (rounds < 1 || rounds > ROUNDS_MAX) {
                say("--rounds must be 1 to " + ROUNDS_MAX);
                return COULD_NOT_RUN;
            }
            try {
                var contest = corpus == null ? Contest.overMade(seed, Qr::say) : Contest.over(corpus, Qr::say);
                if (corpus == null) {
                    say("no --corpus: codes made here, seed " + seed);
                }
                var standings = contest.hold(rounds);
                Report.bench(out, standings.figures());
                System.out.println(standings.table());
                if (lessons) {
                    standings.lessons().forEach(System.out::println);
                }
                say(standings.holds() ? "holds" : "DOES NOT HOLD");
                return standings.holds() ? HOLDS : HOLDS_NOT;
            } catch (IOException | IllegalArgumentException | UnsatisfiedLinkError e) {
                say("could not run: " + e.getMessage());
                return COULD_NOT_RUN;
            }
        }

        private static void say(String line) {
            System.err.println("bench qr: " + line);
        }
    }

    @Command(
            name = "card",
            mixinStandardHelpOptions = true,
            description = "Reading an identity card beside the time its bytes need on the wire.")
    static final class Card implements Callable<Integer> {
        private static final int ROUNDS = 40;
        private static final int ROUNDS_MAX = 10_000;
        private static final Duration READY_MAX = Duration.ofSeconds(30);

        @Option(names = "--rounds", paramLabel = "N", description = "How often a card is read (${DEFAULT-VALUE}).")
        private int rounds = ROUNDS;

        @Option(names = "--out", paramLabel = "DIR", description = "Where bench.json goes.")
        private Path out = Path.of("out");

        @Override
        public Integer call() throws InterruptedException {
            if (rounds < 1 || rounds > ROUNDS_MAX) {
                say("--rounds must be 1 to " + ROUNDS_MAX);
                return COULD_NOT_RUN;
            }
            try {
                Files.createDirectories(out);
                var place = Files.createTempDirectory("hall24-bench-");
                var port = place.resolve("idcard");
                var control = place.resolve("idcard.sock");
                var command = House.ofThisProgram()
                        .command(
                                House.Leaf.SIMULATOR,
                                "org.hall24.simulator.main.SimMain",
                                List.of("idcard", "--at", port.toString(), "--control", control.toString()));
                try (var simulator =
                        Program.start("sim-idcard", command, Map.of(), out.resolve("sim-idcard.log"), _ -> {})) {
                    simulator.awaitReady(READY_MAX);
                    var result = new CardBench(port, new Simulator(control)::say, Card::say).run(rounds);
                    Report.bench(out, result.figures());
                    System.out.println(result.table());
                    say(result.holds() ? "holds" : "DOES NOT HOLD");
                    return result.holds() ? HOLDS : HOLDS_NOT;
                }
            } catch (IOException | DeviceException | IllegalStateException e) {
                say("could not run: " + e.getMessage());
                return COULD_NOT_RUN;
            }
        }

        private static void say(String line) {
            System.err.println("bench card: " + line);
        }
    }
}
