package org.hall24.hub.ratings;

import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hall24.catalogue.RatingCodes;
import org.hall24.time.Pause;
import org.hall24.wire.http.RatingSubmission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ratings: the only class that reads or writes the table {@code rating}. A rating may overtake its case on the way; it counts
 * once the case is here.
 */
public final class Ratings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ratings.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    /** Below it a rating is bad (GB/T 39734), and has a reason. */
    private static final int REASON_BELOW = 3;

    /** Ratings waiting for their case that one look takes up. */
    private static final int LOOK_MAX = 200;

    private final JdbcClient database;
    private final InstantSource clock;
    private final Predicate<String> knownCase;
    private final RatingCodes codes;
    private final Thread looker;

    /**
     * Ratings of this database.
     *
     * @param knownCase whether a case number is in the record
     * @param codes what can be ticked
     */
    public Ratings(
            JdbcClient database, InstantSource clock, Predicate<String> knownCase, RatingCodes codes, Pause pause) {
        this.database = database;
        this.clock = clock;
        this.knownCase = knownCase;
        this.codes = codes;
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

    /** What became of a rating. */
    public enum Kept {
        /** It is in the record. */
        YES,
        /** The norm asks a bad one for a reason, and it has none. */
        NO_REASON
    }

    /**
     * Keeps a rating; the same id again changes nothing. A code nobody knows, a retired one, or one of another level or edition is
     * set aside in its own column: the citizen's rating counts all the same.
     */
    public Kept keep(RatingSubmission rating) {
        if (rating.level() < REASON_BELOW && rating.codes().isEmpty()) {
            return Kept.NO_REASON;
        }
        var known = rating.codes().stream()
                .distinct()
                .collect(Collectors.partitioningBy(code -> fits(rating, code), Collectors.joining(",")));
        if (!known.getOrDefault(false, "").isEmpty()) {
            LOG.warn("rating {}: codes {} of edition {} set aside", rating.id(), known.get(false), rating.edition());
        }
        database.sql("""
                        insert into rating (rating_id, case_number, matter, level, codes, codes_set_aside, edition,
                          terminal_id, rated_at, received_at, case_known)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(
                        rating.id(),
                        new SqlParameterValue(Types.VARCHAR, rating.caseNumber().orElse(null)),
                        rating.matter(),
                        rating.level(),
                        known.getOrDefault(true, ""),
                        known.getOrDefault(false, ""),
                        rating.edition(),
                        rating.terminal(),
                        rating.ratedAt().atOffset(ZoneOffset.UTC),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        rating.caseNumber().map(knownCase::test).orElse(true))
                .update();
        return Kept.YES;
    }

    private boolean fits(RatingSubmission rating, String code) {
        return rating.edition() == codes.edition()
                && codes.code(code)
                        .filter(known -> known.level() == rating.level())
                        .isPresent();
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
