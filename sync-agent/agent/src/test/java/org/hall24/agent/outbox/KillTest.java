package org.hall24.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hall24.agent.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at random moments of filing. Not a power cut: the page cache of the machine survives. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KillTest {
    private static final long SEED = 20261122L;
    private static final int KILLS = 10;

    @TempDir
    private Path state;

    private final Map<String, String> acknowledged = new HashMap<>();

    @Test
    void noAcknowledgedMatterIsLostOrDoubledByTenKills() throws Exception {
        System.out.println("seed " + SEED);
        var random = new Random(SEED);

        for (int kill = 0; kill < KILLS; kill++) {
            fileAndKill(1 + random.nextInt(120));
        }

        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        var kept = kept();
        assertThat(kept).containsAllEntriesOf(acknowledged);
        assertThat(new HashSet<>(kept.values())).as("no number twice").hasSameSizeAs(kept.keySet());
        System.out.println("acknowledged " + acknowledged.size() + ", kept " + kept.size());
    }

    private void fileAndKill(int linesBefore) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FilingChild.class.getName(),
                        state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = child.inputReader(StandardCharsets.US_ASCII)) {
            for (int i = 0; i < linesBefore; i++) {
                note(lines.readLine());
            }
            // Not Process.destroyForcibly: it would throw away what the child has already said.
            assertThat(child.toHandle().destroyForcibly()).isTrue();
            drain(lines);
        }
        assertThat(child.waitFor()).as("killed, not failed").isEqualTo(128 + 9);
    }

    private void drain(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            // The last line may have been cut in the middle; whoever read it could not have trusted it either.
            if (line.endsWith("Z")) {
                note(line);
            }
        }
    }

    private void note(String line) {
        assertThat(line).as("a line of an acknowledgement").isNotNull();
        var words = line.split(" ", 3);
        assertThat(acknowledged.put(words[0], words[1] + " " + words[2])).isNull();
    }

    private Map<String, String> kept() throws Exception {
        Hold.open(state, Scene.TERMINAL, new Limits(1 << 20, Duration.ofDays(7), 1 << 30), InstantSource.system())
                .close();
        var kept = new HashMap<String, String>();
        var query = "select matter_id, case_number || ' ' || clearing_number || ' ' || accepted_at from matter";
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("outbox.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                assertThat(kept.put(rows.getString(1), rows.getString(2))).isNull();
            }
        }
        return kept;
    }
}
