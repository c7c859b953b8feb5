package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More comes than there is room for: who is turned away hears when to come back, and the others do not notice. */
class CrowdTest {
    /** What one terminal may have going at once, and what enrolments may. */
    private static final int OF_ONE_TERMINAL = 64;

    private static final int ENROLMENTS = 16;
    private static final int TOO_MANY = 6;

    private TestHall hall;
    private HttpClient http;

    @BeforeEach
    void open() throws IOException {
        hall = new TestHall();
        http = Terminal.client(hall.state.resolve("ca.pem"));
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        hall.close();
    }

    @Test
    void aTerminalThatAsksTooMuchAtOnceIsToldToWaitAndAnotherIsServed() throws Exception {
        var broken = hall.terminal;
        var waiting = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < OF_ONE_TERMINAL + TOO_MANY; i++) {
            waiting.add(send(signed(broken, "/v1/release?have=1&wait=50")));
        }
        TestHall.await(() -> done(waiting).size() == TOO_MANY);

        assertThat(done(waiting)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.body()).isEqualTo("{\"code\":\"busy\"}");
            assertThat(secondsToWait(answer)).isBetween(1L, 4L);
        });
        var other = hall.register("H24-0008");
        assertThat(other.put(hall.appeal(other, "R-01")).statusCode()).isEqualTo(201);
    }

    @Test
    void strangersWhoNeverFinishTheirSentenceKeepNobodyFromTheDoor() throws Exception {
        var strangers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < ENROLMENTS; i++) {
            strangers.add(send(enrolment().POST(BodyPublishers.fromPublisher(_ -> {}, 100))));
        }
        var seen = new ArrayList<HttpResponse<String>>();
        TestHall.await(() -> {
            seen.add(send(enrolment().POST(BodyPublishers.ofString("{}"))).join());
            return seen.getLast().statusCode() == 503;
        });

        assertThat(secondsToWait(seen.getLast())).isBetween(1L, 5L);
        assertThat(hall.terminal.put(hall.appeal()).statusCode()).isEqualTo(201);
        assertThat(strangers).hasSize(ENROLMENTS);
    }

    private static long secondsToWait(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Retry-After").orElseThrow();
    }

    private static List<HttpResponse<String>> done(List<CompletableFuture<HttpResponse<String>>> all) {
        return all.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    private HttpRequest.Builder signed(Terminal by, String path) {
        var request = HttpRequest.newBuilder(address(path)).GET();
        by.headers("GET", path, new byte[0]).forEach(request::header);
        return request;
    }

    private HttpRequest.Builder enrolment() {
        return HttpRequest.newBuilder(address("/v1/enrolments"));
    }

    private URI address(String path) {
        return URI.create("https://localhost:" + hall.hub.port() + path);
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }
}
