package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hall24.wire.sign.ContentDigest;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may do what: every route the hub has, found by asking it, so that a new one is judged too. */
class SignatureTest {
    private static TestHall hall;

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall();
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private record Route(String method, String path) {}

    /** The pages behind the codes on receipts and certificates; a new one is written down here by hand. */
    private static final Set<String> CITIZENS = Set.of("/c/x", "/v", "/v/x/x", "/v/x/x/file", "/v/x/x/holder");

    private static List<Route> signedRoutes() {
        var routes = new ArrayList<Route>();
        hall.hub
                .part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().forEach(pattern -> {
                    var path = pattern.replaceAll("\\{[^}]*}", "x");
                    var methods = info.getMethodsCondition().getMethods();
                    if (methods.isEmpty()) {
                        routes.add(new Route("GET", path));
                    }
                    methods.forEach(method -> routes.add(new Route(method.name(), path)));
                }));
        return routes.stream().filter(route -> !CITIZENS.contains(route.path())).toList();
    }

    @Test
    void everyRouteButTheCitizensPageIsKnownHere() {
        assertThat(signedRoutes().stream().map(Route::path))
                .contains("/v1/matters/x", "/v1/ratings/x", "/v1/live/x/x", "/v1/health");
    }

    @Test
    void noRouteAnswersAStrangerOrAForger() throws Exception {
        var stranger = hall.terminal.with(SigningKey.generate("H24-9999", Terminal.RANDOM), InstantSource.system());
        var forger = hall.terminal.with(SigningKey.generate("H24-0007", Terminal.RANDOM), InstantSource.system());
        for (var route : signedRoutes()) {
            var body = "{}".getBytes(StandardCharsets.UTF_8);
            refused(hall.terminal, route, body, Map.of(), "unsigned");
            refused(stranger, route, body, stranger.headers(route.method(), route.path(), body), "unknown-terminal");
            refused(forger, route, body, forger.headers(route.method(), route.path(), body), "bad-signature");
            var late = hall.terminal.withClockOff(Duration.ofMinutes(-6));
            refused(late, route, body, late.headers(route.method(), route.path(), body), "stale");
            var early = hall.terminal.withClockOff(Duration.ofMinutes(6));
            refused(early, route, body, early.headers(route.method(), route.path(), body), "stale");
        }
    }

    @Test
    void aSignatureFitsOneRequestOnly() throws Exception {
        for (var route : signedRoutes()) {
            var body = "{}".getBytes(StandardCharsets.UTF_8);
            var other = "{ }".getBytes(StandardCharsets.UTF_8);
            var headers = hall.terminal.headers(route.method(), route.path(), body);
            refused(hall.terminal, route, other, headers, "bad-digest");
            refused(hall.terminal, new Route(route.method(), route.path() + "?a=b"), body, headers, "bad-signature");
            var elsewhere = hall.terminal.headers(route.method(), route.path() + "y", body);
            refused(hall.terminal, route, body, elsewhere, "bad-signature");
            var swapped = new HashMap<>(headers);
            swapped.put(ContentDigest.HEADER, ContentDigest.of(other));
            refused(hall.terminal, route, other, swapped, "bad-signature");
        }
    }

    @Test
    void aRecordedRequestIsNotPlayedTwice() throws Exception {
        var headers = hall.terminal.headers("GET", "/v1/health", new byte[0]);

        assertThat(hall.terminal.send("GET", "/v1/health", new byte[0], headers).statusCode())
                .isEqualTo(200);
        refused(hall.terminal, new Route("GET", "/v1/health"), new byte[0], headers, "replayed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%76%31/health",
                "//v1/health",
                "/v1;a=b/health",
                "/c/../v1/health",
                "/c/%2e%2e/v1/health",
                "/c/YS-0007-000036-3/../../v1/health",
                "/v/../v1/health",
                "/v/..;/v1/health",
                "/v/x/..;/..;/v1/health",
                "/v/%2e%2e/v1/health",
                "/v/x/x/../../../v1/health",
                "/v;/x/x",
                "/V1/health",
                "/error",
                "/actuator",
                "/",
                "/hall24.css/",
                "/static/hall24.css"
            })
    void noSpellingGoesRoundTheSignature(String path) throws Exception {
        var answer = hall.terminal.send("GET", path, new byte[0], Map.of());

        assertThat(answer.statusCode()).isIn(400, 401);
    }

    @Test
    void thePageAndItsStyleNeedNoSignature() throws Exception {
        assertThat(hall.terminal
                        .send("GET", "/c/YS-0007-000036-3", new byte[0], Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(hall.terminal
                        .send("GET", "/hall24.css", new byte[0], Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void plainHttpIsNotSpoken() throws Exception {
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            var request = java.net.http.HttpRequest.newBuilder(
                            URI.create("http://localhost:" + hall.hub.port() + "/v1/health"))
                    .build();
            var answer = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    private static void refused(Terminal terminal, Route route, byte[] body, Map<String, String> headers, String code)
            throws Exception {
        var answer = terminal.send(route.method(), route.path(), body, headers);
        assertThat(answer.statusCode()).as("%s", route).isEqualTo(401);
        if (!route.method().equals("HEAD")) {
            assertThat(answer.body()).as("%s", route).isEqualTo("{\"code\":\"" + code + "\"}");
        }
    }
}
