package org.hall24.hub.certificates;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.hall24.hub.cases.CaseFiles;
import org.hall24.hub.cases.QueryCodes;
import org.hall24.hub.certificates.paper.Samples;
import org.hall24.hub.certificates.seal.SealService;
import org.hall24.hub.database.Migrations;
import org.hall24.hub.database.TestDatabase;
import org.hall24.hub.queries.Identity;
import org.hall24.hub.queries.Level;
import org.hall24.wire.Application.Holder;
import org.hall24.wire.Bytes;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.seal.UnsealingKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A desk over a real database, with a department and a seal platform that say what a test lets them say. */
final class Counter {
    static final Holder ONE = new Holder("言之澄", "990000198506150029", "");
    static final Holder OTHER = new Holder("欧阳𠮷麟", "990000200002291231", "");
    static final String FUND = "fund.deposit-cert";
    static final String QUERY_CODE = "135790";

    Instant now = Instant.parse("2026-11-22T08:31:05.250Z");
    boolean sealsWork = true;
    int asked;
    final Map<Operation, Object> answers = new HashMap<>();
    final JdbcClient database;
    final CertificateFiles files;
    final CaseFiles cases;
    final Verification verification;
    final CertificateDesk desk;
    private int caseCounter;

    Counter() {
        var source = new DriverManagerDataSource(TestDatabase.fresh());
        Migrations.run(source);
        database = JdbcClient.create(source);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        var key = UnsealingKey.generate("test");
        var fingerprints = new Fingerprints(new SecretKeySpec(new byte[] {1, 2, 3}, "HmacSHA256"));
        files = new CertificateFiles(database);
        cases = new CaseFiles(database, transactions, () -> now);
        verification = new Verification(files, fingerprints, () -> now);
        var maker = new CertificateMaker(
                this::department,
                new Seals(),
                Samples.PRESS,
                files,
                fingerprints,
                new Sealer(key.closing(), "hub", 0),
                () -> "https://hub.example",
                "DM",
                () -> now,
                new SplittableRandom(20_261_122));
        desk = new CertificateDesk(
                files,
                maker,
                fingerprints,
                cases,
                new QueryCodes(new SecretKeySpec(new byte[] {4, 5, 6}, "HmacSHA256")),
                new Opener(List.of(key)),
                transactions,
                () -> now);
    }

    private Reply department(Operation operation, Query query) {
        asked++;
        return Optional.ofNullable(answers.get(operation))
                .map(answer -> answer instanceof Reply reply ? reply : Reply.found(query.queryId(), answer))
                .orElseThrow(() -> new AssertionError("nobody said what " + operation + " answers"));
    }

    /** Seals everything with the same red square; it signs nothing, as an unsealed paper needs nothing. */
    private final class Seals implements SealService {
        @Override
        public Optional<Bytes> impression(String unit) {
            if (sealsWork) {
                throw new AssertionError("these tests let nothing be sealed");
            }
            return Optional.empty();
        }

        @Override
        public Optional<Bytes> signature(String unit, Bytes digest) {
            throw new AssertionError("these tests let nothing be sealed");
        }
    }

    static Query query(UUID id, String matter, Operation operation, Map<String, String> fields) {
        return new Query(
                id,
                matter,
                operation,
                Optional.of(ONE),
                Optional.empty(),
                fields,
                "zh",
                Instant.EPOCH,
                SealingKey.oneTime(Bytes.of(new byte[32])));
    }

    Reply ask(Holder who, String terminal, Query query) throws InterruptedException {
        return desk.answer(query, new Identity(Level.L2, Optional.of(who), Optional.empty()), terminal);
    }

    Reply ask(String matter, Operation operation, Map<String, String> fields) throws InterruptedException {
        return ask(ONE, "H24-0007", query(UUID.randomUUID(), matter, operation, fields));
    }

    /** A case number of terminal H24-0007 nobody has used. */
    String caseNumber() {
        caseCounter++;
        return CaseNumber.of("YS", 7, caseCounter).text();
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    /** The column of one certificate. */
    String column(String certificate, String column) {
        return database.sql("select coalesce(" + column + "::text, '') from certificate where certificate = ?")
                .param(certificate)
                .query(String.class)
                .single();
    }
}
