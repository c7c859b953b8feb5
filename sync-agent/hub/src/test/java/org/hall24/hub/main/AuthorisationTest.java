package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hall24.hub.fleet.RefusalLog;
import org.hall24.hub.fleet.Terminals;
import org.hall24.hub.keys.SessionMaster;
import org.hall24.hub.main.Routes.Route;
import org.hall24.hub.main.Routes.Signed;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.StaleClock;
import org.hall24.wire.http.Worth;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.ContentDigest;
import org.hall24.wire.sign.RequestKey;
import org.hall24.wire.sign.RequestSigner;
import org.hall24.wire.sign.SessionKey;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Every route × every kind of caller: who is turned away, with which word, and that the log tells them apart. */
class AuthorisationTest {
    private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>();
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(RefusalLog.class);
    private static final byte[] OTHER = "{ }".getBytes(StandardCharsets.UTF_8);

    private static TestHall hall;
    private static Terminal good;
    private static Terminal revoked;
    private static Terminal copied;
    private static RefusalLog refusals;

    @BeforeAll
    static void open() throws Exception {
        LINES.start();
        LOGGER.addAppender(LINES);
        hall = new TestHall();
        good = hall.terminal;
        refusals = hall.hub.part(RefusalLog.class);
        revoked = hall.register("H24-0101");
        revoked.session();
        hall.hub.part(Terminals.class).revoke("H24-0101");
        copied = hall.register("H24-0102");
        copied.session();
        var twin = copied.with(copied.key());
        var behind = new org.hall24.wire.http.SessionOpening(
                Terminal.id(), "H24-0102", 1, List.of(), UnsealingKey.oneTime().closing(), List.of());
        assertThat(twin.send("POST", "/v1/sessions", behind.toJson()).body()).isEqualTo("{\"code\":\"copied\"}");
        // Known to this node after a few seconds, to every node after half a minute.
        for (var one : List.of(revoked, copied)) {
            TestHall.await(() -> status(one) == 401);
        }
    }

    private static int status(Terminal terminal) {
        try {
            return terminal.send("GET", "/v1/health", new byte[0]).statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void close() {
        hall.close();
        LOGGER.detachAppender(LINES);
    }

    static Stream<Route> routes() {
        return Routes.KNOWN.stream();
    }

    @Test
    void noRouteIsMissing() {
        assertThat(new TreeSet<>(Routes.of(hall.hub)))
                .isEqualTo(new TreeSet<>(Routes.byName().keySet()));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void nobodyAndGarbage(Route route) throws Exception {
        refused(route, Map.of(), "unsigned");
        var garbage = Map.of(RequestSigner.INPUT_HEADER, "hall24=(", RequestSigner.SIGNATURE_HEADER, "hall24=:AA==:");
        refused(route, garbage, "malformed-signature");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void strangersAndForgers(Route route) throws Exception {
        var stranger = SigningKey.generate("H24-9999", Terminal.RANDOM);
        var forger = SigningKey.generate("H24-0007", Terminal.RANDOM);
        switch (route.signed()) {
            case IN_SESSION -> {
                refused(route, signed(route, stranger), "session-needed");
                refused(route, signed(route, forger), "session-needed");
                refused(route, signed(route, good.key()), "session-needed");
                var guessed = SessionKey.of(good.session().id(), Bytes.of(new byte[32]));
                refused(route, signed(route, guessed), "bad-signature");
                refused(route, signed(route, SessionKey.of("made-up", guessed.secret())), "unknown-terminal");
            }
            case OWN_KEY -> {
                refused(route, signed(route, stranger), "unknown-terminal");
                refused(route, signed(route, forger), "bad-signature");
                refused(route, signed(route, good.session()), "unknown-terminal");
            }
            case NEW_KEY -> {
                refused(route, signed(route, stranger), "unknown-terminal");
                refused(route, signed(route, forger), "bad-signature");
                refused(route, signed(route, good.session()), "unknown-terminal");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void clocksThatAreWrongGetTheHubsSignedTime(Route route) throws Exception {
        for (int minutes : new int[] {-6, 6}) {
            var clock = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(minutes));
            var body = route.body().apply(good);
            var headers = good.headers(key(route), clock, route.method(), route.path(), body);
            long before = total("stale");
            var answer = good.send(route.method(), route.path(), body, headers);

            assertThat(answer.statusCode()).isEqualTo(401);
            var stale = StaleClock.fromJson(answer.body().getBytes(StandardCharsets.UTF_8));
            assertThat(stale.worth(List.of(hall.keys.publicHalves().signing()), RequestSigner.nonceIn(headers)))
                    .isEqualTo(Worth.GENUINE);
            assertThat(Duration.between(stale.time(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(30));
            assertThat(total("stale")).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aSignatureFitsOneRequestOnly(Route route) throws Exception {
        var body = route.body().apply(good);
        var headers = signed(route, key(route), body);
        if (route.takesBody()) {
            // Who enrols is known by the key in the body: another body there is another signer.
            refused(route, route.signed() == Signed.NEW_KEY ? tampered() : OTHER, headers, "bad-digest");
            var swapped = new HashMap<>(headers);
            swapped.put(ContentDigest.HEADER, ContentDigest.of(OTHER));
            refused(route, body, swapped, "bad-signature");
        }
        var path = route.path();
        var elsewhere = good.headers(key(route), InstantSource.system(), route.method(), path + "y", body);
        refused(route, body, elsewhere, "bad-signature");
        var asked = good.headers(key(route), InstantSource.system(), route.method(), path + "?a=b", body);
        refused(route, body, asked, "bad-signature");
        var method = good.headers(key(route), InstantSource.system(), "PATCH", path, body);
        refused(route, body, method, "bad-signature");
    }

    private static byte[] tampered() {
        return new org.hall24.wire.http.EnrolmentRequest("1111", good.key().verifying()).toJson();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void theRightOneGetsInOnceWithEachRequest(Route route) throws Exception {
        var body = route.body().apply(good);
        var headers = signed(route, key(route), body);

        var answer = good.send(route.method(), route.path(), body, headers);

        assertThat(route.said()).as(answer.body()).contains(answer.statusCode());
        refused(route, body, headers, "replayed");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void thoseWhoMayNoMore(Route route) throws Exception {
        for (var one : Map.of("revoked", revoked, "copied", copied).entrySet()) {
            var body = route.body().apply(one.getValue());
            switch (route.signed()) {
                case IN_SESSION ->
                    refused(route, body, signed(route, one.getValue().session(), body), one.getKey());
                case OWN_KEY ->
                    refused(route, body, signed(route, one.getValue().key(), body), one.getKey());
                case NEW_KEY -> {
                    // With a code of the staff's even they may come back; without one nobody may.
                    var answer = good.send(
                            "POST",
                            route.path(),
                            body,
                            signed(route, one.getValue().key(), body));
                    assertThat(answer.body()).isEqualTo("{\"code\":\"code-wrong\"}");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void sessionsThatAreOver(Route route) throws Exception {
        if (route.signed() != Signed.IN_SESSION) {
            return;
        }
        var parts = good.session().id().split("\\.");
        var master = hall.hub.part(SessionMaster.class).current();
        parts[2] = Long.toString(Instant.now().minusSeconds(1).getEpochSecond());
        refused(route, signed(route, SessionKey.derive(master.key(), String.join(".", parts))), "session-over");
        var unknown = good.session().id().replaceFirst("[0-9]+", "999");
        refused(route, signed(route, SessionKey.derive(master.key(), unknown)), "session-over");
        var oldKey = good.session().id().split("\\.");
        oldKey[3] = "AAAAAAAA";
        refused(route, signed(route, SessionKey.derive(master.key(), String.join(".", oldKey))), "session-over");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void bodiesThatAreTooLarge(Route route) throws Exception {
        var body = new byte[route.bytesMax() + 1];
        long before = total("too-large");

        var answer = good.send(route.method(), route.path(), body, signed(route, key(route), body));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("{\"code\":\"too-large\"}");
        assertThat(total("too-large")).isEqualTo(before + 1);
        refusedUnlessNew(route, body);
    }

    /** A stranger's long body is refused for the stranger. */
    private static void refusedUnlessNew(Route route, byte[] body) throws Exception {
        if (route.signed() != Signed.NEW_KEY) {
            refused(route, body, Map.of(), "unsigned");
        }
    }

    @Test
    void whoSendsDropByDropIsCutOffAtEveryRoute() throws Exception {
        long before = total("too-slow");
        var drips = Routes.KNOWN.stream()
                .filter(Route::takesBody)
                .map(route -> Drip.start(hall, route, body -> signed(route, key(route), body)))
                .toList();

        for (var drip : drips) {
            assertThat(drip.answer())
                    .as(drip.toString())
                    .startsWith("HTTP/1.1 408")
                    .contains("{\"code\":\"too-slow\"}");
        }
        assertThat(total("too-slow")).isEqualTo(before + drips.size());
    }

    @Test
    void theLogTellsEachReasonApart() throws Exception {
        nobodyAndGarbage(Routes.KNOWN.getFirst());
        for (var route : Routes.KNOWN) {
            strangersAndForgers(route);
        }
        var codes = refusals.totals().keySet();

        assertThat(codes).contains("unsigned", "malformed-signature", "unknown-terminal", "bad-signature", "copied");
        assertThat(codes)
                .allSatisfy(code -> assertThat(LINES.list)
                        .as(code)
                        .anySatisfy(
                                line -> assertThat(line.getFormattedMessage()).startsWith("refused: " + code + ",")));
        assertThat(LINES.list)
                .allSatisfy(line -> assertThat(line.getFormattedMessage())
                        .as("a stranger's own words")
                        .doesNotContain("H24-9999")
                        .doesNotContain("made-up"));
    }

    private static RequestKey key(Route route) {
        return route.signed() == Signed.IN_SESSION ? good.session() : good.key();
    }

    private static Map<String, String> signed(Route route, RequestKey key) {
        return signed(route, key, route.body().apply(good));
    }

    private static Map<String, String> signed(Route route, RequestKey key, byte[] body) {
        return good.headers(key, InstantSource.system(), route.method(), route.path(), body);
    }

    private static void refused(Route route, Map<String, String> headers, String code) throws Exception {
        refused(route, route.body().apply(good), headers, code);
    }

    private static void refused(Route route, byte[] body, Map<String, String> headers, String code) throws Exception {
        long before = total(code);
        var answer = good.send(route.method(), route.path(), body, headers);
        assertThat(answer.statusCode()).as("%s: %s", route, answer.body()).isEqualTo(401);
        assertThat(answer.body()).as("%s", route).isEqualTo("{\"code\":\"" + code + "\"}");
        assertThat(total(code)).as("%s in the log", code).isEqualTo(before + 1);
    }

    private static long total(String code) {
        return refusals.totals().getOrDefault(code, 0L);
    }
}
