package org.hall24.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hall24.programs.House;
import org.hall24.report.Row;

/** Runs Jazzer on one target after the other, each in a process of its own. */
public final class Fuzzer {
    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

    /** An input that takes longer hangs. */
    private static final int INPUT_SECONDS_MAX = 10;

    /** The longest frame is 2321 bytes; room for more than one. */
    private static final int INPUT_BYTES_MAX = 4_096;

    /** Starting and writing down what was learned; whoever takes longer has hung. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private static final double SECONDS_A_MINUTE = 60;

    private final House house;
    private final Path out;
    private final long seed;
    private final Consumer<String> progress;

    /**
     * A fuzzer.
     *
     * @param out where finds, logs and what was learned go, a folder a target
     * @param seed of its chance; the same seed is not the same run, as its speed is not the same
     */
    public Fuzzer(House house, Path out, long seed, Consumer<String> progress) {
        this.house = house;
        this.out = out;
        this.seed = seed;
        this.progress = progress;
    }

    /** The names of the list. */
    public List<String> names() throws IOException {
        return targets().stream().map(Target::name).toList();
    }

    private List<Target> targets() throws IOException {
        return Target.in(house.root().resolve("hardware-tests/fuzz/targets.txt"));
    }

    /** Runs this target for so long. */
    public Row run(String name, Duration howLong) throws IOException, InterruptedException {
        var target = targets().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no target '" + name + "'"));
        var place = Files.createDirectories(out.resolve(name)).toAbsolutePath();
        Files.createDirectories(place.resolve("corpus"));
        var log = place.resolve("log");
        long began = System.nanoTime();
        var process = new ProcessBuilder(command(target, place, howLong))
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int ended;
        try {
            boolean over = process.waitFor(howLong.plus(GRACE));
            ended = over ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
        double minutes = (System.nanoTime() - began) / 1e9 / SECONDS_A_MINUTE;
        var row = Tally.of(Files.readAllLines(log)).row(name, ended, seed, minutes);
        progress.accept(name + ": " + row.tried() + " inputs, " + (row.tried() - row.held()) + " broke it, "
                + row.figures() + (ended == 0 ? "" : "; Jazzer ended with " + ended + ", see " + log));
        return row;
    }

    private List<String> command(Target target, Path place, Duration howLong) throws IOException {
        var leaf = house.root().resolve(target.leaf());
        var classPath = leaf.resolve("target/test-classes") + ":" + leaf.resolve("target/classes") + ":"
                + Files.readString(leaf.resolve("target/test.classpath")).strip();
        return new ArrayList<>(List.of(
                house.java().toString(),
                "-Xmx512m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                JAZZER,
                "--target_class=" + target.target(),
                "--instrumentation_includes=" + target.packages(),
                "--custom_hook_includes=" + target.packages(),
                "--reproducer_path=" + place,
                "-artifact_prefix=" + place + "/",
                "-max_total_time=" + howLong.toSeconds(),
                "-timeout=" + INPUT_SECONDS_MAX,
                "-max_len=" + INPUT_BYTES_MAX,
                "-seed=" + (seed & Integer.MAX_VALUE),
                "-print_final_stats=1",
                place.resolve("corpus").toString(),
                target.seeds(house.root()).toString()));
    }
}
