package org.hall24.demo.main;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.hall24.demo.hall.Places;
import org.hall24.demo.prove.Proofs;
import org.hall24.demo.prove.Proofs.Wish;
import org.hall24.programs.House;
import org.hall24.time.Pause;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The long proofs over a whole hall. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = "Long proofs over a whole hall; prove.json says what was tried and what held.")
public final class ProveMain implements Callable<Integer> {
    private static final int HOLDS = 0;
    private static final int HOLDS_NOT = 1;
    private static final int COULD_NOT_RUN = 2;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Which: ${COMPLETION-CANDIDATES}.")
    private java.util.List<Wish> wishes = java.util.List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Where prove.json, logs and state go.")
    private @Nullable Path out;

    @Option(
            names = "--count",
            description =
                    "How often: kills (200; by night 1000), device events (1000; by night 10000), unpluggings of each of the"
                            + " kiosk's devices (20), cuts of print (60).")
    private int count;

    @Option(
            names = "--minutes",
            description = "kill: nothing is begun after so many minutes (no limit); what was done until then counts.")
    private int minutes;

    @Option(names = "--seed", description = "Of chance; the same seed plans the same moments.")
    private long seed = 24;

    private ProveMain() {}

    /** Exit 0 = holds, 1 = does not hold, 2 = could not run. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new ProveMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            var places = out == null ? Places.temporary() : Places.at(out);
            var proofs = new Proofs(House.ofThisProgram(), places, InstantSource.system(), Pause.REAL, ProveMain::say);
            Runtime.getRuntime().addShutdownHook(new Thread(proofs::close, "close-the-hall"));
            try (proofs) {
                say("seed " + seed + "; everything goes to " + places.out());
                return proofs.run(wishes, new Proofs.Measure(count, minutes, seed)) ? HOLDS : HOLDS_NOT;
            }
        } catch (IOException | IllegalStateException e) {
            say("could not run: " + e.getMessage());
            return COULD_NOT_RUN;
        }
    }

    private static void say(String line) {
        System.err.println("prove: " + line);
    }
}
