package org.hall24.hub.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Six digits sent to a phone, and whether somebody who types them got them. The only class that reads or writes the table {@code
 * identity_code}; the digits are kept as a keyed hash. Safe for several threads and hubs.
 */
public final class OneTimeCodes {
    /** Long enough to find one's glasses. */
    static final Duration VALID = Duration.ofMinutes(5);

    /** Between two messages to one person. */
    static final Duration BETWEEN = Duration.ofSeconds(60);

    /** So many messages to one person in {@link #SPAN}, whatever terminal asks. */
    static final int SENT_MAX = 5;

    static final Duration SPAN = Duration.ofMinutes(10);

    /** So many attempts a code bears: a million codes, five guesses. */
    static final int TRIES_MAX = 5;

    private static final int CODES = 1_000_000;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final PersonMark marks;
    private final InstantSource clock;
    private final SecureRandom random;

    /** Codes kept in this database. */
    public OneTimeCodes(
            JdbcClient database,
            TransactionTemplate transactions,
            PersonMark marks,
            InstantSource clock,
            SecureRandom random) {
        this.database = database;
        this.transactions = transactions;
        this.marks = marks;
        this.clock = clock;
        this.random = random;
    }

    /** A code to be sent; its digits exist here and in the message only. */
    record Fresh(UUID id, String digits) {
        @Override
        public String toString() {
            return "Fresh[" + id + "]";
        }
    }

    /** What became of an attempt. */
    sealed interface Attempt {
        /** Right. */
        record Right() implements Attempt {}

        /**
         * Wrong.
         *
         * @param left attempts this code still bears; at least 1
         */
        record Wrong(int left) implements Attempt {}

        /** Too many attempts: this code is dead. */
        record Locked() implements Attempt {}

        /** There is none, or not any more. */
        record Expired() implements Attempt {}
    }

    /** Makes a code for a pass; empty when this person was sent one a moment ago, or too many. */
    Optional<Fresh> make(String pass, String number) {
        var person = marks.of(number);
        return Objects.requireNonNull(
                transactions.execute(_ -> {
                    // One after another for each person, on whatever hub.
                    database.sql("select 1 from (select pg_advisory_xact_lock(hashtext(?))) as turn")
                            .param(person)
                            .query(Integer.class)
                            .single();
                    return mayBeSent(person) ? Optional.of(insert(pass, person)) : Optional.<Fresh>empty();
                }),
                "a transaction gives what it was given");
    }

    private boolean mayBeSent(String person) {
        var now = now();
        database.sql("delete from identity_code where sent_at < ?")
                .param(now.minus(SPAN))
                .update();
        int lately = database.sql("select count(*) from identity_code where person = ? and sent_at > ?")
                .params(person, now.minus(BETWEEN))
                .query(Integer.class)
                .single();
        int inSpan = database.sql("select count(*) from identity_code where person = ?")
                .param(person)
                .query(Integer.class)
                .single();
        return lately == 0 && inSpan < SENT_MAX;
    }

    private Fresh insert(String pass, String person) {
        var digits = "%06d".formatted(random.nextInt(CODES));
        var id = UUID.randomUUID();
        database.sql("""
                        insert into identity_code
                          (code_id, pass_sha256, person, code_hash, sent_at, valid_until, tries, used)
                        values (?, ?, ?, ?, ?, ?, 0, false)""")
                .params(id, Passes.digest(pass), person, marks.ofCode(pass, digits), now(), now().plus(VALID))
                .update();
        return new Fresh(id, digits);
    }

    /** The message did not leave: the person may ask again at once. */
    void takeBack(Fresh fresh) {
        database.sql("delete from identity_code where code_id = ?")
                .param(fresh.id())
                .update();
    }

    private record Row(UUID id, String hash, int tries, OffsetDateTime until, boolean used) {}

    /**
     * Tries digits against the newest code of a pass.
     *
     * @param right done in the same transaction when they are right
     */
    Attempt attempt(String pass, String digits, Runnable right) {
        return Objects.requireNonNull(
                transactions.execute(_ -> {
                    var row = newest(pass).filter(code -> !code.used());
                    if (row.isEmpty() || !row.get().until().isAfter(now())) {
                        return new Attempt.Expired();
                    }
                    if (row.get().tries() >= TRIES_MAX) {
                        return new Attempt.Locked();
                    }
                    return compare(pass, digits, row.get(), right);
                }),
                "a transaction gives what it was given");
    }

    private Optional<Row> newest(String pass) {
        return database.sql("""
                        select code_id, code_hash, tries, valid_until, used from identity_code
                        where pass_sha256 = ? order by sent_at desc limit 1 for update""")
                .param(Passes.digest(pass))
                .query((row, _) -> new Row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        row.getObject(4, OffsetDateTime.class),
                        row.getBoolean(5)))
                .optional();
    }

    private Attempt compare(String pass, String digits, Row row, Runnable right) {
        boolean fits = MessageDigest.isEqual(
                marks.ofCode(pass, digits).getBytes(StandardCharsets.US_ASCII),
                row.hash().getBytes(StandardCharsets.US_ASCII));
        database.sql("update identity_code set tries = tries + 1, used = ? where code_id = ?")
                .params(fits, row.id())
                .update();
        if (fits) {
            right.run();
            return new Attempt.Right();
        }
        int left = TRIES_MAX - row.tries() - 1;
        return left == 0 ? new Attempt.Locked() : new Attempt.Wrong(left);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
