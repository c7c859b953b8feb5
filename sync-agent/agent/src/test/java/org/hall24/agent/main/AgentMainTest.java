package org.hall24.agent.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hall24.agent.Scene;
import org.hall24.agent.send.FakeHub;
import org.hall24.wire.sign.VerifyingKey;
import org.hall24.wire.terminal.Agent.Accepted;
import org.hall24.wire.terminal.AgentClient;
import org.hall24.wire.terminal.AgentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, as a process of its own, against a hub over HTTPS. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AgentMainTest {
    private static final int SIGTERM_EXIT = 128 + 15;
    private static final int SIGKILL_EXIT = 128 + 9;

    @TempDir
    private Path dir;

    private final Scene scene = new Scene();

    @Test
    void theProgramServesSurvivesAKillAndStopsWhenTold() throws Exception {
        var identity = start("identity", "--state", dir.resolve("state").toString());
        var publicKey = VerifyingKey.fromText("H24-0007", identity.inputReader().readLine());
        assertThat(identity.waitFor()).isZero();
        Files.write(dir.resolve("roots.json"), scene.roots.toJson());
        Files.write(dir.resolve("given.json"), scene.release(1, 0, 1).toJson());
        try (var hub = new FakeHub(dir.resolve("ca.pem"), scene.hubSigning, publicKey);
                var kiosk = new AgentClient(dir.resolve("agent.sock"))) {
            var filing = scene.filing(5);
            hub.mood = FakeHub.Mood.CUT;
            var first = running(hub);
            assertThat(kiosk.introduce().terminal()).isEqualTo("H24-0007");
            var answer = kiosk.file(filing);
            assertThat(answer).isInstanceOf(Accepted.class);
            assertThat(first.toHandle().destroyForcibly()).isTrue();
            assertThat(first.waitFor()).isEqualTo(SIGKILL_EXIT);

            hub.mood = FakeHub.Mood.WELL;
            var second = running(hub);
            assertThat(kiosk.file(filing)).isEqualTo(answer);
            assertThat(Scene.becomesTrue(() -> delivered(kiosk, filing.matterId())))
                    .isTrue();
            assertThat(hub.stored).hasSize(1);

            var newer = scene.release(2, 0, 1).toJson();
            hub.offer.publish(2, newer);
            assertThat(Scene.becomesTrue(
                            () -> release(kiosk).equals(Base64.getEncoder().encodeToString(newer))))
                    .as("fetched without a restart, beside the deliveries")
                    .isTrue();

            second.destroy();
            assertThat(second.waitFor()).isEqualTo(SIGTERM_EXIT);
            assertThat(dir.resolve("agent.sock")).doesNotExist();
            assertThat(dir.resolve("state/outbox.db-wal")).as("closed in order").doesNotExist();
        }
    }

    @Test
    void whatIsMissingIsSaidAndTheExitIsTwo() throws Exception {
        var process = new ProcessBuilder(command(runArguments("https://localhost:1")))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said).contains("roots.json");
    }

    @Test
    void everyVerbHasItsHelp() throws Exception {
        for (var verb : List.of("run", "identity")) {
            var help = start(verb, "--help");

            assertThat(new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Usage: agent " + verb, "--state");
            assertThat(help.waitFor()).isZero();
        }
    }

    private Process running(FakeHub hub) throws IOException {
        var process = start(runArguments(hub.address().toString()));
        BufferedReader out = process.inputReader();
        assertThat(out.readLine())
                .contains("\"ready\":\"agent\"")
                .contains(dir.resolve("agent.sock").toString());
        return process;
    }

    private String[] runArguments(String hub) {
        return new String[] {
            "run",
            "--state",
            dir.resolve("state").toString(),
            "--socket",
            dir.resolve("agent.sock").toString(),
            "--hub",
            hub,
            "--hub-ca",
            dir.resolve("ca.pem").toString(),
            "--public-hub",
            "https://hub.example:8443",
            "--terminal",
            "H24-0007",
            "--region",
            "YS",
            "--roots",
            dir.resolve("roots.json").toString(),
            "--release",
            dir.resolve("given.json").toString(),
            "--starts-within",
            "0"
        };
    }

    private static Process start(String... arguments) throws IOException {
        return new ProcessBuilder(command(arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AgentMain.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private static String release(AgentClient kiosk) {
        try {
            return kiosk.introduce().release().orElse("");
        } catch (AgentException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean delivered(AgentClient kiosk, UUID id) {
        try {
            return kiosk.delivered(id);
        } catch (AgentException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
