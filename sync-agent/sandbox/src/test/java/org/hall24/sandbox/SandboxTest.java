package org.hall24.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.people.People;
import org.hall24.people.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SandboxTest {
    private static final Person ONE = People.shipped().byId("R-01").orElseThrow();
    private static final Person OTHER = People.shipped().byId("R-03").orElseThrow();

    @TempDir
    private Path state = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Duration> paused = new ArrayList<>();
    /** A Sunday in Shanghai. */
    private Instant now = Instant.parse("2026-11-22T01:00:00Z");

    private Optional<SandboxServer> server = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        server = Optional.of(new SandboxServer(0, state, People.shipped(), () -> now, paused::add, new SecureRandom()));
    }

    @AfterEach
    void close() {
        server.orElseThrow().close();
        http.close();
    }

    private record Answer(int status, JsonNode body) {}

    private Answer post(String path, String body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.orElseThrow().port() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JsonMapper.shared().readTree(answer.body()));
    }

    private Answer ask(String path, String body) throws IOException, InterruptedException {
        return post(path, body, "X-Department-Token", SandboxServer.TOKEN);
    }

    private Answer file(String path, String key, String body) throws IOException, InterruptedException {
        return post(path, body, "X-Department-Token", SandboxServer.TOKEN, "Idempotency-Key", key);
    }

    private JsonNode effects() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.orElseThrow().port() + "/effects"))
                .build();
        return JsonMapper.shared()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static String appeal(String name, String number) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("name", name)
                .put("number", number)
                .put("type", "help")
                .put("content", "路灯不亮")
                .toString();
    }

    private static final String SLOT = "\"hall\":\"lakeside\",\"date\":\"2026-11-23\",\"time\":\"09:00\"";

    private static String visit(Person person, String token) {
        return "{\"name\":\"%s\",\"number\":\"%s\",\"reason\":\"transfer\",\"token\":\"%s\",%s}"
                .formatted(person.name(), person.number(), token, SLOT);
    }

    private String hold() throws IOException, InterruptedException {
        return ask("/realestate/holds", "{" + SLOT + "}").body().path("token").asString();
    }

    @Test
    void aKnownPersonsAppealIsTakenOnceHoweverOftenItComes() throws Exception {
        var body = appeal(ONE.name(), ONE.number());
        var first = file("/appeal/orders", "k1", body);
        var again = file("/appeal/orders", "k1", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again).isEqualTo(first);
        assertThat(effects()).hasSize(1);
        assertThat(effects().get(0).path("count").asInt()).isEqualTo(1);
        assertThat(effects().get(0).path("calls").asInt()).isEqualTo(2);
        assertThat(file("/appeal/orders", "k1", appeal(OTHER.name(), OTHER.number()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void nameAndNumberMustBeOnePersons() throws Exception {
        for (var body : List.of(
                appeal(ONE.name(), OTHER.number()), appeal("无此人", ONE.number()), appeal(ONE.name(), "1"), "{}")) {
            var answer = file("/appeal/orders", "k", body);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().path("code").asString()).isEqualTo("unknown-person");
        }
        assertThat(effects()).isEmpty();
    }

    @Test
    void nobodyIsServedWithoutTheTokenOrTheKey() throws Exception {
        var body = appeal(ONE.name(), ONE.number());

        assertThat(post("/appeal/orders", body, "Idempotency-Key", "k").status())
                .isEqualTo(401);
        assertThat(ask("/appeal/orders", body).status()).isEqualTo(422);
        assertThat(effects()).isEmpty();
    }

    @Test
    void slotsAreTheNextWorkingDays() throws Exception {
        now = Instant.parse("2026-11-26T16:30:00Z"); // already Friday in Shanghai
        var days = new ArrayList<String>();
        for (var slot : ask("/realestate/slots", "{}").body().path("slots")) {
            days.add(slot.path("date").asString());
        }

        assertThat(days).contains("2026-11-30").doesNotContain("2026-11-26", "2026-11-27", "2026-11-28");
        assertThat(days)
                .allSatisfy(
                        day -> assertThat(LocalDate.parse(day).getDayOfWeek().getValue())
                                .isLessThan(6));
    }

    @Test
    void aFullSlotIsTakenUntilAHoldRunsOut() throws Exception {
        hold();
        hold();
        var third = hold();
        assertThat(file("/realestate/visits", "v", visit(ONE, third)).status()).isEqualTo(201);

        var fourth = ask("/realestate/holds", "{" + SLOT + "}");
        assertThat(fourth.status()).isEqualTo(409);
        assertThat(fourth.body().path("code").asString()).isEqualTo("slot-taken");
        now = now.plus(RealEstateDesk.HOLD);
        assertThat(ask("/realestate/slots", "{}")
                        .body()
                        .path("slots")
                        .get(0)
                        .path("free")
                        .asInt())
                .isEqualTo(2);
        assertThat(hold()).isNotBlank();
    }

    @Test
    void anExpiredAUsedAndAnInventedHoldAreRefused() throws Exception {
        var token = hold();
        assertThat(file("/realestate/visits", "v1", visit(ONE, token)).status()).isEqualTo(201);
        assertThat(file("/realestate/visits", "v2", visit(OTHER, token)).body())
                .hasToString("{\"code\":\"hold-unknown\"}");
        assertThat(file("/realestate/visits", "v3", visit(OTHER, "invented")).body())
                .hasToString("{\"code\":\"hold-unknown\"}");
        var late = hold();
        now = now.plus(RealEstateDesk.HOLD);
        assertThat(file("/realestate/visits", "v4", visit(OTHER, late)).body())
                .hasToString("{\"code\":\"hold-expired\"}");
        assertThat(effects()).hasSize(1);
    }

    @Test
    void aHoldIsForItsOwnSlotOnly() throws Exception {
        var token = hold();
        var body = visit(ONE, token).replace("09:00", "09:30");

        assertThat(file("/realestate/visits", "v", body).body()).hasToString("{\"code\":\"hold-mismatch\"}");
    }

    @Test
    void whatWasDoneIsRememberedAfterAKillInTheMiddleOfALine() throws Exception {
        var token = hold();
        var first = file("/realestate/visits", "v", visit(ONE, token));
        var pending = hold();
        server.orElseThrow().close();
        Files.writeString(state.resolve("effects.jsonl"), "{\"kind\":\"effect\",\"eff", StandardOpenOption.APPEND);
        open();

        assertThat(file("/realestate/visits", "v", visit(ONE, token))).isEqualTo(first);
        assertThat(file("/realestate/visits", "w", visit(OTHER, token)).status())
                .isEqualTo(422);
        assertThat(file("/realestate/visits", "x", visit(OTHER, pending)).status())
                .isEqualTo(201);
        assertThat(effects()).hasSize(2);
        assertThat(effects())
                .allSatisfy(row -> assertThat(row.path("count").asInt()).isEqualTo(1));
    }

    @Test
    void theLedgerNamesNobody() throws Exception {
        file("/realestate/visits", "v", visit(ONE, hold()));
        file("/appeal/orders", "a", appeal(ONE.name(), ONE.number()));

        assertThat(Files.readString(state.resolve("effects.jsonl")))
                .contains("\"v\"")
                .doesNotContain(ONE.name(), ONE.number(), "路灯");
    }

    @Test
    void aSlowDepartmentActsAndAnswersAfterItsPause() throws Exception {
        assertThat(post("/mode", "{\"department\":\"appeal\",\"mode\":\"slow\"}")
                        .status())
                .isEqualTo(200);

        assertThat(file("/appeal/orders", "k", appeal(ONE.name(), ONE.number())).status())
                .isEqualTo(201);
        assertThat(paused).containsExactly(SandboxServer.SLOW);
    }

    @Test
    void aDepartmentThatIsDownHangsUpAndDoesNothing() throws Exception {
        post("/mode", "{\"department\":\"appeal\",\"mode\":\"down\"}");

        assertThatThrownBy(() -> file("/appeal/orders", "k", appeal(ONE.name(), ONE.number())))
                .isInstanceOf(IOException.class);
        assertThat(effects()).isEmpty();
        assertThat(ask("/realestate/slots", "{}").status()).isEqualTo(200);
    }

    @Test
    void nonsenseIsNonsenseAndDoesNothing() throws Exception {
        post("/mode", "{\"department\":\"appeal\",\"mode\":\"nonsense\"}");
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            var request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + server.orElseThrow().port() + "/appeal/orders"))
                    .POST(HttpRequest.BodyPublishers.ofString(appeal(ONE.name(), ONE.number())))
                    .build();
            statuses.add(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        }

        assertThat(statuses).contains(200, 500, 422);
        assertThat(effects()).isEmpty();
        assertThat(post("/mode", "{\"department\":\"police\",\"mode\":\"ok\"}").status())
                .isEqualTo(400);
    }

    @Test
    void theSealDeskSealsForTheDepartmentsItKnowsAndAnyDigest() throws Exception {
        server.orElseThrow().warmUp();
        var digest = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

        var seal = ask("/seal/impressions", "{\"unit\":\"fund\"}");
        var signed = ask("/seal/signatures", "{\"unit\":\"fund\",\"digest\":\"" + digest + "\"}");

        assertThat(seal.body().path("name").asString()).isEqualTo("演示市住房公积金管理中心");
        assertThat(seal.body().path("picture").asString()).startsWith("iVBORw0KGgo");
        assertThat(signed.body().path("signature").asString()).isNotEmpty();
        assertThat(ask("/seal/signatures", "{\"unit\":\"fund\",\"digest\":\"AAAA\"}")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("no-digest");
        assertThat(ask("/seal/impressions", "{\"unit\":\"police\"}")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("no-such-seal");
        assertThat(Files.getPosixFilePermissions(state.resolve("seal.p12")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
