package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.hall24.hub.cases.CaseFiles;
import org.hall24.hub.ratings.Ratings;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.http.RatingSubmission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RatingTest {
    private static TestHall hall;

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall();
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private static int put(UUID id, String number, int level) throws Exception {
        var rating = new RatingSubmission(id, number, level, "H24-0007", Instant.parse("2026-11-22T01:00:00Z"));
        return hall.terminal.send("PUT", "/v1/ratings/" + id, rating.toJson()).statusCode();
    }

    @Test
    void aRatingCountsOnceAndOnlyWhenItsCaseIsHere() throws Exception {
        var ratings = hall.hub.part(Ratings.class);
        var matter = hall.terminal.seal(
                Terminal.appeal(TestHall.person("R-01")),
                hall.keys.publicHalves().sealing());
        var id = Terminal.id();

        assertThat(put(id, matter.caseNumber(), 4)).isEqualTo(204);
        assertThat(put(id, matter.caseNumber(), 4)).isEqualTo(204);
        assertThat(ratings.count(4)).isZero();
        hall.terminal.put(matter);
        assertThat(put(Terminal.id(), matter.caseNumber(), 5)).isEqualTo(204);
        assertThat(ratings.count(5)).isEqualTo(1);
        // The same look the hub takes every half minute, at once.
        try (var _ = new Ratings(
                hall.hub.part(org.springframework.jdbc.core.simple.JdbcClient.class),
                java.time.InstantSource.system(),
                hall.hub.part(CaseFiles.class)::known,
                new OneLook())) {
            TestHall.await(() -> ratings.count(4) == 1);
        }
    }

    /** Lets the first look happen at once and then no more. */
    private static final class OneLook implements org.hall24.time.Pause {
        private boolean looked;

        @Override
        public void sleep(java.time.Duration duration) throws InterruptedException {
            if (looked) {
                org.hall24.time.Pause.REAL.sleep(duration);
            }
            looked = true;
        }
    }

    @Test
    void whatIsNoRatingIsRefused() throws Exception {
        var id = Terminal.id();
        var number = CaseNumber.of("YS", 7, 1).text();
        var six =
                "{\"id\":\"%s\",\"caseNumber\":\"%s\",\"level\":6,\"terminal\":\"H24-0007\",\"ratedAt\":\"2026-11-22T01:00:00Z\"}"
                        .formatted(id, number);
        var other = six.replace("6,", "5,").replace("H24-0007", "H24-0008");

        assertThat(hall.terminal
                        .send("PUT", "/v1/ratings/" + id, six.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
        assertThat(hall.terminal
                        .send("PUT", "/v1/ratings/" + id, other.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(403);
    }
}
