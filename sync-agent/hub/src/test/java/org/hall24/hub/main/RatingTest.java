package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hall24.catalogue.RatingCodes;
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
        return put(id, Optional.of(number), level, List.of(), 0);
    }

    private static int put(UUID id, Optional<String> number, int level, List<String> codes, int edition)
            throws Exception {
        var rating = new RatingSubmission(
                id, number, "appeal.hotline", level, codes, edition, "H24-0007", Instant.parse("2026-11-22T01:00:00Z"));
        return hall.terminal.send("PUT", "/v1/ratings/" + id, rating.toJson()).statusCode();
    }

    private static String column(UUID id, String column) {
        return hall.hub
                .part(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select coalesce(" + column + "::text, 'none') from rating where rating_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    @Test
    void aQuestionThatLeftNoCaseIsRatedAndCountsAtOnce() throws Exception {
        var id = Terminal.id();

        assertThat(put(id, Optional.empty(), 3, List.of("307", "312"), 1)).isEqualTo(204);
        assertThat(column(id, "case_number")).isEqualTo("none");
        assertThat(column(id, "codes")).isEqualTo("307,312");
        assertThat(column(id, "edition")).isEqualTo("1");
        assertThat(hall.hub.part(Ratings.class).count(3)).isEqualTo(1);
    }

    @Test
    void aBadRatingNeedsAReason() throws Exception {
        var id = Terminal.id();

        assertThat(put(id, Optional.empty(), 2, List.of(), 0)).isEqualTo(422);
        assertThat(put(id, Optional.empty(), 1, List.of(), 0)).isEqualTo(422);
        assertThat(put(id, Optional.empty(), 2, List.of("211"), 1)).isEqualTo(204);
        assertThat(column(id, "codes")).isEqualTo("211");
    }

    @Test
    void codesNobodyKnowsAreSetAsideAndTheRatingCounts() throws Exception {
        var id = Terminal.id();
        var newer = Terminal.id();

        // Unknown, retired, of another level; and the one that is right.
        assertThat(put(id, Optional.empty(), 1, List.of("199", "102", "510", "113"), 1))
                .isEqualTo(204);
        assertThat(column(id, "codes")).isEqualTo("113");
        assertThat(column(id, "codes_set_aside")).isEqualTo("199,102,510");
        assertThat(put(newer, Optional.empty(), 1, List.of("113"), 2)).isEqualTo(204);
        assertThat(column(newer, "codes")).isEmpty();
        assertThat(column(newer, "codes_set_aside")).isEqualTo("113");
    }

    @Test
    void aRatingCountsOnceAndOnlyWhenItsCaseIsHere() throws Exception {
        var ratings = hall.hub.part(Ratings.class);
        var matter = hall.appeal();
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
                new RatingCodes(1, List.of(), Set.of()),
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
                "{\"id\":\"%s\",\"caseNumber\":\"%s\",\"matter\":\"a.b\",\"codes\":[],\"edition\":0,\"level\":6,\"terminal\":\"H24-0007\",\"ratedAt\":\"2026-11-22T01:00:00Z\"}"
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
