package org.hall24.agent.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hall24.agent.Scene;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.identity.Identity;
import org.hall24.agent.identity.KeptIdentity;
import org.hall24.agent.identity.MemoryIdentity;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.SessionOpening;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line and its sessions, over real HTTPS. */
class HubLineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path dir;

    private final Scene scene = new Scene();
    private final SigningKey key = SigningKey.generate("H24-0007", new SecureRandom());
    private final Alarms alarms = new Alarms(InstantSource.system());
    private final AtomicReference<Duration> off = new AtomicReference<>(Duration.ZERO);
    private FakeHub hub;
    private HttpClient client;

    @BeforeEach
    void open() throws Exception {
        hub = new FakeHub(dir.resolve("ca.pem"), scene.hubSigning, key.verifying());
        client = HubLine.client(dir.resolve("ca.pem"));
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        hub.close();
    }

    private HubLine line(Identity identity) throws Exception {
        return line(identity, List.of(scene.hubSigning.verifying()));
    }

    private HubLine line(Identity identity, List<VerifyingKey> hubKeys) throws Exception {
        InstantSource clock = () -> Instant.now().plus(off.get());
        return HubLine.over(client, hub.address(), identity, () -> hubKeys, alarms, clock, new SecureRandom());
    }

    private static HubReply health(Line line) throws InterruptedException {
        return line.send("GET", "/v1/health", Bytes.of(new byte[0]), PATIENCE);
    }

    private static int status(HubReply reply) {
        return reply instanceof HubReply.Answer(int status, var _, var _, var _) ? status : 0;
    }

    private List<Long> numbers() {
        return hub.door.openings.stream().map(SessionOpening::opening).toList();
    }

    @Test
    void oneSessionServesManyRequestsAndIsOpenedWhenItIsNeeded() throws Exception {
        try (var line = line(new MemoryIdentity(key))) {
            assertThat(hub.door.openings).isEmpty();
            for (int i = 0; i < 5; i++) {
                assertThat(status(health(line))).isEqualTo(200);
            }
            assertThat(numbers()).containsExactly(1L);
            assertThat(hub.door.openings.getFirst().hubKeys()).containsExactly("hub-sign-1");
        }
    }

    @Test
    void aSessionNearItsEndIsFollowedByAnotherThatKnowsTheOneBefore() throws Exception {
        hub.door.length = Duration.ZERO;
        try (var line = line(new MemoryIdentity(key))) {
            assertThat(status(health(line))).isEqualTo(200);
            assertThat(status(health(line))).isEqualTo(200);
        }
        assertThat(numbers()).containsExactly(1L, 2L);
        assertThat(hub.door.openings.getLast().recent())
                .containsExactly(hub.door.openings.getFirst().id());
    }

    @Test
    void aSessionTheHubForgotIsOpenedAnewOnce() throws Exception {
        try (var line = line(new MemoryIdentity(key))) {
            health(line);
            hub.door.endSessions();
            assertThat(status(health(line))).isEqualTo(200);
            assertThat(numbers()).containsExactly(1L, 2L);

            hub.door.refusals.addAll(List.of("session-over", "session-over"));
            assertThat(status(health(line)))
                    .as("twice in a row is the hub's trouble")
                    .isEqualTo(401);
            assertThat(numbers()).containsExactly(1L, 2L, 3L);
            assertThat(alarms.standing()).isEmpty();
        }
    }

    @Test
    void aRequestThatCameTwiceIsSignedAnewInTheSameSession() throws Exception {
        try (var line = line(new MemoryIdentity(key))) {
            health(line);
            hub.door.refusals.add("replayed");
            assertThat(status(health(line))).isEqualTo(200);
            assertThat(numbers()).containsExactly(1L);

            hub.door.refusals.addAll(List.of("replayed", "replayed"));
            assertThat(status(health(line))).as("twice in a row is no accident").isEqualTo(401);
        }
    }

    @Test
    void aWrongClockIsCorrectedByTheHubsSignedTimeAndStaffHearOfIt() throws Exception {
        off.set(Duration.ofMinutes(-30));
        try (var line = line(new MemoryIdentity(key))) {
            assertThat(status(health(line))).isEqualTo(200);
            assertThat(line.skew())
                    .hasValueSatisfying(
                            skew -> assertThat(skew).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(31)));
            assertThat(alarms.standing()).extracting(Alarm::kind).containsExactly(Alarm.Kind.CLOCK_SKEW);
            assertThat(numbers()).as("refused before it was counted").containsExactly(1L);

            off.set(Duration.ZERO);
            assertThat(status(health(line))).as("the clock was set meanwhile").isEqualTo(200);
            assertThat(alarms.standing()).isEmpty();
        }
    }

    @Test
    void threeMinutesAreBelievedAndAnAlarm() throws Exception {
        off.set(Duration.ofMinutes(3));
        try (var line = line(new MemoryIdentity(key))) {
            assertThat(status(health(line))).isEqualTo(200);
        }
        assertThat(alarms.standing()).extracting(Alarm::kind).containsExactly(Alarm.Kind.CLOCK_SKEW);
    }

    @Test
    void aTimeSomebodyElseSignedMovesNoClock() throws Exception {
        off.set(Duration.ofMinutes(-30));
        hub.door.timeSigner = SigningKey.generate("hub-sign-1", new SecureRandom());
        try (var line = line(new MemoryIdentity(key))) {
            assertThat(status(health(line))).isEqualTo(401);
            assertThat(line.skew()).isEmpty();
        }
        assertThat(hub.door.openings).isEmpty();
    }

    @Test
    void whoIsTurnedAwayIsToldWhatStaffMustDoAndOnlyWhileItLasts() throws Exception {
        try (var line = line(new MemoryIdentity(key))) {
            for (var code : List.of("unknown-terminal", "revoked", "copied", "bad-signature")) {
                hub.door.endSessions();
                hub.door.refused = Optional.of(code);
                assertThat(status(health(line))).isEqualTo(401);
                assertThat(alarms.standing()).singleElement().satisfies(alarm -> {
                    assertThat(alarm.kind()).isEqualTo(Alarm.Kind.STRANGER);
                    assertThat(alarm.sentence()).contains("enrol");
                });
            }
            hub.door.refused = Optional.empty();
            assertThat(status(health(line))).isEqualTo(200);
            assertThat(alarms.standing()).isEmpty();
        }
    }

    @Test
    void aSessionUnderAKeyNoReleaseNamesIsUsedSoThatTheReleaseCanBeFetched() throws Exception {
        var older = SigningKey.generate("hub-sign-0", new SecureRandom()).verifying();
        try (var line = line(new MemoryIdentity(key), List.of(older))) {
            assertThat(status(health(line))).isEqualTo(200);
            assertThat(line.skew()).as("its time is not believed").isEmpty();
        }
        var impostor = SigningKey.generate("hub-sign-1", new SecureRandom()).verifying();
        try (var line = line(new MemoryIdentity(key), List.of(impostor))) {
            assertThat(health(line)).isInstanceOf(HubReply.Silence.class);
        }
    }

    @Test
    void linesOfManyTerminalsShareOneClient() throws Exception {
        var lines = new ArrayList<HubLine>();
        for (int i = 0; i < 20; i++) {
            lines.add(line(new MemoryIdentity(key)));
        }
        for (var line : lines) {
            assertThat(status(health(line))).isEqualTo(200);
            line.close();
        }
        assertThat(hub.door.openings).hasSize(20);
    }

    @Test
    void aChangeOfKeysWhoseAnswerWasLostIsFinishedByTheNextSession() throws Exception {
        var identity = kept();
        var before = identity.key();
        hub.door.terminal = before.verifying();
        var fresh = identity.change(SignatureAlgorithm.ED25519, new SecureRandom());
        hub.door.losesGrants = true;
        try (var line = line(identity)) {
            assertThat(status(health(line)))
                    .as("the hub has the new key, we do not know")
                    .isEqualTo(401);
            assertThat(identity.key().verifying()).isEqualTo(before.verifying());
            assertThat(hub.door.terminal).isEqualTo(fresh.verifying());

            hub.door.losesGrants = false;
            assertThat(status(health(line))).isEqualTo(200);
        }
        assertThat(kept().key().verifying()).isEqualTo(fresh.verifying());
        assertThat(kept().fresh()).isEmpty();
    }

    @Test
    void rotatingChangesTheKeyAndARefusalLeavesTheOldOne() throws Exception {
        var identity = kept();
        hub.door.terminal = identity.key().verifying();
        var papers = papers(identity);
        hub.door.refused = Optional.of("revoked");
        assertThat(papers.rotate(Optional.empty())).isPresent();
        assertThat(kept().key().verifying()).isEqualTo(hub.door.terminal);

        hub.door.refused = Optional.empty();
        var begun = identity.fresh().orElseThrow().verifying();
        assertThat(papers.rotate(Optional.empty())).isEmpty();
        assertThat(hub.door.terminal).isEqualTo(begun).isEqualTo(kept().key().verifying());
        try (var line = line(kept())) {
            assertThat(status(health(line))).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void aTerminalEnrolsAndIsHeardWithAKeyOfEitherAlgorithm(SignatureAlgorithm algorithm) throws Exception {
        var identity = new KeptIdentity(dir, "H24-0007");
        assertThat(papers(identity).enrol("ABCD", Optional.of(algorithm))).isEmpty();

        assertThat(hub.door.terminal.algorithm()).isEqualTo(algorithm);
        isHeardAs(algorithm);
    }

    @Test
    void aKeyChangesItsAlgorithmAndBackAndKeepsItOtherwise() throws Exception {
        var identity = kept();
        hub.door.terminal = identity.key().verifying();
        for (var algorithm : List.of(SignatureAlgorithm.SM2, SignatureAlgorithm.ED25519)) {
            assertThat(papers(identity).rotate(Optional.of(algorithm))).isEmpty();
            isHeardAs(algorithm);
            var before = identity.key().verifying();
            assertThat(papers(identity).rotate(Optional.empty())).isEmpty();
            isHeardAs(algorithm);
            assertThat(identity.key().verifying()).isNotEqualTo(before);
        }
    }

    @Test
    void aChangeWhoseAnswerWasLostIsFinishedBeforeTheAlgorithmChanges() throws Exception {
        var identity = kept();
        hub.door.terminal = identity.key().verifying();
        hub.door.losesGrants = true;
        assertThat(papers(identity).rotate(Optional.empty())).isPresent();
        hub.door.losesGrants = false;

        assertThat(papers(identity).rotate(Optional.of(SignatureAlgorithm.SM2))).isEmpty();

        isHeardAs(SignatureAlgorithm.SM2);
        assertThat(identity.fresh()).isEmpty();
    }

    private Papers papers(KeptIdentity identity) throws Exception {
        return new Papers(client, hub.address(), identity, InstantSource.system(), new SecureRandom());
    }

    private void isHeardAs(SignatureAlgorithm algorithm) throws Exception {
        var identity = new KeptIdentity(dir, "H24-0007");
        assertThat(identity.key().algorithm()).isEqualTo(algorithm);
        assertThat(identity.key().verifying()).isEqualTo(hub.door.terminal);
        try (var line = line(identity)) {
            assertThat(status(health(line))).isEqualTo(200);
        }
    }

    private KeptIdentity kept() throws Exception {
        new org.hall24.agent.identity.IdentityFile(dir).open("H24-0007", new SecureRandom());
        return new KeptIdentity(dir, "H24-0007");
    }

    /** Not used twice even when nobody hears of it. */
    @Test
    void aNumberIsSpentBeforeTheHubHearsIt() throws Exception {
        var identity = kept();
        hub.goAway();
        try (var line = line(identity)) {
            assertThat(health(line)).isInstanceOf(HubReply.Silence.class);
        }
        assertThat(kept().open(new UUID(1, 1)).number()).isEqualTo(2);
    }
}
