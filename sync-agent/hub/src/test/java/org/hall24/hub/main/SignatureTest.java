package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around the routes: no spelling of a path goes round the signature. Who may do what is {@link AuthorisationTest}. */
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
}
