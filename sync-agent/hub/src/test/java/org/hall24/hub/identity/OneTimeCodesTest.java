package org.hall24.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.hall24.hub.database.Migrations;
import org.hall24.hub.database.TestDatabase;
import org.hall24.hub.queries.Level;
import org.hall24.wire.Application.Holder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OneTimeCodesTest {
    private static final Holder ONE = new Holder("演示人甲", "99000019900115001X", "演示市");
    private static final String TERMINAL = "H24-0007";

    private final PersonMark marks =
            new PersonMark(new SecretKeySpec("secret of a test".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    private Instant now = Instant.parse("2026-11-22T01:00:00Z");
    private JdbcClient database;
    private OneTimeCodes codes;
    private Passes passes;

    @BeforeEach
    void open() throws Exception {
        var source = new DriverManagerDataSource(TestDatabase.fresh());
        Migrations.run(source);
        database = JdbcClient.create(source);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        codes = new OneTimeCodes(database, transactions, marks, () -> now, new SecureRandom());
        passes = new Passes(database, marks, () -> now, new SecureRandom());
    }

    private void later(Duration duration) {
        now = now.plus(duration);
    }

    private OneTimeCodes.Attempt attempt(String pass, String digits) {
        return codes.attempt(pass, digits, () -> {});
    }

    @Test
    void aCodeLivesFiveMinutes() {
        var code = codes.make("pass", ONE.number()).orElseThrow();
        later(OneTimeCodes.VALID.minusSeconds(1));
        assertThat(attempt("pass", "nonsense")).isEqualTo(new OneTimeCodes.Attempt.Wrong(4));
        later(Duration.ofSeconds(1));

        assertThat(attempt("pass", code.digits())).isEqualTo(new OneTimeCodes.Attempt.Expired());
    }

    @Test
    void aMinuteBetweenTwoAndFiveInTenMinutes() {
        for (int i = 0; i < OneTimeCodes.SENT_MAX; i++) {
            assertThat(codes.make("pass-" + i, ONE.number())).isPresent();
            later(OneTimeCodes.BETWEEN.minusSeconds(1));
            assertThat(codes.make("pass-" + i, ONE.number())).isEmpty();
            later(Duration.ofSeconds(1));
        }
        assertThat(codes.make("pass", ONE.number().replace("X", "x"))).isEmpty();
        assertThat(codes.make("pass", "990000198506150029")).isPresent();
        later(OneTimeCodes.SPAN
                .minus(OneTimeCodes.BETWEEN.multipliedBy(OneTimeCodes.SENT_MAX))
                .plusSeconds(1));
        assertThat(codes.make("pass", ONE.number())).isPresent();
    }

    @Test
    void aMessageThatDidNotLeaveDoesNotCount() {
        codes.takeBack(codes.make("pass", ONE.number()).orElseThrow());

        assertThat(codes.make("pass", ONE.number())).isPresent();
    }

    @Test
    void manyHubsAtOnceSendOneMessage() throws Exception {
        var sent = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                var pass = "pass-" + i;
                threads.execute(() -> codes.make(pass, ONE.number()).ifPresent(_ -> sent.incrementAndGet()));
            }
        }
        assertThat(sent).hasValue(1);
    }

    @Test
    void manyGuessesAtOnceAreFive() throws Exception {
        var code = codes.make("pass", ONE.number()).orElseThrow();
        var wrong = code.digits().equals("000000") ? "000001" : "000000";
        var guessed = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.execute(() -> {
                    if (attempt("pass", wrong) instanceof OneTimeCodes.Attempt.Wrong) {
                        guessed.incrementAndGet();
                    }
                });
            }
        }
        assertThat(guessed).hasValue(OneTimeCodes.TRIES_MAX - 1);
        assertThat(attempt("pass", code.digits())).isEqualTo(new OneTimeCodes.Attempt.Locked());
    }

    @Test
    void aPassLivesTenMinutesAndBeginsAnewWhenRaised() {
        var pass = passes.give(ONE, TERMINAL);
        assertThat(passes.level(ONE, Optional.of(pass), TERMINAL)).isEqualTo(Level.L1);
        later(Duration.ofMinutes(9));
        passes.raise(pass);
        later(Duration.ofMinutes(9));
        assertThat(passes.level(ONE, Optional.of(pass), TERMINAL)).isEqualTo(Level.L2);
        later(Duration.ofMinutes(1));
        assertThat(passes.level(ONE, Optional.of(pass), TERMINAL)).isEqualTo(Level.L0);
        assertThat(passes.level(ONE, Optional.empty(), TERMINAL)).isEqualTo(Level.L1);
    }

    @Test
    void theDatabaseKnowsNeitherPassNorDigitsNorNumber() {
        var pass = passes.give(ONE, TERMINAL);
        var code = codes.make(pass, ONE.number()).orElseThrow();

        var rows = database.sql("select t::text from identity_pass t union all select t::text from identity_code t")
                .query(String.class)
                .list();
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .doesNotContain(pass)
                        .doesNotContain("," + code.digits() + ",")
                        .doesNotContain(ONE.number(), ONE.name()));
        assertThat(code).asString().doesNotContain(code.digits());
    }

    @Test
    void whatIsOverIsDeletedWhenSomethingNewComes() {
        passes.give(ONE, TERMINAL);
        codes.make("pass", ONE.number());
        later(Duration.ofMinutes(30));
        passes.give(ONE, TERMINAL);
        codes.make("pass", ONE.number());

        for (var table : new String[] {"identity_pass", "identity_code"}) {
            assertThat(database.sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }
}
