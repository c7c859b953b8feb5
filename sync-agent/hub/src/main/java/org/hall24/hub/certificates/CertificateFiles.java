package org.hall24.hub.certificates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hall24.wire.Bytes;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The certificates: the only class that reads or writes the table {@code certificate}. Safe for several threads and hubs. */
final class CertificateFiles {
    /** A draft is looked at and issued in one go; after this the facts on it are old. */
    static final Duration DRAFT_MAX = Duration.ofMinutes(15);

    /** How long a print that did not come out whole can be continued. */
    static final Duration UNFINISHED_MAX = Duration.ofHours(24);

    /** More unfinished prints of one person in a day are not shown. */
    private static final int UNFINISHED_SHOWN_MAX = 20;

    private static final String COLUMNS = "certificate, draft_id, matter, state, terminal_id, made_at, issued_at,"
            + " case_number, pages, copies, printed, sealed, pdf_sha256, code_hash, check_hash, holder_hash";

    private final JdbcClient database;

    CertificateFiles(JdbcClient database) {
        this.database = database;
    }

    /** What a certificate is worth. */
    enum State {
        DRAFT,
        VALID,
        WITHDRAWN
    }

    /**
     * One certificate in the record.
     *
     * @param draftId the query that made it
     * @param madeAt the time that stands on it
     * @param issuedAt when it became valid; empty for a draft
     * @param copies how many were asked for
     * @param printed sheets that came out, of all copies, as far as was told
     * @param pdf SHA-256 of the file
     * @param holder fingerprint; empty once the file is erased
     */
    record Row(
            CertificateNumber number,
            UUID draftId,
            String matter,
            State state,
            String terminal,
            Instant madeAt,
            Optional<Instant> issuedAt,
            Optional<String> caseNumber,
            int pages,
            int copies,
            int printed,
            boolean sealed,
            Bytes pdf,
            Bytes code,
            Bytes check,
            Optional<Bytes> holder) {
        int sheets() {
            return pages * copies;
        }
    }

    /** The next counter; a number that is allotted and not used is never used. */
    long nextCounter() {
        return database.sql("select nextval('certificate_number')")
                .query(Long.class)
                .single();
    }

    /** Keeps a draft and its sealed file. */
    void add(Row row, Envelope file) {
        database.sql("""
                        insert into certificate
                            (certificate, draft_id, matter, state, terminal_id, made_at, pages, copies, printed, sealed,
                             pdf_sha256, code_hash, check_hash, holder_hash, envelope)
                        values (?, ?, ?, 'draft', ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)""")
                .params(
                        row.number().text(),
                        row.draftId(),
                        row.matter(),
                        row.terminal(),
                        utc(row.madeAt()),
                        row.pages(),
                        row.copies(),
                        row.sealed(),
                        row.pdf().base64(),
                        row.code().base64(),
                        row.check().base64(),
                        row.holder().orElseThrow().base64(),
                        file.toJson())
                .update();
    }

    /** The certificate a query made. */
    Optional<Row> ofDraft(UUID draftId) {
        return database.sql("select " + COLUMNS + " from certificate where draft_id = ?")
                .param(draftId)
                .query(CertificateFiles::row)
                .optional();
    }

    /** A certificate by its number. */
    Optional<Row> find(String number) {
        return database.sql("select " + COLUMNS + " from certificate where certificate = ?")
                .param(number)
                .query(CertificateFiles::row)
                .optional();
    }

    /** The same; nobody else changes it before the caller's transaction ends. */
    Optional<Row> hold(String number) {
        return database.sql("select " + COLUMNS + " from certificate where certificate = ? for update")
                .param(number)
                .query(CertificateFiles::row)
                .optional();
    }

    /** The sealed file, while it is kept. */
    Optional<Envelope> file(CertificateNumber number) {
        return database.sql("select envelope from certificate where certificate = ? and envelope is not null")
                .param(number.text())
                .query(String.class)
                .optional()
                .map(CertificateFiles::envelope);
    }

    /** A draft becomes valid. */
    void issue(CertificateNumber number, CaseNumber caseNumber, Instant now) {
        database.sql("update certificate set state = 'valid', case_number = ?, issued_at = ? where certificate = ?")
                .params(caseNumber.text(), utc(now), number.text())
                .update();
    }

    /** Notes how many sheets came out; never fewer than before. */
    void printed(CertificateNumber number, int sheets) {
        database.sql("update certificate set printed = greatest(printed, ?) where certificate = ?")
                .params(sheets, number.text())
                .update();
    }

    /** Erases the file and whose it was; what can be verified stays. */
    void erase(CertificateNumber number) {
        database.sql("update certificate set envelope = null, holder_hash = null where certificate = ?")
                .param(number.text())
                .update();
    }

    /** It is not valid any more, and nothing is printed of it. */
    boolean withdraw(String number) {
        return database.sql("update certificate set state = 'withdrawn', envelope = null, holder_hash = null"
                                + " where certificate = ? and state = 'valid'")
                        .param(number)
                        .update()
                > 0;
    }

    /** A person's prints that can be continued, newest first. */
    List<Row> unfinished(Bytes holder, Instant now) {
        return database.sql("select " + COLUMNS + " from certificate where holder_hash = ? and state = 'valid'"
                        + " and envelope is not null and issued_at > ? and printed < pages * copies"
                        + " order by issued_at desc limit " + UNFINISHED_SHOWN_MAX)
                .params(holder.base64(), utc(now.minus(UNFINISHED_MAX)))
                .query(CertificateFiles::row)
                .list();
    }

    /**
     * Removes drafts nobody issued, and files nobody printed to the end.
     *
     * @return how many rows were touched
     */
    int sweep(Instant now) {
        int drafts = database.sql("delete from certificate where state = 'draft' and made_at < ?")
                .param(utc(now.minus(DRAFT_MAX)))
                .update();
        int files = database.sql("update certificate set envelope = null, holder_hash = null"
                        + " where envelope is not null and issued_at < ?")
                .param(utc(now.minus(UNFINISHED_MAX)))
                .update();
        return drafts + files;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new CertificateNumber(row.getString("certificate")),
                row.getObject("draft_id", UUID.class),
                row.getString("matter"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("terminal_id"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("issued_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("case_number")),
                row.getInt("pages"),
                row.getInt("copies"),
                row.getInt("printed"),
                row.getBoolean("sealed"),
                Bytes.fromBase64(row.getString("pdf_sha256")),
                Bytes.fromBase64(row.getString("code_hash")),
                Bytes.fromBase64(row.getString("check_hash")),
                Optional.ofNullable(row.getString("holder_hash")).map(Bytes::fromBase64));
    }

    private static Envelope envelope(String json) {
        try {
            return Envelope.fromJson(json);
        } catch (MalformedException e) {
            throw new IllegalStateException("a kept file is no envelope", e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
