package org.hall24.fleet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.identity.KeptIdentity;
import org.hall24.agent.send.HubLine;
import org.hall24.agent.send.HubReply;
import org.hall24.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A terminal's life at a real hub: enrolled by the commands, given a new key, copied with its disk, found out, enrolled anew. */
@Timeout(300)
class TerminalLifeTest {
    @TempDir
    private Path folder;

    private static int health(HubLine line) throws InterruptedException {
        var reply = line.send("GET", "/v1/health", Bytes.of(new byte[0]), Duration.ofSeconds(20));
        return reply instanceof HubReply.Answer(int status, var _, var _, var _) ? status : 0;
    }

    @Test
    void aDiskThatRunsTwiceIsFoundAtTheSecondsFirstSession() throws Exception {
        try (var hall = new RealHall(folder)) {
            aDiskThatRunsTwiceIsFound(hall);
        }
    }

    private void aDiskThatRunsTwiceIsFound(RealHall hall) throws Exception {
        hall.serve();
        var hub = hall.hub();
        var original = folder.resolve("original");
        hall.agent("enrol", original, "--code", hall.hub("enrol", "--terminal", RealHall.TERMINAL));
        hall.agent("rotate", original);

        try (var client = HubLine.client(hall.authority())) {
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

            hall.agent("enrol", original, "--code", hall.hub("enrol", "--terminal", RealHall.TERMINAL));
            assertThat(health(line(client, hub, original, alarms))).isEqualTo(200);
            assertThat(health(line(client, hub, copy, alarms))).isEqualTo(401);
        }
        assertThat(Files.readString(hall.log("hub")))
                .contains("H24-0007 is copied")
                .contains("refused: copied, H24-0007");
    }

    @Test
    void aTerminalWithAKeyOfSm2IsHeardAndMayChangeItsAlgorithm() throws Exception {
        var state = folder.resolve("terminal");
        try (var hall = new RealHall(folder)) {
            hall.serve();
            var code = hall.hub("enrol", "--terminal", RealHall.TERMINAL);
            hall.agent("enrol", state, "--algorithm", "sm2-sm3", "--code", code);
            isHeardAs("sm2-sm3", state, hall);
            for (var algorithm : List.of("ed25519", "sm2-sm3")) {
                hall.agent("rotate", state, "--algorithm", algorithm);
                isHeardAs(algorithm, state, hall);
            }
        }
    }

    private static void isHeardAs(String algorithm, Path state, RealHall hall) throws Exception {
        assertThat(new KeptIdentity(state, RealHall.TERMINAL).key().algorithm()).hasToString(algorithm);
        try (var client = HubLine.client(hall.authority())) {
            assertThat(health(line(client, hall.hub(), state, new Alarms(InstantSource.system()))))
                    .isEqualTo(200);
        }
    }

    private static HubLine line(HttpClient client, URI hub, Path state, Alarms alarms) throws IOException {
        return HubLine.over(
                client,
                hub,
                new KeptIdentity(state, RealHall.TERMINAL),
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
