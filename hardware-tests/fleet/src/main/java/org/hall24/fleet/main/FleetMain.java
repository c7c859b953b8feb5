package org.hall24.fleet.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.hall24.fleet.Measurement.Measured;
import org.hall24.fleet.Order;
import org.hall24.fleet.Tally;
import org.hall24.fleet.main.Works.BenchName;
import org.hall24.fleet.main.Works.ProofName;
import org.hall24.programs.House;
import org.hall24.report.Figure;
import org.hall24.report.Report;
import org.hall24.report.Row;
import org.hall24.time.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Thousands of terminals, real hubs, real databases, and what goes wrong between them. */
@Command(
        name = "fleet",
        mixinStandardHelpOptions = true,
        description = "Proofs and measurements over many terminals and real hubs.",
        subcommands = {FleetMain.Prove.class, FleetMain.Bench.class})
public final class FleetMain {
    private static final int HOLDS = 0;
    private static final int HOLDS_NOT = 1;
    private static final int COULD_NOT_RUN = 2;

    private FleetMain() {}

    /** Exit 0 = holds, 1 = does not hold, 2 = could not run. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new FleetMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, _, _) -> {
                    if (!(e instanceof IOException || e instanceof IllegalStateException)) {
                        throw e; // a mistake of ours shows its stack
                    }
                    System.err.println("could not run: " + e.getMessage());
                    return COULD_NOT_RUN;
                })
                .execute(arguments);
    }

    /** What every proof and measurement may be told. */
    static final class Wishes {
        /** A night. */
        private static final int MINUTES_MAX = 24 * 60;

        private static final int ROUNDS_MAX = 1_000;
        private static final int COUNT_MAX = 1_000_000;

        @Option(
                names = "--out",
                paramLabel = "DIR",
                description = "Where results, logs and state go (${DEFAULT-VALUE}).")
        private Path out = Path.of("out");

        @Option(names = "--rounds", paramLabel = "N", description = "How often a measurement is repeated.")
        private Optional<Integer> rounds = Optional.empty();

        @Option(
                names = "--count",
                paramLabel = "N",
                description = "How much of what is counted: terminals, kills, flips.")
        private Optional<Integer> count = Optional.empty();

        @Option(names = "--minutes", paramLabel = "N", description = "How long, where time is the measure.")
        private Optional<Integer> minutes = Optional.empty();

        @Option(
                names = "--seed",
                paramLabel = "S",
                description = "Of chance; the same seed plans the same (${DEFAULT-VALUE}).")
        private long seed = 24;

        /** The order for one of them, with a folder of its own; says where to look. */
        private Order order(String name) throws IOException {
            var order = new Order(
                    House.ofThisProgram(),
                    Files.createDirectories(out.toAbsolutePath().normalize().resolve(name)),
                    within("--rounds", rounds, ROUNDS_MAX),
                    within("--count", count, COUNT_MAX),
                    minutes.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Duration.ofMinutes(
                                    within("--minutes", minutes, MINUTES_MAX).orElseThrow())),
                    seed,
                    InstantSource.system(),
                    Pause.REAL,
                    line -> System.err.println(name + ": " + line));
            order.say("seed " + seed + "; everything goes to " + order.out());
            return order;
        }

        private static OptionalInt within(String option, Optional<Integer> value, int max) throws IOException {
            if (value.isEmpty()) {
                return OptionalInt.empty();
            }
            if (value.get() < 1 || value.get() > max) {
                throw new IOException(option + " must be 1 to " + max);
            }
            return OptionalInt.of(value.get());
        }
    }

    @Command(
            name = "prove",
            mixinStandardHelpOptions = true,
            description = "Long proofs; prove.json says what was tried and what held.")
    static final class Prove implements Callable<Integer> {
        @Parameters(arity = "1..*", paramLabel = "NAME", description = "Which: ${COMPLETION-CANDIDATES}.")
        private List<ProofName> names = List.of();

        @Mixin
        private Wishes wishes = new Wishes();

        @Override
        public Integer call() throws IOException, InterruptedException {
            var tally = new Tally(wishes.out);
            try {
                for (var name : names) {
                    Works.proof(name).run(wishes.order(name.toString()), tally);
                }
            } finally {
                tally.rows().forEach(row -> System.out.println((row.holds() ? "holds: " : "DOES NOT HOLD: ") + row));
            }
            return tally.rows().stream().allMatch(Row::holds) ? HOLDS : HOLDS_NOT;
        }
    }

    @Command(
            name = "bench",
            mixinStandardHelpOptions = true,
            description = "Ours beside a peer in one run; bench.json has one row a figure.")
    static final class Bench implements Callable<Integer> {
        @Parameters(arity = "1..*", paramLabel = "NAME", description = "Which: ${COMPLETION-CANDIDATES}.")
        private List<BenchName> names = List.of();

        @Mixin
        private Wishes wishes = new Wishes();

        @Override
        public Integer call() throws IOException, InterruptedException {
            var figures = new ArrayList<Figure>();
            var misses = new ArrayList<String>();
            for (var name : names) {
                Measured measured = Works.measurement(name).run(wishes.order(name.toString()));
                figures.addAll(measured.figures());
                measured.misses().forEach(miss -> misses.add(name + ": " + miss));
                Report.bench(wishes.out, figures);
            }
            figures.forEach(figure -> System.out.println(line(figure)));
            misses.forEach(miss -> System.out.println("DOES NOT HOLD: " + miss));
            return misses.isEmpty() ? HOLDS : HOLDS_NOT;
        }

        private static String line(Figure figure) {
            var ours = "%-44s %12.2f %-8s".formatted(figure.name(), figure.value(), figure.unit());
            var peer = figure.peer().isEmpty()
                    ? ""
                    : " | %s %.2f | ratio %.3f".formatted(figure.peer(), figure.peerValue(), figure.ratio());
            return ours + peer + " | rounds %d spread %.2f".formatted(figure.rounds(), figure.spread());
        }
    }
}
