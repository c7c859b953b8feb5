package org.hall24.agent.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hall24.agent.Scene;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.identity.MemoryIdentity;
import org.hall24.agent.outbox.Hold;
import org.hall24.agent.outbox.Limits;
import org.hall24.wire.Application.Holder;
import org.hall24.wire.http.QuerySubmission;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.hall24.wire.seal.Envelope;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.UnsealingException;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.terminal.Agent.NotTaken;
import org.hall24.wire.terminal.Agent.QueryCall;
import org.hall24.wire.terminal.Agent.Replied;
import org.hall24.wire.terminal.Agent.Unanswered;
import org.hall24.wire.terminal.AgentException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sealed questions, carried over real HTTPS. */
class QueryDeskTest {
    private static final Pace QUICK = new Pace(
            Duration.ofMillis(2),
            Duration.ofMillis(40),
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofMillis(15),
            Duration.ZERO);

    /** Certificates are some hundred KiB. */
    private static final int LONG = 600_000;

    @TempDir
    private Path dir;

    private final Scene scene = new Scene();
    private final UnsealingKey session = UnsealingKey.oneTime();
    private FakeHub hub;
    private Hold hold;
    private HubLine line;
    private Sender sender;
    private QueryDesk desk;

    @BeforeEach
    void open() throws Exception {
        var key = SigningKey.generate("H24-0007", new SecureRandom());
        hub = new FakeHub(dir.resolve("ca.pem"), scene.hubSigning, key.verifying());
        hold = Hold.open(
                Files.createDirectories(dir.resolve("state")),
                Scene.TERMINAL,
                new Limits(1 << 10, Duration.ofDays(7), 1 << 20),
                InstantSource.system());
        line = new HubLine(
                hub.address(),
                dir.resolve("ca.pem"),
                new MemoryIdentity(key),
                List::of,
                new Alarms(InstantSource.system()),
                InstantSource.system(),
                new SecureRandom());
        sender = new Sender(
                "H24-0007",
                hold,
                line,
                List::of,
                QUICK,
                new Alarms(InstantSource.system()),
                InstantSource.system(),
                new Random(1));
        desk = new QueryDesk(line, sender, Scene.TERMINAL);
    }

    @AfterEach
    void close() {
        sender.close();
        line.close();
        hold.close();
        hub.close();
    }

    private QueryCall call(String terminal) {
        var query = new Query(
                scene.newId(),
                "fund.balance",
                Operation.FUND_ACCOUNTS,
                Optional.of(new Holder("演示人甲", "990000198506150029", "演示市")),
                Optional.empty(),
                Map.of(),
                "zh",
                Scene.NOON,
                session.closing());
        return new QueryCall(
                query.queryId(),
                new Sealer(scene.hubSealing.closing(), terminal, 1).seal(query).toJson());
    }

    private QuerySubmission answered(QuerySubmission asked, UUID id, String body) {
        try {
            var query = new Opener(List.of(scene.hubSealing)).open(asked.envelope(), Query.class);
            var sealed = new Sealer(query.replyKey(), asked.terminal(), 1)
                    .seal(new Reply(id, Reply.Outcome.FOUND, "", body));
            return new QuerySubmission(id, asked.terminal(), sealed);
        } catch (UnsealingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(QuerySubmission submission) {
        return new String(submission.toJson(), StandardCharsets.UTF_8);
    }

    @Test
    void aQuestionComesBackSealedToTheSessionAlsoWhenItHoldsACertificate() throws Exception {
        var body = "{\"pdf\":\"" + "A".repeat(LONG) + "\"}";
        hub.queries = asked -> new FakeHub.QueryReply(200, json(answered(asked, asked.queryId(), body)));
        var call = call("H24-0007");

        var replied = (Replied) desk.ask(call);

        var reply = new Opener(List.of(session)).open(Envelope.fromJson(replied.envelope()), Reply.class);
        assertThat(reply.queryId()).isEqualTo(call.queryId());
        assertThat(reply.body()).isEqualTo(body);
        assertThat(sender.contact().answers()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            400 | {"code":"unknown-key"}    | unknown-key
            403 | {"code":"other-terminal"} | other-terminal
            503 | {"code":"busy"}           | busy
            500 | {"code":"broken"}         | broken
            """)
    void aNoOfTheHubIsTold(int status, String body, String code) throws Exception {
        hub.queries = _ -> new FakeHub.QueryReply(status, body);

        assertThat(desk.ask(call("H24-0007"))).isEqualTo(new NotTaken(code));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            400 | <h1>Bad Request</h1>
            200 | <html>Welcome to the hotel's network</html>
            200 | {}
            502 | ` `
            """)
    void whatIsNotTheHubsIsNoAnswer(int status, String body) throws Exception {
        hub.queries = _ -> new FakeHub.QueryReply(status, body);

        assertThat(desk.ask(call("H24-0007"))).isEqualTo(new Unanswered());
    }

    @Test
    void theAnswerToAnotherQuestionIsNone() throws Exception {
        hub.queries = asked -> new FakeHub.QueryReply(200, json(answered(asked, scene.newId(), "{}")));

        assertThat(desk.ask(call("H24-0007"))).isEqualTo(new Unanswered());
    }

    @Test
    void withoutNetworkNobodyAnswersAndNothingIsAskedAgain() throws Exception {
        hub.goAway();

        assertThat(desk.ask(call("H24-0007"))).isEqualTo(new Unanswered());
        hub.comeBack();
        assertThat(Scene.becomesTrue(() -> sender.contact().answers())).isTrue();
        assertThat(hub.requests).isEmpty();
    }

    @Test
    void whatIsNoQueryOfThisTerminalIsNotCarried() {
        assertThatThrownBy(() -> desk.ask(call("H24-0008"))).isInstanceOf(AgentException.class);
        assertThatThrownBy(() ->
                        desk.ask(new QueryCall(scene.newId(), call("H24-0007").envelope())))
                .isInstanceOf(AgentException.class);
        assertThatThrownBy(() -> desk.ask(new QueryCall(scene.newId(), "{}"))).isInstanceOf(AgentException.class);
        assertThat(hub.requests).isEmpty();
    }

    @Test
    void nothingOfAQuestionIsKept() throws Exception {
        var asked = new CopyOnWriteArrayList<QuerySubmission>();
        hub.queries = query -> {
            asked.add(query);
            return new FakeHub.QueryReply(200, json(answered(query, query.queryId(), "{}")));
        };
        desk.ask(call("H24-0007"));

        var enc = asked.getFirst().envelope().ciphertext().base64().substring(0, 60);
        try (var files = Files.list(dir.resolve("state"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(enc);
            }
        }
    }

    @Test
    void theHubSaysWhichDepartmentsRestUntilTheyDoNot() {
        hub.resting = List.of("fund");
        assertThat(Scene.becomesTrue(() -> sender.resting().equals(List.of("fund"))))
                .isTrue();
        hub.resting = List.of();
        assertThat(Scene.becomesTrue(() -> sender.resting().isEmpty())).isTrue();
        hub.resting = List.of("social");
        assertThat(Scene.becomesTrue(() -> sender.resting().equals(List.of("social"))))
                .isTrue();
        hub.goAway();
        assertThat(Scene.becomesTrue(() -> sender.resting().isEmpty())).isTrue();
    }
}
