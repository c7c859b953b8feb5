package org.hall24.agent.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hall24.agent.Scene;
import org.hall24.agent.TerminalAgent;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.identity.MemoryIdentity;
import org.hall24.agent.outbox.Hold;
import org.hall24.agent.outbox.Limits;
import org.hall24.agent.release.ReleaseShelf;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.terminal.Agent.Accepted;
import org.hall24.wire.terminal.Agent.Answered;
import org.hall24.wire.terminal.Agent.Declined;
import org.hall24.wire.terminal.Agent.DepartmentSilent;
import org.hall24.wire.terminal.Agent.LiveCall;
import org.hall24.wire.terminal.Agent.NoNetwork;
import org.hall24.wire.terminal.Agent.Rating;
import org.hall24.wire.terminal.Agent.Refusal;
import org.hall24.wire.terminal.Agent.Refused;
import org.hall24.wire.terminal.Agent.SessionState;
import org.hall24.wire.terminal.AgentException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SenderTest {
    private static final Pace QUICK = new Pace(
            Duration.ofMillis(2),
            Duration.ofMillis(40),
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofMillis(15),
            Duration.ZERO);
    private static final Limits SMALL = new Limits(1 << 10, Duration.ofDays(7), 1 << 20);

    @TempDir
    private Path dir;

    private final Scene scene = new Scene();
    private final SigningKey key = SigningKey.generate("H24-0007", new SecureRandom());
    private FakeHub hub;
    private Hold hold;
    private HubLine line;
    private Sender sender;
    private Alarms alarms;
    private ReleaseShelf releases;
    private TerminalAgent agent;

    @BeforeEach
    void open() throws Exception {
        hub = new FakeHub(dir.resolve("ca.pem"), scene.hubSigning, key.verifying());
        Files.write(dir.resolve("given.json"), scene.release(1, 0, 1).toJson());
        startAgent(dir.resolve("given.json"), QUICK);
    }

    private void startAgent(Path release, Pace pace) throws Exception {
        alarms = new Alarms(InstantSource.system());
        releases =
                new ReleaseShelf(Files.createDirectories(dir.resolve("state")), scene.roots, alarms, () -> Scene.NOON);
        releases.open(release);
        hold = Hold.open(dir.resolve("state"), Scene.TERMINAL, SMALL, InstantSource.system());
        line = new HubLine(
                hub.address(),
                dir.resolve("ca.pem"),
                new MemoryIdentity(key),
                releases::hubKeys,
                alarms,
                InstantSource.system(),
                new SecureRandom());
        sender = new Sender(
                "H24-0007", hold, line, releases::hubKeys, pace, alarms, InstantSource.system(), new Random(1));
        agent = new TerminalAgent(
                Scene.TERMINAL,
                releases,
                hold,
                sender,
                new LiveDesk(line, sender),
                new QueryDesk(line, sender, Scene.TERMINAL),
                alarms);
    }

    private void stopAgent() {
        sender.close();
        line.close();
        hold.close();
    }

    @AfterEach
    void close() {
        stopAgent();
        hub.close();
    }

    private UUID filed() throws Exception {
        var filing = scene.filing(5);
        assertThat(agent.file(filing)).isInstanceOf(Accepted.class);
        return filing.matterId();
    }

    private boolean delivered(UUID id) {
        try {
            return agent.delivered(id);
        } catch (AgentException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void arrives(UUID id) {
        assertThat(Scene.becomesTrue(() -> delivered(id))).isTrue();
        assertThat(hub.stored).containsKey(id.toString());
    }

    @Test
    void aFilingArrivesAndItsSignedReceiptIsKept() throws Exception {
        var id = filed();

        arrives(id);

        assertThat(Scene.becomesTrue(() -> agent.network().waiting() == 0)).isTrue();
        assertThat(agent.network().hub()).isTrue();
        assertThat(row("select hub_receipt from matter"))
                .isEqualTo(new String(hub.receipt(id).toJson(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeHub.Mood.class,
            names = {
                "CUT",
                "WEB_PAGE",
                "EMPTY_YES",
                "FORGED",
                "FOREIGN_KEY",
                "OTHER_MATTER",
                "OTHER_BODY",
                "ENDLESS",
                "BUSY",
                "BROKEN",
                "BAD_REQUEST_OF_A_GATEWAY",
                "STRANGER"
            })
    void whatIsNoReceiptOfTheHubIsTriedAgainUntilOneComes(FakeHub.Mood mood) throws Exception {
        hub.mood = mood;
        var id = filed();

        assertThat(Scene.becomesTrue(() -> hub.requests.size() >= 3)).isTrue();
        assertThat(delivered(id)).isFalse();
        assertThat(hub.stored).isEmpty();
        assertThat(agent.network().waiting()).isOne();
        hub.mood = FakeHub.Mood.WELL;
        arrives(id);
    }

    @Test
    void anAnswerLostOnTheWayIsAskedForAgainAndTheEffectStaysOne() throws Exception {
        hub.mood = FakeHub.Mood.CUT_AFTER_STORING;
        var id = filed();
        assertThat(Scene.becomesTrue(() -> hub.requests.size() >= 2)).isTrue();
        var receipt = hub.receipt(id);
        hub.mood = FakeHub.Mood.WELL;

        arrives(id);

        assertThat(hub.receipt(id)).isEqualTo(receipt);
    }

    @Test
    void whatTheHubRejectsIsSetAsideAndTheOthersPass() throws Exception {
        hub.mood = FakeHub.Mood.DIFFERENT_BODY;
        var rejected = scene.filing(5);
        hub.onlyFor = rejected.matterId().toString()::equals;
        agent.file(rejected);
        var other = filed();

        arrives(other);
        assertThat(Scene.becomesTrue(() -> row("select coalesce(max(quarantine_code), '') from matter")
                        .equals("different-body")))
                .isTrue();
        assertThat(hub.requests.stream()
                        .filter(("PUT /v1/matters/" + rejected.matterId())::equals)
                        .count())
                .as("alone or in a batch, and never again")
                .isLessThanOrEqualTo(1);
        assertThat(Scene.becomesTrue(() -> agent.network().waiting() == 1))
                .as("the hub has not signed for it")
                .isTrue();
    }

    @Test
    void aMatterTheHubChokesOnDoesNotHoldUpTheOthers() throws Exception {
        hub.mood = FakeHub.Mood.BROKEN;
        var poison = scene.filing(5);
        hub.onlyFor = poison.matterId().toString()::equals;
        agent.file(poison);
        for (int i = 0; i < 5; i++) {
            arrives(filed());
        }
        assertThat(delivered(poison.matterId())).isFalse();
        hub.mood = FakeHub.Mood.WELL;
        arrives(poison.matterId());
    }

    @Test
    void whatWasFiledWhileTheHubWasAwayArrivesAfterItReturnsAlsoAcrossARestart() throws Exception {
        hub.goAway();
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 6; i++) {
            ids.add(filed());
        }
        assertThat(Scene.becomesTrue(() -> !agent.network().hub())).isTrue();
        stopAgent();
        startAgent(dir.resolve("given.json"), QUICK);
        assertThat(agent.network().waiting()).isEqualTo(6);

        hub.comeBack();

        ids.forEach(this::arrives);
        assertThat(hub.stored).hasSize(6);
    }

    @Test
    void aFilingWakesASenderThatWaitsForMinutes() throws Exception {
        stopAgent();
        hub.goAway();
        var slow = Duration.ofMinutes(5);
        startAgent(dir.resolve("given.json"), new Pace(slow, slow, slow, slow, slow, Duration.ZERO));
        var first = filed();
        assertThat(Scene.becomesTrue(() -> agent.network().waiting() == 1)).isTrue();
        hub.comeBack();

        var second = filed();

        arrives(second);
        arrives(first);
    }

    @Test
    void aRatingIsDeliveredToo() throws Exception {
        var rating = new Rating(
                scene.newId(), Optional.of(CaseNumber.of("YS", 7, 1).text()), "appeal.hotline", 5, List.of(), 0);
        agent.rate(rating);
        agent.rate(rating);

        assertThat(Scene.becomesTrue(() -> hub.ratings.contains(rating.id().toString())))
                .isTrue();
        assertThat(Scene.becomesTrue(() -> row("select state from rating").equals("delivered")))
                .isTrue();
    }

    @Test
    void liveQuestionsComeBackAsWhatTheyAre() throws Exception {
        assertThat(live("slots")).isEqualTo(new Answered("{\"slots\":[]}"));
        assertThat(live("hold")).isEqualTo(new Declined("slot-taken"));
        assertThat(live("nonsense")).isEqualTo(new DepartmentSilent());
        assertThat(live("other")).isEqualTo(new DepartmentSilent());
        hub.goAway();
        assertThat(live("slots")).isEqualTo(new NoNetwork());
        for (var bad : List.of("", "../admin", "a/b", "A", "x?y")) {
            assertThatThrownBy(() -> live(bad)).isInstanceOf(AgentException.class);
        }
        assertThatThrownBy(() -> agent.live(new LiveCall("realestate", "slots", "[]")))
                .isInstanceOf(AgentException.class);
    }

    @Test
    void aHubUnderAnotherCertificateGetsNothing() throws Exception {
        stopAgent();
        try (var other = new FakeHub(dir.resolve("other-ca.pem"), scene.hubSigning, key.verifying())) {
            Files.copy(
                    dir.resolve("other-ca.pem"),
                    dir.resolve("ca.pem"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            startAgent(dir.resolve("given.json"), QUICK);
            var id = filed();

            assertThat(Scene.becomesTrue(() -> agent.network().waiting() == 1)).isTrue();
            assertThat(live("slots")).isEqualTo(new NoNetwork());
            assertThat(delivered(id)).isFalse();
            assertThat(hub.requests).isEmpty();
            assertThat(other.requests).isEmpty();
        }
    }

    @Test
    void withoutAReleaseNothingIsAccepted() throws Exception {
        stopAgent();
        Files.delete(dir.resolve("state/release.json"));
        startAgent(dir.resolve("missing.json"), QUICK);

        assertThat(agent.introduce().release()).isEmpty();
        assertThat(agent.file(scene.filing(1))).isEqualTo(new Refused(Refusal.NOT_READY));
    }

    @Test
    void aReleaseChangesOnlyBetweenTwoCitizens() throws Exception {
        var newer = scene.release(2, 0, 1).toJson();
        var before = agent.introduce();

        for (var state : List.of(SessionState.IN_SESSION, SessionState.MAINTENANCE)) {
            agent.session(state);
            releases.take(newer);
            assertThat(agent.introduce()).isEqualTo(before);
        }
        agent.session(SessionState.FREE);
        assertThat(agent.introduce().release())
                .contains(java.util.Base64.getEncoder().encodeToString(newer));
    }

    @Test
    void aPlainAddressIsRefused() {
        for (var address : List.of("http://localhost:1", "localhost:1", "https:///x")) {
            assertThatThrownBy(() -> new HubLine(
                            URI.create(address),
                            dir.resolve("ca.pem"),
                            new MemoryIdentity(key),
                            List::of,
                            alarms,
                            InstantSource.system(),
                            new SecureRandom()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void theWaitGrowsIsJitteredAndNeverPassesItsCap() {
        var random = new Random(5);
        var pace = Pace.TERMINAL;
        for (int failures = 1; failures < 200; failures++) {
            assertThat(pace.after(failures, false, random)).isBetween(Duration.ofMillis(1), pace.cap());
            assertThat(pace.after(failures, true, random)).isBetween(Duration.ofMillis(1), pace.capToday());
        }
        assertThat(pace.after(1, false, random)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    private org.hall24.wire.terminal.Agent.LiveAnswer live(String operation)
            throws AgentException, InterruptedException {
        return agent.live(new LiveCall("realestate", operation, "{}"));
    }

    private String row(String query) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("state/outbox.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? new String(rows.getBytes(1), java.nio.charset.StandardCharsets.UTF_8) : "";
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
