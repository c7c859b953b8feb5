package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.hall24.hub.keys.HubKeys;
import org.hall24.hub.releases.ReleaseTable;
import org.hall24.hub.releases.Releases;
import org.hall24.wire.release.SignedRelease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Releases from the command to the terminal that waits. */
class ReleasePollTest {
    @TempDir
    private Path box = Path.of("");

    private TestHall hall;

    @BeforeEach
    void open() throws Exception {
        hall = new TestHall();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private int release(String verb, String... more) {
        var words = new ArrayList<>(java.util.List.of("release", verb));
        words.addAll(java.util.List.of(more));
        words.addAll(java.util.List.of("--state", hall.state.toString(), "--database", hall.jdbcUrl));
        return HubMain.run(words.toArray(String[]::new));
    }

    private int publish(int revision, int percent) throws Exception {
        return release(
                "publish",
                TestRelease.made(box, hall.keys, revision).toString(),
                "--percent",
                String.valueOf(percent),
                "--roots",
                box.resolve("roots/roots.json").toString());
    }

    private HttpResponse<String> poll(long have, int wait) throws Exception {
        return hall.terminal.send("GET", "/v1/release?have=" + have + "&wait=" + wait, new byte[0]);
    }

    private void seen(long revision) throws Exception {
        TestHall.await(() -> hall.hub
                .part(Releases.class)
                .newerThan(0, "H24-0007")
                .filter(offer -> offer.revision() == revision)
                .isPresent());
    }

    @Test
    void aWaitingTerminalGetsTheReleaseWhenItIsPublished() throws Exception {
        assertThat(poll(0, 0).statusCode()).isEqualTo(204);
        var waiting = new CompletableFuture<HttpResponse<String>>();
        Thread.ofVirtual().start(() -> {
            try {
                waiting.complete(poll(0, 50));
            } catch (Exception e) {
                waiting.completeExceptionally(e);
            }
        });

        assertThat(publish(3, 100)).isZero();
        var answer = waiting.get(40, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("etag")).contains("\"3\"");
        assertThat(answer.body()).isEqualTo(Files.readString(box.resolve("release.json")));
        assertThat(SignedRelease.fromJson(answer.body().getBytes(StandardCharsets.UTF_8)))
                .isNotNull();
        assertThat(poll(3, 0).statusCode()).isEqualTo(204);
    }

    @Test
    void anETagDoesWhatHaveDoesAndGzipIsGivenWhereAsked() throws Exception {
        assertThat(publish(3, 100)).isZero();
        seen(3);

        var headers = new HashMap<>(hall.terminal.headers("GET", "/v1/release", new byte[0]));
        headers.put("If-None-Match", "\"3\"");
        assertThat(hall.terminal
                        .send("GET", "/v1/release", new byte[0], headers)
                        .statusCode())
                .isEqualTo(304);
        var zipped = hall.terminal.bytes("GET", "/v1/release?have=2", Map.of("Accept-Encoding", "gzip"));
        assertThat(zipped.headers().firstValue("content-encoding")).contains("gzip");
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(box.resolve("release.json")));
        }
        assertThat(poll(-1, 0).statusCode()).isEqualTo(400);
        assertThat(hall.terminal
                        .send("GET", "/v1/release?have=1&wait=x", new byte[0])
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatATerminalSawAndDoesNotUseIsNotHandedOutAgainAndNotReported() throws Exception {
        assertThat(publish(3, 100)).isZero();
        seen(3);

        assertThat(poll("have=2&seen=3&wait=0").statusCode()).isEqualTo(204);
        assertThat(poll("have=2&seen=2&wait=0").statusCode()).isEqualTo(200);
        assertThat(poll("have=3&seen=1&wait=0").statusCode()).isEqualTo(204);
        assertThat(poll("have=2&seen=x&wait=0").statusCode()).isEqualTo(400);
        assertThat(poll("have=2&seen=3&wait=0").statusCode()).isEqualTo(204);
        hall.hub.part(org.hall24.hub.releases.Reports.class).close();
        assertThat(hall.hub.part(ReleaseTable.class).reports())
                .extracting(ReleaseTable.Report::revision)
                .containsExactly(2L);
    }

    private HttpResponse<String> poll(String query) throws Exception {
        return hall.terminal.send("GET", "/v1/release?" + query, new byte[0]);
    }

    @Test
    void pausedOrForOthersOnlyItIsNotOffered() throws Exception {
        assertThat(publish(3, 100)).isZero();
        assertThat(publish(4, 0)).isZero();
        seen(3);

        assertThat(poll(3, 0).statusCode()).isEqualTo(204);
        assertThat(release("publish", box.resolve("release.json").toString(), "--percent", "100"))
                .isZero();
        seen(4);
        assertThat(release("pause")).isZero();
        seen(3);
        assertThat(poll(3, 0).statusCode()).isEqualTo(204);
        assertThat(poll(4, 0).statusCode()).isEqualTo(204);
        assertThat(release("continue")).isZero();
        seen(4);
        assertThat(poll(3, 0).statusCode()).isEqualTo(200);
    }

    @Test
    void anOlderOneOrOneWithoutThisHubsKeysIsNotPublished() throws Exception {
        assertThat(publish(3, 100)).isZero();
        assertThat(publish(2, 100)).isEqualTo(1);
        var foreign = TestRelease.made(box, HubKeys.under(box.resolve("other"), Terminal.RANDOM), 9);
        assertThat(release("publish", foreign.toString())).isEqualTo(1);
    }

    @Test
    void aPollWritesNothingAndTheReportIsWrittenLater() throws Exception {
        assertThat(publish(3, 100)).isZero();
        seen(3);
        var table = hall.hub.part(ReleaseTable.class);
        for (int i = 0; i < 20; i++) {
            assertThat(poll(3, 0).statusCode()).isEqualTo(204);
        }

        hall.hub.part(org.hall24.hub.releases.Reports.class).close();
        assertThat(table.reports()).singleElement().satisfies(report -> {
            assertThat(report.terminal()).isEqualTo("H24-0007");
            assertThat(report.revision()).isEqualTo(3);
        });
        // The first version of the row: it was written once.
        assertThat(hall.hub
                        .part(JdbcClient.class)
                        .sql("select ctid::text from release_report")
                        .query(String.class)
                        .single())
                .isEqualTo("(0,1)");
    }

    @Test
    void aHubThatEndsSendsThoseWhoWaitHome() throws Exception {
        var waiting = new CompletableFuture<Integer>();
        Thread.ofVirtual().start(() -> {
            try {
                waiting.complete(poll(0, 50).statusCode());
            } catch (Exception e) {
                waiting.complete(0);
            }
        });
        TestHall.await(() -> hall.hub.part(Releases.class).waiting() == 1);

        var begun = System.nanoTime();
        hall.hub.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        assertThat(waiting.get(30, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(204);
    }
}
