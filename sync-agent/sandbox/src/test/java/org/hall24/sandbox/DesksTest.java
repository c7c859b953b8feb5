package org.hall24.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.hall24.people.CardKeys;
import org.hall24.people.People;
import org.hall24.people.Person;
import org.hall24.people.SocialCardRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The desks that answer questions, over HTTP as the hub asks them. */
class DesksTest {
    @TempDir
    private Path state;

    private final HttpClient http = HttpClient.newHttpClient();
    private Instant now = Instant.parse("2026-11-22T01:00:00Z");
    private Optional<SandboxServer> server = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        server = Optional.of(new SandboxServer(0, state, People.shipped(), () -> now, _ -> {}, new SecureRandom()));
    }

    @AfterEach
    void close() {
        server.orElseThrow().close();
        http.close();
    }

    private record Answer(int status, JsonNode body) {
        String code() {
            return body.path("code").asString("");
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.orElseThrow().port() + path);
    }

    private Answer post(String path, String body, boolean token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (token) {
            request.header("X-Department-Token", SandboxServer.TOKEN);
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JsonMapper.shared().readTree(answer.body()));
    }

    private Answer ask(String path, String person, String... fields) throws IOException, InterruptedException {
        var who = person(person);
        var body =
                JsonMapper.shared().createObjectNode().put("name", who.name()).put("number", who.number());
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return post(path, body.toString(), true);
    }

    private static Person person(String id) {
        return People.shipped().byId(id).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"/fund/accounts", "/fund/details", "/social/insured", "/realestate/titles", "/platform/phone"})
    void nameAndNumberAreOneKeyEverywhere(String path) throws Exception {
        var one = person("R-01");
        for (var body : new String[] {
            "{\"name\":\"%s\",\"number\":\"%s\",\"purpose\":\"loan\"}"
                    .formatted(person("R-03").name(), one.number()),
            "{\"number\":\"%s\"}".formatted(one.number()),
            "{}"
        }) {
            assertThat(post(path, body, true).code()).isEqualTo("unknown-person");
        }
        assertThat(post(path, "{}", false).status()).isEqualTo(401);
    }

    @Test
    void theFundKnowsEveryAccountAndSaysWhenThereIsNone() throws Exception {
        var two = ask("/fund/accounts", "R-01");
        assertThat(two.body().path("list")).hasSize(2);
        assertThat(two.body().path("list").get(1).path("local").asBoolean()).isFalse();
        assertThat(ask("/fund/accounts", "R-03")
                        .body()
                        .path("list")
                        .get(0)
                        .path("loan")
                        .asBoolean())
                .isTrue();
        assertThat(ask("/fund/accounts", "R-08"))
                .extracting(Answer::status, Answer::code)
                .containsExactly(404, "no-record");
    }

    @ParameterizedTest(name = "{0} {1}–{2}: {3}")
    @CsvSource({
        "F-0101, 2025-11-22, 2026-11-22, ''",
        "F-0101, 2016-11-22, 2026-11-22, ''",
        "F-0101, 2016-11-21, 2026-11-22, period",
        "F-0101, 2026-11-22, 2025-11-22, period",
        "F-0101, yesterday,  2025-11-22, period",
        "F-0301, 2025-11-22, 2026-11-22, no-record"
    })
    void detailsAreOfOnesOwnAccountAndOfTenYearsAtMost(String account, String from, String to, String code)
            throws Exception {
        assertThat(ask("/fund/details", "R-01", "account", account, "from", from, "to", to)
                        .code())
                .isEqualTo(code);
    }

    @Test
    void theKeyModuleAnswersForItsOwnCardsAndNoOthers() throws Exception {
        var card = SocialCardRow.byId(People.shipped(), "S-03").orElseThrow().cardId();
        var numbers = "\"internalFactor\":\"0102030405060708\",\"internalSource\":\"1112131415161718\","
                + "\"externalFactor\":\"2122232425262728\",\"externalSource\":\"3132333435363738\"";
        var asked = "{\"cardId\":\"%s\",%s}";

        var answer =
                post("/social/card-keys", asked.formatted(card, numbers), true).body();

        var internal = CardKeys.of(card)
                .cryptogram(
                        HexFormat.of().parseHex("0102030405060708"),
                        HexFormat.of().parseHex("1112131415161718"));
        assertThat(answer.path("internal").asString(""))
                .startsWith(HexFormat.of().withUpperCase().formatHex(internal))
                .hasSize(32);
        assertThat(answer.path("external").asString(""))
                .endsWith("2122232425262728")
                .hasSize(32);
        var stranger = "F".repeat(32);
        assertThat(post("/social/card-keys", asked.formatted(stranger, numbers), true)
                        .code())
                .isEqualTo("card-unknown");
        assertThat(post("/social/card-keys", "{\"cardId\":\"%s\"}".formatted(card), true)
                        .code())
                .isEqualTo("malformed");
    }

    @Test
    void insuranceIsOfARegionAndArrearsAreShown() throws Exception {
        assertThat(ask("/social/insured", "R-01").body().path("kinds")).hasSize(4);
        assertThat(ask("/social/insured", "R-01", "region", "990100").body().path("kinds"))
                .hasSize(1);
        var owing = ask("/social/insured", "R-03").body().path("kinds").get(0);
        assertThat(owing.path("owed").asInt()).isEqualTo(3);
        // From July 2021 to October 2026, without the three.
        assertThat(owing.path("months").asInt()).isEqualTo(61);
        var elsewhere = ask("/social/insured", "R-05");
        assertThat(elsewhere.code()).isEqualTo("no-record");
        assertThat(elsewhere.body().path("elsewhere").get(0).path("code").asString())
                .isEqualTo("990100");
        assertThat(ask("/social/insured", "R-01", "region", "99").code()).isEqualTo("no-such-region");
    }

    @Test
    void aTitleSearchNeedsAPurposeAndFindsOrDoesNot() throws Exception {
        assertThat(ask("/realestate/titles", "R-01").code()).isEqualTo("no-purpose");
        assertThat(ask("/realestate/titles", "R-02", "purpose", "loan").body().path("list"))
                .isEmpty();
        var seized = ask("/realestate/titles", "R-04", "purpose", "loan").body();
        assertThat(seized.path("list").get(0).path("seized").asBoolean()).isTrue();
        assertThat(seized.path("asOf").asString()).isEqualTo("2026-11-22T01:00:00Z");
        assertThat(ask("/realestate/titles", "R-05", "purpose", "loan", "scope", "99")
                        .body()
                        .path("list"))
                .hasSize(1);
    }

    @Test
    void aPhoneShowsACodeThatIsGoodOnceForAMinute() throws Exception {
        var shown = post("/platform/codes", "{\"person\":\"R-06\"}", false).body();
        var code = shown.path("code").asString();
        assertThat(code).matches("DZZZ1\\.[A-Z2-7]{32}");
        var resolve = "{\"code\":\"" + code + "\"}";

        assertThat(post("/platform/resolve", resolve, false).status()).isEqualTo(401);
        assertThat(post("/platform/resolve", resolve, true).body().path("name").asString())
                .isEqualTo(person("R-06").name());
        assertThat(post("/platform/resolve", resolve, true).code()).isEqualTo("code-unknown");

        var late =
                post("/platform/codes", "{\"person\":\"R-06\"}", false).body().path("code");
        now = now.plus(Duration.ofSeconds(60));
        assertThat(post("/platform/resolve", "{\"code\":" + late + "}", true).code())
                .isEqualTo("code-expired");
        assertThat(post("/platform/codes", "{\"person\":\"R-99\"}", false).status())
                .isEqualTo(404);
    }

    @Test
    void aMessageArrivesAtItsPhone() throws Exception {
        assertThat(post("/sms/messages", "{\"to\":\"13900000001\",\"text\":\"验证码 123456\"}", true)
                        .status())
                .isEqualTo(200);
        assertThat(post("/sms/messages", "{\"to\":\"110\",\"text\":\"x\"}", true)
                        .code())
                .isEqualTo("bad-number");
        var lying = http.send(
                HttpRequest.newBuilder(address("/phone/13900000001")).build(), HttpResponse.BodyHandlers.ofString());
        var messages = JsonMapper.shared().readTree(lying.body()).path("messages");
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).path("text").asString()).isEqualTo("验证码 123456");
        assertThat(ask("/platform/phone", "R-08").code()).isEqualTo("no-phone");
    }

    @Test
    void whatIsOnlyAskedLeavesNoEffect() throws Exception {
        ask("/fund/accounts", "R-01");
        var effects =
                http.send(HttpRequest.newBuilder(address("/effects")).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(effects.body()).isEqualTo("[]");
    }
}
