package org.hall24.fuzz.main;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hall24.fuzz.Fuzzer;
import org.hall24.programs.House;
import org.hall24.report.Report;
import org.hall24.report.Row;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fuzzing of whatever reads bytes from outside. */
@Command(
        name = "prove fuzz",
        mixinStandardHelpOptions = true,
        description = "Jazzer on each target of hardware-tests/fuzz/targets.txt, one after the other.")
public final class FuzzMain implements Callable<Integer> {
    private static final int HOLDS = 0;
    private static final int HOLDS_NOT = 1;
    private static final int COULD_NOT_RUN = 2;
    private static final int MINUTES_MAX = 24 * 60;

    @Option(names = "--minutes", paramLabel = "N", description = "How long each target (${DEFAULT-VALUE}).")
    private int minutes = 5;

    @Option(names = "--target", paramLabel = "NAME", description = "Only this one; may be given again.")
    private List<String> targets = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Where prove.json, logs and finds go.")
    private Path out = Path.of("out");

    @Option(names = "--seed", paramLabel = "S", description = "Of Jazzer's chance.")
    private long seed = 24;

    private FuzzMain() {}

    /** Exit 0 = holds, 1 = does not hold, 2 = could not run. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new FuzzMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (minutes < 1 || minutes > MINUTES_MAX) {
            say("--minutes must be 1 to " + MINUTES_MAX);
            return COULD_NOT_RUN;
        }
        try {
            var fuzzer = new Fuzzer(House.ofThisProgram(), out, seed, FuzzMain::say);
            var rows = new ArrayList<Row>();
            for (var target : targets.isEmpty() ? fuzzer.names() : targets) {
                rows.add(fuzzer.run(target, Duration.ofMinutes(minutes)));
                Report.prove(out, rows);
            }
            boolean holds = rows.stream().allMatch(Row::holds);
            say(holds ? "holds" : "DOES NOT HOLD");
            return holds ? HOLDS : HOLDS_NOT;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            say("could not run: " + e.getMessage());
            return COULD_NOT_RUN;
        }
    }

    private static void say(String line) {
        System.err.println("prove fuzz: " + line);
    }
}
