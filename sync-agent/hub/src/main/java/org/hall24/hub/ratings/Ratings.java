package org.hall24.hub.ratings;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.hall24.time.Pause;
import org.hall24.wire.http.RatingSubmission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ratings: the only class that reads or writes the table {@code rating}. A rating may overtake its case on the way; it counts
 * once the case is here.
 */
public final class Ratings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ratings.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    /** Ratings waiting for their case that one look takes up. */
    private static final int LOOK_MAX = 200;

    private final JdbcClient database;
    private final InstantSource clock;
    private final Predicate<String> knownCase;
    private final Thread looker;

    /** @param knownCase whether a case number is in the record */
    public Ratings(JdbcClient database, InstantSource clock, Predicate<String> knownCase, Pause pause) {
        this.database = database;
        this.clock = clock;
        this.knownCase = knownCase;
        this.looker = Thread.ofVirtual().name("ratings").start(() -> {
            try {
                while (true) {
                    pause.sleep(BETWEEN_LOOKS);
                    look();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Keeps a rating; the same id again changes nothing. */
    public void keep(RatingSubmission rating) {
        database.sql("""
                        insert into rating (rating_id, case_number, level, terminal_id, rated_at, received_at, case_known)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(
                        rating.id(),
                        rating.caseNumber(),
                        rating.level(),
                        rating.terminal(),
                        rating.ratedAt().atOffset(ZoneOffset.UTC),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        knownCase.test(rating.caseNumber()))
                .update();
    }

    /** Looks whether cases of earlier ratings have arrived. */
    void look() {
        try {
            var waiting = database.sql("select distinct case_number from rating where not case_known limit " + LOOK_MAX)
                    .query(String.class)
                    .list();
            waiting.stream()
                    .filter(knownCase)
                    .forEach(number -> database.sql("update rating set case_known = true where case_number = ?")
                            .param(number)
                            .update());
        } catch (DataAccessException e) {
            LOG.warn("ratings could not be looked through: {}", e.getClass().getSimpleName());
        }
    }

    /** How many ratings of this level count. */
    public int count(int level) {
        return database.sql("select count(*) from rating where level = ? and case_known")
                .param(level)
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() {
        looker.interrupt();
    }
}
