package org.hall24.fleet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.identity.KeptIdentity;
import org.hall24.agent.send.HubLine;
import org.hall24.agent.send.HubReply;
import org.hall24.programs.House;
import org.hall24.programs.House.Leaf;
import org.hall24.programs.Program;
import org.hall24.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A terminal's life at a real hub: enrolled by the commands, given a new key, copied with its disk, found out, enrolled anew. It
 * needs hub and agent packaged: {@code ./hall24 test} sees to that; a build of this leaf alone passes it over.
 */
@Timeout(300)
class TerminalLifeTest {
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final String HUB = "org.hall24.hub.main.HubMain";
    private static final String AGENT = "org.hall24.agent.main.AgentMain";

    @TempDir
    private Path folder;

    private final House house = House.at(
            Path.of(property("basedir")).toAbsolutePath().resolve("../..").normalize(),
            Path.of(property("hall24.assets")));
    private final List<Program> started = new ArrayList<>();

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    @BeforeEach
    void needsThePrograms() throws IOException {
        assumeThat(house.isBuilt() || Boolean.getBoolean("hall24.whole")).isTrue();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void stop() throws Exception {
        for (var program : started) {
            program.close();
        }
        if (Files.isDirectory(hubState().resolve("postgres"))) {
            hub("stop-database");
        }
    }

    private Path hubState() {
        return folder.resolve("hub");
    }

    private String hub(String verb, String... more) throws Exception {
        var words = new ArrayList<>(List.of(verb, "--state", hubState().toString()));
        words.addAll(List.of(more));
        return Program.outputOf(
                        "hub-" + verb, house.command(Leaf.HUB, HUB, words), folder.resolve("hub.log"), START_MAX)
                .strip();
    }

    private void agent(String verb, Path state, URI hub, String... more) throws Exception {
        var words = new ArrayList<>(List.of(
                verb,
                "--state",
                state.toString(),
                "--hub",
                hub.toString(),
                "--hub-ca",
                hubState().resolve("ca.pem").toString(),
                "--terminal",
                "H24-0007"));
        words.addAll(List.of(more));
        Program.outputOf(
                "agent-" + verb, house.command(Leaf.AGENT, AGENT, words), folder.resolve("agent.log"), START_MAX);
    }

    private static int health(HubLine line) throws InterruptedException {
        var reply = line.send("GET", "/v1/health", Bytes.of(new byte[0]), Duration.ofSeconds(20));
        return reply instanceof HubReply.Answer(int status, var _, var _) ? status : 0;
    }

    @Test
    void aDiskThatRunsTwiceIsFoundAtTheSecondsFirstSession() throws Exception {
        var serving = Program.start(
                "hub",
                house.command(
                        Leaf.HUB, HUB, List.of("serve", "--state", hubState().toString(), "--port", "0")),
                Map.of(),
                folder.resolve("hub.log"),
                _ -> {});
        started.add(serving);
        var hub = URI.create(serving.awaitReady(START_MAX).path("url").asString());
        var original = folder.resolve("original");
        agent("enrol", original, hub, "--code", hub("enrol", "--terminal", "H24-0007"));
        agent("rotate", original, hub);

        try (var client = HubLine.client(hubState().resolve("ca.pem"))) {
            var alarms = new Alarms(InstantSource.system());
            var first = line(client, hub, original, new Alarms(InstantSource.system()));
            assertThat(health(first)).isEqualTo(200);
            var copy = copy(original);

            // The original opens its next session first; then the copy counts the same number once more.
            assertThat(health(line(client, hub, original, alarms))).isEqualTo(200);
            assertThat(health(line(client, hub, copy, alarms))).isEqualTo(401);
            assertThat(alarms.standing())
                    .singleElement()
                    .satisfies(
                            alarm -> assertThat(alarm.sentence()).contains("another machine uses this terminal's key"));
            assertThat(health(line(client, hub, original, alarms)))
                    .as("which of them is real is for staff to say")
                    .isEqualTo(401);
            assertThat(health(first)).as("sessions of before end, too").isEqualTo(401);

            agent("enrol", original, hub, "--code", hub("enrol", "--terminal", "H24-0007"));
            assertThat(health(line(client, hub, original, alarms))).isEqualTo(200);
            assertThat(health(line(client, hub, copy, alarms))).isEqualTo(401);
        }
        assertThat(Files.readString(folder.resolve("hub.log")))
                .contains("H24-0007 is copied")
                .contains("refused: copied, H24-0007");
    }

    private static HubLine line(HttpClient client, URI hub, Path state, Alarms alarms) throws IOException {
        return HubLine.over(
                client,
                hub,
                new KeptIdentity(state, "H24-0007"),
                List::of,
                alarms,
                InstantSource.system(),
                new SecureRandom());
    }

    private Path copy(Path original) throws IOException {
        var copy = Files.createDirectory(folder.resolve("copy"));
        try (var files = Files.list(original)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }
}
