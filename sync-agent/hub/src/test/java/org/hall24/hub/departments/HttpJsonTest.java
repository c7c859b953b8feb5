package org.hall24.hub.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.hall24.wire.Application;
import org.hall24.wire.CaseNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class HttpJsonTest {
    private static final CaseNumber NUMBER = CaseNumber.of("YS", 7, 36);
    private static final Application APPEAL = new Application(
            UUID.fromString("01a201e0-91a4-7779-8eab-70ecdd0c6805"),
            "appeal.hotline",
            new Application.Holder("言之澄", "990000198506150029", "望湖路"),
            Map.of("appeal_type", "help", "appeal_text", "路灯不亮"),
            Optional.empty(),
            "135790",
            "zh",
            Instant.parse("2026-11-22T01:00:00Z"));

    /** What the department answers: a status and a body, or nothing for hanging up. */
    private record Script(int status, String body) {}

    private final BlockingQueue<Script> script = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch silence = new CountDownLatch(1);
    private Instant now = Instant.parse("2026-11-22T01:00:00Z");
    private Optional<HttpServer> department = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.setExecutor(Thread::startVirtualThread);
        server.createContext("/", exchange -> {
            heard.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + exchange.getRequestHeaders().getFirst("X-Department-Token") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var next = Optional.ofNullable(script.poll());
            if (next.isEmpty()) {
                try {
                    silence.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            } else {
                var bytes = next.get().body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(next.get().status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
        department = Optional.of(server);
    }

    @AfterEach
    void close() {
        silence.countDown();
        department.orElseThrow().stop(0);
    }

    private HttpJson connection(UnaryOperator<Connector> change) {
        var shipped = Connector.shipped().stream()
                .filter(connector -> connector.id().equals("appeal"))
                .findFirst()
                .orElseThrow()
                .at("http://127.0.0.1:" + department.orElseThrow().getAddress().getPort());
        return new HttpJson(change.apply(shipped), "secret", () -> now);
    }

    private static Connector with(Connector c, Connector.Limits limits) {
        return new Connector(
                c.id(),
                c.names(),
                c.base(),
                c.auth(),
                limits,
                c.idempotency(),
                c.cases(),
                c.live(),
                c.queries(),
                c.services());
    }

    private static Connector hurried(Connector c) {
        return with(
                c,
                new Connector.Limits(
                        Duration.ofMillis(200),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5),
                        Duration.ofDays(3),
                        3,
                        Duration.ofSeconds(15)));
    }

    @Test
    void aCaseIsPutInTheDepartmentsWordsWithItsKeyAndOurToken() throws Exception {
        script.add(new Script(201, "{\"reference\":\"12345-000001\"}"));
        try (var connection = connection(c -> c)) {
            assertThat(connection.file(APPEAL, NUMBER)).isEqualTo(new DepartmentAnswer.Accepted("12345-000001"));
        }

        var request = heard.take();
        assertThat(request).startsWith("/appeal/orders 01a201e0-91a4-7779-8eab-70ecdd0c6805 secret {");
        var body = JsonMapper.shared().readTree(request.substring(request.indexOf('{')));
        assertThat(body.path("content").asString()).isEqualTo("路灯不亮");
        assertThat(body.path("caseNumber").asString()).isEqualTo(NUMBER.text());
        assertThat(body.has("mobile")).isFalse();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | {}
            200 | {"reference":null}
            200 | {"reference":7}
            200 | {"reference":""}
            200 | {"reference":"<b>1</b>"}
            200 | {"reference":"a","reference":"b"}
            200 | {"reference": tru
            200 | [1]
            200 | <html><body>系统维护中</body></html>
            204 | ``
            302 | {"reference":"1"}
            401 | {"code":"who-are-you"}
            422 | {"message":"-1"}
            422 | {"code":"Has Blanks"}
            500 | {"code":"unknown-person"}
            503 | ``
            """)
    void whatIsNoAnswerIsSilence(int status, String body) throws Exception {
        script.add(new Script(status, body == null ? "" : body));
        try (var connection = connection(c -> c)) {
            assertThat(connection.file(APPEAL, NUMBER)).isInstanceOf(DepartmentAnswer.Silent.class);
        }
    }

    @Test
    void anEndlessAnswerIsCutOff() throws Exception {
        script.add(new Script(200, "{\"reference\":\"1\",\"x\":\"" + "y".repeat(300_000) + "\"}"));
        try (var connection = connection(c -> c)) {
            assertThat(connection.file(APPEAL, NUMBER)).isInstanceOf(DepartmentAnswer.Silent.class);
        }
    }

    @Test
    void aRefusalIsAnAnswer() throws Exception {
        script.add(new Script(422, "{\"code\":\"unknown-person\"}"));
        try (var connection = connection(c -> c)) {
            assertThat(connection.file(APPEAL, NUMBER)).isEqualTo(new DepartmentAnswer.Refused("unknown-person"));
        }
    }

    @Test
    void anApplicationWithoutWhatTheDepartmentNeedsIsNotSent() throws Exception {
        var empty = new Application(
                APPEAL.matterId(),
                APPEAL.matter(),
                APPEAL.holder(),
                Map.of(),
                Optional.empty(),
                APPEAL.queryCode(),
                APPEAL.language(),
                APPEAL.occurredAt());
        try (var connection = connection(c -> c)) {
            assertThat(connection.file(empty, NUMBER)).isEqualTo(new DepartmentAnswer.Refused("incomplete"));
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void silenceIsNotAwaitedForEverAndThreeOfItBringARest() throws Exception {
        try (var connection = connection(HttpJsonTest::hurried)) {
            for (int i = 0; i < 3; i++) {
                assertThat(connection.file(APPEAL, NUMBER)).isEqualTo(new DepartmentAnswer.Silent("no answer in time"));
            }
            assertThat(connection.file(APPEAL, NUMBER)).isEqualTo(new DepartmentAnswer.Resting(Duration.ofSeconds(15)));
            assertThat(heard).hasSize(3);
            now = now.plusSeconds(15);
            script.add(new Script(200, "{\"reference\":\"1\"}"));
            assertThat(connection.file(APPEAL, NUMBER)).isEqualTo(new DepartmentAnswer.Accepted("1"));
            script.add(new Script(200, "{\"reference\":\"2\"}"));
            assertThat(connection.file(APPEAL, NUMBER)).isEqualTo(new DepartmentAnswer.Accepted("2"));
        }
    }

    @Test
    void afterARestOneTriesBeforeAllOthers() throws Exception {
        var breaker = new Breaker(1, Duration.ofSeconds(15), () -> now);
        breaker.silent();
        now = now.plusSeconds(15);

        assertThat(breaker.restLeft()).isZero();
        assertThat(breaker.restLeft()).isEqualTo(Duration.ofSeconds(15));
        breaker.answered();
        assertThat(breaker.restLeft()).isZero();
    }

    @Test
    void aClosedDoorIsToldFromSilence() throws Exception {
        department.orElseThrow().stop(0);
        try (var connection = connection(HttpJsonTest::hurried)) {
            assertThat(connection.file(APPEAL, NUMBER)).isInstanceOf(DepartmentAnswer.Unreached.class);
        }
    }

    @Test
    void pausesDoubleUpToTheLongestAndEndWithAPerson() throws Exception {
        try (var departments =
                Departments.of(Connector.shipped(), java.nio.file.Path.of("target", "no-tokens"), () -> now)) {
            var pauses = List.of(1, 2, 3, 4, 20).stream()
                    .map(attempts -> departments.nextAttempt("appeal", attempts, Duration.ofHours(1)))
                    .map(pause -> pause.orElseThrow().toSeconds())
                    .toList();
            assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 300L);
            assertThat(departments.nextAttempt("appeal", 1, Duration.ofDays(4))).isEmpty();
        }
    }

    @Test
    void aConnectorThatTakesAValueFromNowhereIsRefusedWhenRead() {
        var yaml = """
                id: x
                names: {zh: "x", en: "x"}
                base: "http://127.0.0.1:1"
                auth: {header: X}
                limits: {connect: PT1S, answer: PT1S, retryFirst: PT1S, retryLongest: PT1S, giveUpAfter: P1D, failuresToRest: 1, rest: PT1S}
                idempotency: {header: K}
                cases:
                  a.b:
                    names: {zh: "x", en: "x"}
                    path: /x
                    body: {n: holder.nam}
                    accepted: {statuses: [200], field: r}
                    refused: {statuses: [422], field: c}
                live: {}
                queries: {}
                services: {}
                """.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Connector.parse(yaml)).hasMessageContaining("holder.nam");
    }
}
