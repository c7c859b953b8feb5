package org.hall24.fleet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.hall24.fleet.terminal.Filings;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.release.Release;
import org.hall24.wire.release.ReleaseVerdict;
import org.hall24.wire.release.ReleaseVerifier;
import org.hall24.wire.release.Roots;
import org.hall24.wire.terminal.Agent.Accepted;
import org.hall24.wire.terminal.Agent.Filing;
import org.hall24.wire.terminal.Agent.SessionState;
import org.hall24.wire.terminal.AgentClient;
import org.hall24.wire.terminal.HolderTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hub's keys change while a terminal runs: it fetches the release that names them, and nothing it files is lost on the way. */
@Timeout(600)
class KeyRotationTest {
    /** The question that waits at the hub when the release changes waits 5 s here; the report is written 10 s later. */
    private static final Duration REPORTED_MAX = Duration.ofMinutes(3);

    private static final Duration LOOK = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    private int filed;

    @Test
    void aRunningTerminalTakesTheNewKeysBetweenTwoCitizensAndBelievesThem() throws Exception {
        try (var hall = new RealHall(folder);
                var kiosk = new AgentClient(socket())) {
            rotates(hall, kiosk);
        }
    }

    private void rotates(RealHall hall, AgentClient kiosk) throws Exception {
        var departments = hall.departments();
        hall.serve("--sandbox", departments, "--overlay", "990000");
        hall.agent("enrol", state(), "--code", hall.hub("enrol", "--terminal", RealHall.TERMINAL));
        var first = hall.release(1);
        publish(hall, first);
        var agent = hall.runAgent(state(), socket(), first);
        var before = inUse(hall, kiosk);
        assertThat(receipt(kiosk, file(kiosk, before)).keyId())
                .isEqualTo(before.hub().signing().getFirst().id());

        hall.hub(List.of("keys", "rotate", "--state", hall.hubState().toString()));
        hall.serve("--sandbox", departments, "--overlay", "990000");
        kiosk.session(SessionState.IN_SESSION);
        publish(hall, hall.release(2));
        becomesTrue(() -> Files.exists(state().resolve("release.next")));
        assertThat(inUse(hall, kiosk)).as("somebody is being served").isEqualTo(before);
        var during = file(kiosk, before);
        receipt(kiosk, during);
        kiosk.session(SessionState.FREE);

        var after = inUse(hall, kiosk);
        assertThat(after.revision()).isEqualTo(2);
        var sealedTo = after.hub().sealing().getFirst();
        assertThat(before.hub().sealing()).doesNotContain(sealedTo);
        assertThat(receipt(kiosk, file(kiosk, after)).keyId())
                .as("the new key does not sign yet")
                .isEqualTo(before.hub().signing().getFirst().id());

        becomesTrue(() -> activated(hall));
        hall.serve("--sandbox", departments, "--overlay", "990000");
        var last = receipt(kiosk, file(kiosk, after)).keyId();
        assertThat(before.hub().signing()).noneMatch(key -> key.id().equals(last));
        assertThat(after.hub().signing()).anyMatch(key -> key.id().equals(last));
        becomesTrue(() -> casesWithTheirDepartment(hall) == filed);

        // The file it was started with is older now, which is nothing to report.
        agent.close();
        hall.runAgent(state(), socket(), first);
        assertThat(inUse(hall, kiosk)).isEqualTo(after);
        assertThat(Files.readString(hall.log("agent"))).doesNotContain("ERROR").doesNotContain("refused");
    }

    private Path state() {
        return folder.resolve("agent");
    }

    private Path socket() {
        return folder.resolve("agent.sock");
    }

    private static void publish(RealHall hall, Path release) throws Exception {
        hall.hub(List.of(
                "release",
                "publish",
                release.toString(),
                "--percent",
                "100",
                "--state",
                hall.hubState().toString(),
                "--roots",
                hall.roots().toString()));
    }

    private static boolean activated(RealHall hall) throws Exception {
        try {
            hall.hub(List.of("keys", "activate", "--state", hall.hubState().toString()));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** What the kiosk reads and verifies itself. */
    private static Release inUse(RealHall hall, AgentClient kiosk) throws Exception {
        var verifier = new ReleaseVerifier(Roots.fromJson(Files.readAllBytes(hall.roots())), InstantSource.system());
        var file = Base64.getDecoder().decode(kiosk.introduce().release().orElseThrow());
        return ((ReleaseVerdict.Usable) verifier.verify(file, 0)).release();
    }

    /** Somebody files, sealed as the kiosk seals with this release. */
    private UUID file(AgentClient kiosk, Release release) throws Exception {
        filed++;
        var filings = new Filings(release.hub().sealing().getFirst(), InstantSource.system(), new SecureRandom());
        var submission = filings.next(RealHall.TERMINAL, filed);
        var answer = kiosk.file(new Filing(
                submission.matterId(),
                submission.matter(),
                submission.envelope().toJson(),
                HolderTags.tag("990000198506150029", new SecureRandom()),
                UUID.randomUUID()));
        assertThat(answer).isInstanceOf(Accepted.class);
        return submission.matterId();
    }

    /** The receipt the agent believed. */
    private HubReceipt receipt(AgentClient kiosk, UUID matter) throws Exception {
        becomesTrue(() -> kiosk.delivered(matter));
        var query = "select hub_receipt from matter where matter_id = ?";
        try (var outbox = DriverManager.getConnection("jdbc:sqlite:" + state().resolve("outbox.db"));
                var statement = outbox.prepareStatement(query)) {
            statement.setString(1, matter.toString());
            try (var row = statement.executeQuery()) {
                row.next();
                return HubReceipt.fromJson(row.getString(1).getBytes(StandardCharsets.UTF_8));
            }
        } catch (SQLException e) {
            throw new IOException("the outbox does not show the receipt", e);
        }
    }

    private static long casesWithTheirDepartment(RealHall hall) throws IOException {
        try (var lines = Files.lines(hall.log("hub"))) {
            return lines.filter(line -> line.matches(".*case YS-[0-9-]+ is with .*"))
                    .count();
        }
    }

    private static void becomesTrue(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + REPORTED_MAX.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("it never became true").isLessThan(end);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
