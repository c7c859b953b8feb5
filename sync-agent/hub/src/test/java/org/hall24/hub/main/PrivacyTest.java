package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.query.Operation;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Neither rows nor logs of the hub, of PostgreSQL or of the sandbox name a person. */
class PrivacyTest {
    @Test
    void nothingButTheSealedEnvelopeRemains() throws Exception {
        var listener = new ListAppender<ILoggingEvent>();
        var root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
        listener.start();
        root.addAppender(listener);
        try (var hall = new TestHall()) {
            var person = TestHall.person("R-03");
            var secrets = List.of(person.name(), person.number(), person.phone(), person.address(), Terminal.WORDS);
            hall.mode("appeal", "nonsense");
            var matter = hall.terminal.seal(
                    Terminal.appeal(person), hall.keys.publicHalves().sealing());
            hall.terminal.put(matter);
            TestHall.await(() -> !problem(hall, matter).isEmpty());
            hall.mode("appeal", "ok");
            hall.settled(matter.caseNumber());
            // Trouble on the way: a row that contradicts itself, and a sentence PostgreSQL does not understand.
            hall.terminal.put(matter);
            hall.terminal.send(
                    "PUT", "/v1/matters/" + matter.matterId(), person.name().getBytes(StandardCharsets.UTF_8));
            provoke(hall.jdbcUrl, person.number());
            var session = new Session(hall, hall.terminal, "R-03").proven("fund.balance");
            session.ask("fund.balance", Operation.FUND_ACCOUNTS, Map.of());
            hall.mode("fund", "nonsense");
            session.ask("fund.balance", Operation.FUND_ACCOUNTS, Map.of());
            assertThat(rows(hall.jdbcUrl)).noneMatch(row -> row.contains(session.pass.orElseThrow()));

            var logs = listener.list.stream()
                    .map(event -> event.getFormattedMessage() + " " + event.getThrowableProxy())
                    .toList();
            assertThat(logs).isNotEmpty();
            assertThat(secrets).allSatisfy(secret -> {
                assertThat(logs).noneMatch(line -> line.contains(secret));
                assertThat(rows(hall.jdbcUrl)).noneMatch(row -> row.contains(secret));
                assertThat(hits(hall.state, secret)).isEmpty();
                assertThat(hits(Path.of("target/test-hub/postgres/data/log"), secret))
                        .isEmpty();
            });
            // The search finds what is there.
            assertThat(rows(hall.jdbcUrl)).anyMatch(row -> row.contains(matter.caseNumber()));
            assertThat(hits(hall.state, matter.matterId().toString())).isNotEmpty();
            assertThat(hits(Path.of("target/test-hub/postgres/data/log"), "duplicate key"))
                    .isNotEmpty();
        } finally {
            root.detachAppender(listener);
        }
    }

    private static String problem(TestHall hall, MatterSubmission matter) {
        return hall.hub
                .part(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select coalesce(problem, '') from case_file where matter_id = ?")
                .param(matter.matterId())
                .query(String.class)
                .single();
    }

    /**
     * Mistakes of every kind the hub's statements can make, whose detail would quote a row, were PostgreSQL allowed to. One kind
     * they may never make: a text that PostgreSQL cannot convert is quoted in its sentence itself, and no setting helps.
     */
    private static final Map<String, String> MISTAKES = Map.of(
            "insert into terminal values ('H24-1111', ?, now(), null), ('H24-1111', 'x', now(), null)", "23505",
            "insert into reconciliation_item values (?, gen_random_uuid(), 'n', 'd', 'no kind', now())", "23514",
            "insert into release values (1, ?, null, now(), 's', 10, false)", "23502",
            "insert into reconciliation_ask values (repeat(?, 9), 'w', now())", "22001",
            "insert into rating values (gen_random_uuid(), ?, 1 / (select 0), null, now(), now(), true)", "22012",
            """
            with arrived as (
                insert into matter values (gen_random_uuid(), 'n', ?, 'm', 1, now(), now(), 'd', 'e', 'r'),
                    (gen_random_uuid(), 'o', 't', 'm', 1, now(), now(), 'd', 'e', 'r')
                returning matter_id, matter, received_at)
            insert into case_file (case_number, matter_id, matter, received_at, state, attempts, next_try, wrong_codes)
            select 'twice', matter_id, matter, received_at, 'received', 0, received_at, 0 from arrived""", "23505");

    private static void provoke(String url, String secret) throws Exception {
        for (var mistake : MISTAKES.entrySet()) {
            try (var connection = DriverManager.getConnection(url);
                    var statement = connection.prepareStatement(mistake.getKey())) {
                statement.setString(1, secret);
                var failed = org.assertj.core.api.Assertions.catchThrowableOfType(
                        java.sql.SQLException.class, statement::execute);
                assertThat((Throwable) failed).as(mistake.getKey()).isNotNull();
                assertThat(failed.getSQLState()).as(mistake.getKey()).isEqualTo(mistake.getValue());
            }
        }
    }

    /** All rows of all tables as text. */
    private static List<String> rows(String url) {
        var rows = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url);
                var tables = connection.createStatement();
                var names = tables.executeQuery(
                        "select table_name from information_schema.tables where table_schema = 'public'")) {
            while (names.next()) {
                try (var statement = connection.createStatement();
                        var row = statement.executeQuery("select t::text from " + names.getString(1) + " t")) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
            }
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
        return rows;
    }

    private static List<Path> hits(Path directory, String secret) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(secret))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
