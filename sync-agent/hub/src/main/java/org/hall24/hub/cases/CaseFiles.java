package org.hall24.hub.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.hall24.wire.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The case files: the only class that reads or writes the table {@code case_file}. Safe for several threads and hubs. */
public final class CaseFiles {
    /** A tired hand errs three times; a machine that guesses needs half a million. */
    static final int WRONG_CODES_MAX = 5;

    /** 480 guesses a day: the right one of a million is found in years. */
    static final Duration LOCKED = Duration.ofMinutes(15);

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    /** The case files of this database. */
    public CaseFiles(JdbcClient database, TransactionTemplate transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The SQL that opens a case file, due at once, for each row of what is named so in the same statement, with the columns
     * case_number, matter_id, matter and received_at: intake stores matter and case file in one go.
     */
    public static String openAllOf(String rows) {
        return "insert into case_file (case_number, matter_id, matter, received_at, state, attempts, next_try, wrong_codes)"
                + " select case_number, matter_id, matter, received_at, 'received', 0, received_at, 0 from " + rows;
    }

    /**
     * Opens a case file of something that is done already, inside the caller's transaction: no worker takes it up.
     *
     * @param reference what the citizen holds in the hand, such as a certificate's number
     * @param codeHash of the query code, see {@link QueryCodes#hash}
     */
    public void openAnswered(
            CaseNumber number, UUID matterId, String matter, Instant now, String reference, String codeHash) {
        database.sql("""
                        insert into case_file
                            (case_number, matter_id, matter, received_at, state, attempts, next_try, wrong_codes,
                             reference, settled_at, code_hash)
                        values (?, ?, ?, ?, 'answered', 0, ?, 0, ?, ?, ?)""")
                .params(number.text(), matterId, matter, utc(now), utc(now), reference, utc(now), codeHash)
                .update();
    }

    /** Whether there is such a case. */
    public boolean known(String number) {
        return database.sql("select count(*) from case_file where case_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** How many wait for their department. */
    public long countOpen() {
        return database.sql("select count(*) from case_file where state in ('received', 'sent')")
                .query(Long.class)
                .single();
    }

    /** How long the oldest of them has waited, in seconds; 0 when none waits. */
    public long oldestOpenSeconds() {
        return database.sql("select min(received_at) from case_file where state in ('received', 'sent')")
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(time -> Duration.between(time.toInstant(), clock.instant()).toSeconds())
                .orElse(0L);
    }

    /** How many wait for a person. */
    public long countStuck() {
        return database.sql("select count(*) from case_file where state = 'stuck'")
                .query(Long.class)
                .single();
    }

    /** How a case stands; for staff and tests. */
    public Optional<CaseState> state(String number) {
        return database.sql("select state from case_file where case_number = ?")
                .param(number)
                .query(String.class)
                .optional()
                .map(CaseState::of);
    }

    /**
     * A case one worker took; nobody else takes it before its lease ends.
     *
     * @param state as it was when taken
     * @param attempts made before
     */
    record Claim(CaseNumber number, UUID matterId, String matter, Instant receivedAt, CaseState state, int attempts) {}

    /** Takes the case that waits longest. */
    Optional<Claim> claim(Collection<String> matters, Duration lease) {
        return claim("matter in (:matters)", matters, lease);
    }

    /** Takes a case no department is responsible for. */
    Optional<Claim> claimUnrouted(Collection<String> routed, Duration lease) {
        return claim("matter not in (:matters)", routed, lease);
    }

    private Optional<Claim> claim(String which, Collection<String> matters, Duration lease) {
        var now = clock.instant();
        return database.sql(
                        "update case_file set next_try = :lease where case_number = (select case_number from case_file"
                                + " where state in ('received', 'sent') and next_try <= :now and " + which
                                + " order by next_try limit 1 for update skip locked)"
                                + " returning case_number, matter_id, matter, received_at, state, attempts")
                .param("matters", matters)
                .param("now", utc(now))
                .param("lease", utc(now.plus(lease)))
                .query((row, _) -> new Claim(
                        new CaseNumber(row.getString("case_number")),
                        row.getObject("matter_id", UUID.class),
                        row.getString("matter"),
                        instant(row, "received_at"),
                        CaseState.of(row.getString("state")),
                        row.getInt("attempts")))
                .optional();
    }

    /** Keeps the hash of the code, so that the citizen can ask. */
    void opened(CaseNumber number, String codeHash) {
        database.sql("update case_file set code_hash = ? where case_number = ? and code_hash is null")
                .params(codeHash, number.text())
                .update();
    }

    /**
     * Written down before the department hears of it: after a crash nobody may believe it did not.
     *
     * @param codeHash kept as {@link #opened} does, in the same write
     */
    void sending(CaseNumber number, Optional<String> codeHash) {
        database.sql("update case_file set state = 'sent', attempts = attempts + 1,"
                        + " code_hash = coalesce(code_hash, :hash) where case_number = :number")
                .param("hash", codeHash.orElse(null))
                .param("number", number.text())
                .update();
    }

    void answered(CaseNumber number, String reference) {
        settle(number, CaseState.ANSWERED, reference, null, null);
    }

    void refused(CaseNumber number, String code) {
        settle(number, CaseState.REFUSED, null, code, null);
    }

    void stuck(CaseNumber number, String problem) {
        settle(number, CaseState.STUCK, null, null, problem);
    }

    private void settle(
            CaseNumber number,
            CaseState state,
            @org.jspecify.annotations.Nullable String reference,
            @org.jspecify.annotations.Nullable String refusal,
            @org.jspecify.annotations.Nullable String problem) {
        database.sql("update case_file set state = :state, reference = :reference, refusal = :refusal,"
                        + " problem = :problem, settled_at = :now where case_number = :number")
                .param("state", state.word())
                .param("reference", reference)
                .param("refusal", refusal)
                .param("problem", problem)
                .param("now", utc(clock.instant()))
                .param("number", number.text())
                .update();
    }

    /** To be tried again. */
    void later(CaseNumber number, CaseState state, String problem, Duration pause) {
        database.sql("update case_file set state = ?, problem = ?, next_try = ? where case_number = ?")
                .params(state.word(), problem, utc(clock.instant().plus(pause)), number.text())
                .update();
    }

    /** What the page shows to whoever knows number and code. */
    sealed interface Looked {
        /** How it stands. */
        record Found(
                String matter,
                CaseState state,
                Instant receivedAt,
                Optional<String> reference,
                Optional<String> refusal)
                implements Looked {}

        /** No such case, not opened yet, or another code: which of them is nobody's business. */
        record NoMatch() implements Looked {}

        /** Too many wrong codes; later again. */
        record Locked() implements Looked {}
    }

    /** Looks a case up for its citizen and counts wrong codes. */
    Looked look(String number, String code, QueryCodes codes) {
        var looked = transactions.execute(_ -> lookLocked(number, code, codes));
        return java.util.Objects.requireNonNull(looked, "a transaction gives what it was given");
    }

    private Looked lookLocked(String number, String code, QueryCodes codes) {
        var row = database.sql(
                        "select matter, state, received_at, reference, refusal, code_hash, wrong_codes, locked_until"
                                + " from case_file where case_number = ? for update")
                .param(number)
                .query((found, _) -> new Row(
                        found.getString("matter"),
                        CaseState.of(found.getString("state")),
                        instant(found, "received_at"),
                        Optional.ofNullable(found.getString("reference")),
                        Optional.ofNullable(found.getString("refusal")),
                        Optional.ofNullable(found.getString("code_hash")),
                        found.getInt("wrong_codes"),
                        Optional.ofNullable(found.getObject("locked_until", OffsetDateTime.class))))
                .optional();
        if (row.isEmpty() || row.get().hash().isEmpty()) {
            codes.hash(number, code);
            return new Looked.NoMatch();
        }
        var now = clock.instant();
        if (row.get()
                .lockedUntil()
                .filter(until -> until.toInstant().isAfter(now))
                .isPresent()) {
            return new Looked.Locked();
        }
        if (!codes.fits(number, code, row.get().hash().get())) {
            return wrong(number, row.get().wrongCodes() + 1, now);
        }
        database.sql("update case_file set wrong_codes = 0 where case_number = ?")
                .param(number)
                .update();
        return new Looked.Found(
                row.get().matter(),
                row.get().state(),
                row.get().receivedAt(),
                row.get().reference(),
                row.get().refusal());
    }

    private record Row(
            String matter,
            CaseState state,
            Instant receivedAt,
            Optional<String> reference,
            Optional<String> refusal,
            Optional<String> hash,
            int wrongCodes,
            Optional<OffsetDateTime> lockedUntil) {}

    private Looked wrong(String number, int wrongCodes, Instant now) {
        boolean lock = wrongCodes >= WRONG_CODES_MAX;
        database.sql("update case_file set wrong_codes = :wrong, locked_until = :until where case_number = :number")
                .param("wrong", lock ? 0 : wrongCodes)
                .param("until", lock ? utc(now.plus(LOCKED)) : null)
                .param("number", number)
                .update();
        return lock ? new Looked.Locked() : new Looked.NoMatch();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
