package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.hall24.hub.fleet.Enrolments;
import org.hall24.hub.fleet.Terminals;
import org.hall24.wire.http.EnrolmentRequest;
import org.hall24.wire.http.KeyChange;
import org.hall24.wire.http.KeyGrant;
import org.hall24.wire.http.SessionOpening;
import org.hall24.wire.http.Worth;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How a terminal gets, changes and loses its key, against a real hub. */
class EnrolmentTest {
    private static TestHall hall;
    private static Enrolments enrolments;

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall();
        enrolments = new Enrolments(
                hall.hub.part(JdbcClient.class),
                hall.hub.part(TransactionTemplate.class),
                hall.hub.part(Terminals.class),
                InstantSource.system());
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private static Terminal fresh(String name) {
        return hall.terminal.with(SigningKey.generate(name, Terminal.RANDOM));
    }

    private static String code(String terminal) {
        return enrolments.issue(terminal, Enrolments.VALID, Terminal.RANDOM);
    }

    private static HttpResponse<String> enrol(Terminal terminal, String code) throws Exception {
        return terminal.send(
                "POST",
                "/v1/enrolments",
                new EnrolmentRequest(code, terminal.key().verifying()).toJson());
    }

    private static int health(Terminal terminal) throws Exception {
        return terminal.send("GET", "/v1/health", new byte[0]).statusCode();
    }

    private static String opens(Terminal terminal) throws Exception {
        var opening = terminal.opening(UnsealingKey.oneTime().closing());
        var answer = terminal.send("POST", "/v1/sessions", opening.toJson());
        return answer.statusCode() == 200 ? "yes" : answer.body();
    }

    @Test
    void aCodeEnrolsOneKeyAndSaysTheSameWhenAskedAgain() throws Exception {
        var terminal = fresh("H24-0201");
        var code = code("H24-0201");

        var first = enrol(terminal, code.toLowerCase(Locale.ROOT).replace("-", " "));
        var again = enrol(terminal, code);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        var grant = KeyGrant.fromJson(first.body().getBytes(StandardCharsets.UTF_8));
        assertThat(grant.isFor(terminal.key().verifying())).isTrue();
        assertThat(grant.worth(List.of(hall.keys.signing().verifying()))).isEqualTo(Worth.GENUINE);
        assertThat(health(terminal)).isEqualTo(200);
        assertThat(enrol(fresh("H24-0201"), code).body()).as("another key").isEqualTo("{\"code\":\"code-wrong\"}");
        assertThat(health(terminal)).isEqualTo(200);
    }

    @Test
    void aCodeIsForOneTerminalForADayAndStoredAsAHashOnly() throws Exception {
        var code = code("H24-0202");
        assertThat(enrol(fresh("H24-0203"), code).body()).isEqualTo("{\"code\":\"code-wrong\"}");
        var over = enrolments.issue("H24-0204", Duration.ofSeconds(-1), Terminal.RANDOM);
        assertThat(enrol(fresh("H24-0204"), over).body()).isEqualTo("{\"code\":\"code-wrong\"}");
        var replaced = code("H24-0205");
        code("H24-0205");
        assertThat(enrol(fresh("H24-0205"), replaced).body()).isEqualTo("{\"code\":\"code-wrong\"}");
        assertThatThrownBy(() -> code("nobody")).isInstanceOf(IllegalArgumentException.class);

        var stored = hall.hub
                .part(JdbcClient.class)
                .sql("select string_agg(enrolment::text, ' ') from enrolment")
                .query(String.class)
                .single();
        assertThat(stored).contains("H24-0202").doesNotContain(code).doesNotContain(code.substring(0, 9));
    }

    @Test
    void guessingIsLockedAlsoForTheRightCodeForAWhile() throws Exception {
        var terminal = fresh("H24-0206");
        var code = code("H24-0206");
        for (int i = 0; i < 5; i++) {
            assertThat(enrol(terminal, "0000-0000-0000-000" + i).statusCode()).isEqualTo(403);
        }

        var locked = enrol(terminal, code);

        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.body()).isEqualTo("{\"code\":\"code-locked\"}");
        assertThat(locked.headers().firstValue("Retry-After")).isPresent();
        assertThat(enrol(fresh("H24-0207"), code("H24-0207")).statusCode())
                .as("nobody else is locked out")
                .isEqualTo(200);
    }

    @Test
    void aChangeOfKeysEndsTheOldOnesSessionsAndIsAnsweredTwice() throws Exception {
        var before = hall.register("H24-0208");
        assertThat(health(before)).isEqualTo(200);
        var after = fresh("H24-0208");
        var change = KeyChange.prove(before.key().verifying(), after.key()).toJson();

        var first = before.send("POST", "/v1/keys", change);
        var again = before.send("POST", "/v1/keys", change);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(health(after)).isEqualTo(200);
        assertThat(before.send("GET", "/v1/health", new byte[0]).body()).isEqualTo("{\"code\":\"session-over\"}");
        assertThat(opens(before)).isEqualTo("{\"code\":\"bad-signature\"}");
        var third = KeyChange.prove(before.key().verifying(), fresh("H24-0208").key());
        assertThat(before.send("POST", "/v1/keys", third.toJson()).statusCode())
                .as("the key before may only repeat itself")
                .isEqualTo(401);
    }

    @Test
    void aNewKeyMustProveItself() throws Exception {
        var terminal = hall.register("H24-0209");
        var other = fresh("H24-0209");
        var proven = KeyChange.prove(other.key().verifying(), fresh("H24-0209").key());

        assertThat(terminal.send("POST", "/v1/keys", proven.toJson()).body())
                .isEqualTo("{\"code\":\"key-not-proven\"}");
        assertThat(health(terminal)).isEqualTo(200);
    }

    @Test
    void twoMachinesWithOneKeyAreFoundAndAnEnrolmentLetsOneBackIn() throws Exception {
        var terminal = hall.register("H24-0210");
        var copy = terminal.with(terminal.key());
        assertThat(opens(terminal)).isEqualTo("yes");
        var behind = new SessionOpening(
                Terminal.id(), "H24-0210", 1, List.of(), UnsealingKey.oneTime().closing(), List.of());

        assertThat(copy.send("POST", "/v1/sessions", behind.toJson()).body()).isEqualTo("{\"code\":\"copied\"}");
        assertThat(opens(terminal)).isEqualTo("{\"code\":\"copied\"}");

        var anew = fresh("H24-0210");
        assertThat(enrol(anew, code("H24-0210")).statusCode()).isEqualTo(200);
        assertThat(health(anew)).isEqualTo(200);
        assertThat(opens(copy)).isEqualTo("{\"code\":\"bad-signature\"}");
    }

    @Test
    void anOpeningThatWasLongOnItsWayIsNoCopy() throws Exception {
        var terminal = hall.register("H24-0211");
        var late = terminal.opening(UnsealingKey.oneTime().closing());
        var next = terminal.opening(UnsealingKey.oneTime().closing());
        var knowing = new SessionOpening(
                next.id(), "H24-0211", next.opening(), List.of(late.id()), next.replyKey(), List.of());
        assertThat(terminal.send("POST", "/v1/sessions", knowing.toJson()).statusCode())
                .isEqualTo(200);

        var answer = terminal.send("POST", "/v1/sessions", late.toJson());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"code\":\"late-opening\"}");
        assertThat(opens(terminal)).isEqualTo("yes");
    }

    @Test
    void theCommandsPrintACodeAndTakeARightAway() throws Exception {
        assertThat(HubMain.run(
                        "enrol", "--state", hall.state.toString(), "--database", hall.jdbcUrl, "--terminal", "x"))
                .isEqualTo(2);
        assertThat(HubMain.run(
                        "enrol",
                        "--state",
                        hall.state.toString(),
                        "--database",
                        hall.jdbcUrl,
                        "--terminal",
                        "H24-0212"))
                .isZero();
        var terminal = hall.register("H24-0213");
        assertThat(health(terminal)).isEqualTo(200);
        assertThat(HubMain.run(
                        "revoke",
                        "--state",
                        hall.state.toString(),
                        "--database",
                        hall.jdbcUrl,
                        "--terminal",
                        "H24-0213"))
                .isZero();
        assertThat(HubMain.run(
                        "revoke",
                        "--state",
                        hall.state.toString(),
                        "--database",
                        hall.jdbcUrl,
                        "--terminal",
                        "H24-9998"))
                .isEqualTo(1);

        long began = System.nanoTime();
        TestHall.await(() -> {
            try {
                return health(terminal) == 401;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    /** With the fleet's tables locked away a request in a session goes through all the same: it needs no row of them. */
    @Test
    void insideASessionNoRowOfTheFleetIsTouched() throws Exception {
        var terminal = hall.register("H24-0214");
        assertThat(health(terminal)).isEqualTo(200);
        try (var connection = DriverManager.getConnection(hall.jdbcUrl)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table terminal, nonce, enrolment in access exclusive mode");
            }
            for (int i = 0; i < 20; i++) {
                assertThat(health(terminal)).isEqualTo(200);
                assertThat(terminal.send("GET", "/v1/release", new byte[0]).statusCode())
                        .isEqualTo(204);
            }
            var matter = hall.appeal(terminal, "R-01");
            assertThat(terminal.put(matter).statusCode()).isEqualTo(201);
            connection.rollback();
        }
    }
}
