package org.hall24.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hall24.wire.http.EnrolmentRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One-time codes that let a new key speak for a terminal: the only class that reads or writes the table {@code enrolment}. Safe for
 * several threads and hubs.
 */
public final class Enrolments {
    /** A technician's working day, and the way there. */
    public static final Duration VALID = Duration.ofHours(24);

    /** A typist's bad day. The code has 80 bits; the limit keeps strangers from trying all the same. */
    private static final int WRONG_MAX = 5;

    /** Long for who guesses, short for who stands there. */
    private static final Duration LOCKED = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Terminals terminals;
    private final InstantSource clock;

    /** The enrolments of this database. */
    public Enrolments(JdbcClient database, TransactionTemplate transactions, Terminals terminals, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.terminals = terminals;
        this.clock = clock;
    }

    /** What became of an attempt. */
    sealed interface Outcome {
        /** The key speaks for the terminal since then; said again to the same code and key. */
        record Enrolled(Instant since) implements Outcome {}

        /** No such code, over, or used with another key. */
        record Wrong() implements Outcome {}

        /** Too many wrong codes for this terminal. */
        record Locked() implements Outcome {}
    }

    /**
     * A new code, in place of any other for this terminal. Nobody sees it again.
     *
     * @throws IllegalArgumentException when no terminal can have this name
     */
    public String issue(String terminal, Duration valid, RandomGenerator random) {
        if (!Terminals.isName(terminal)) {
            throw new IllegalArgumentException("a terminal's name looks like H24-0007");
        }
        var code = EnrolmentCode.random(random);
        database.sql("""
                        insert into enrolment (terminal_id, code_sha256, valid_until) values (?, ?, ?)
                        on conflict (terminal_id) do update set code_sha256 = excluded.code_sha256,
                            valid_until = excluded.valid_until, wrong = 0, locked_until = null, used_key = null, used_at = null""")
                .params(
                        terminal,
                        EnrolmentCode.hash(terminal, code),
                        utc(clock.instant().plus(valid)))
                .update();
        return code;
    }

    /** The row of a terminal's code, locked until the transaction ends. */
    private record Row(
            String hash,
            Instant until,
            int wrong,
            Optional<Instant> lockedUntil,
            Optional<String> usedKey,
            Optional<Instant> usedAt) {}

    /** Enrols; the request's signature was found to be the key's own. */
    Outcome enrol(EnrolmentRequest request) {
        return Objects.requireNonNull(
                transactions.execute(_ -> enrolOnce(request)), "a transaction gives what it was given");
    }

    private Outcome enrolOnce(EnrolmentRequest request) {
        var terminal = request.key().id();
        var found = row(terminal);
        if (found.isEmpty()) {
            return new Outcome.Wrong();
        }
        var row = found.get();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (row.lockedUntil().filter(now::isBefore).isPresent()) {
            return new Outcome.Locked();
        }
        if (now.isAfter(row.until()) || !row.hash().equals(EnrolmentCode.hash(terminal, request.code()))) {
            return wrong(terminal, row, now);
        }
        if (row.usedKey().isPresent()) {
            return row.usedKey().get().equals(request.key().text())
                    ? new Outcome.Enrolled(row.usedAt().orElseThrow())
                    : wrong(terminal, row, now);
        }
        terminals.enrol(request.key(), now);
        database.sql(
                        "update enrolment set used_key = ?, used_at = ?, wrong = 0, locked_until = null where terminal_id = ?")
                .params(request.key().text(), utc(now), terminal)
                .update();
        return new Outcome.Enrolled(now);
    }

    private Outcome wrong(String terminal, Row row, Instant now) {
        boolean lock = row.wrong() + 1 >= WRONG_MAX;
        database.sql("update enrolment set wrong = ?, locked_until = ? where terminal_id = ?")
                .param(lock ? 0 : row.wrong() + 1)
                .param(lock ? utc(now.plus(LOCKED)) : null)
                .param(terminal)
                .update();
        return new Outcome.Wrong();
    }

    private Optional<Row> row(String terminal) {
        return database.sql("""
                        select code_sha256, valid_until, wrong, locked_until, used_key, used_at from enrolment
                        where terminal_id = ? for update""")
                .param(terminal)
                .query((row, _) -> new Row(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getInt(3),
                        Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getString(5)),
                        Optional.ofNullable(row.getObject(6, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
