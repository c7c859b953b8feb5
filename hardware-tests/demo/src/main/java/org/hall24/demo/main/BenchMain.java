package org.hall24.demo.main;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.hall24.demo.bench.JourneyBench;
import org.hall24.demo.hall.Places;
import org.hall24.demo.stage.Stage;
import org.hall24.programs.House;
import org.hall24.report.Report;
import org.hall24.time.Pause;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The machine's share of a journey, measured over a whole hall. */
@Command(
        name = "bench journey",
        mixinStandardHelpOptions = true,
        description = "From the last touch to the pixels of the answer, step by step, over a whole hall.")
public final class BenchMain implements Callable<Integer> {
    private static final int HOLDS = 0;
    private static final int HOLDS_NOT = 1;
    private static final int COULD_NOT_RUN = 2;
    private static final int ROUNDS_MAX = 1_000;

    @Option(names = "--out", paramLabel = "DIR", description = "Where bench.json, logs and state go.")
    private @Nullable Path out;

    @Option(names = "--rounds", paramLabel = "N", description = "How often it is played (${DEFAULT-VALUE}).")
    private int rounds = 10;

    private BenchMain() {}

    /** Exit 0 = holds, 1 = does not hold, 2 = could not run. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new BenchMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (rounds < 1 || rounds > ROUNDS_MAX) {
            say("--rounds must be 1 to " + ROUNDS_MAX);
            return COULD_NOT_RUN;
        }
        try {
            var places = out == null ? Places.temporary() : Places.at(out);
            try (var stage = Stage.build(House.ofThisProgram(), places, InstantSource.system(), Pause.REAL)) {
                Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "close-the-hall"));
                say("starting the hall; everything goes to " + places.out());
                stage.light();
                var result = new JourneyBench(stage, BenchMain::say).run(rounds);
                Report.bench(places.out(), result.figures());
                System.out.print(result.table());
                say(result.holds() ? "holds" : "DOES NOT HOLD");
                return result.holds() ? HOLDS : HOLDS_NOT;
            }
        } catch (IOException | IllegalStateException e) {
            say("could not run: " + e.getMessage());
            return COULD_NOT_RUN;
        }
    }

    private static void say(String line) {
        System.err.println("bench journey: " + line);
    }
}
