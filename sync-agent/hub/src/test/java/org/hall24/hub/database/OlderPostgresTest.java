package org.hall24.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The SQL runs on the distribution's PostgreSQL too. Runs where Debian's version 15 is installed, and says when it is not. */
class OlderPostgresTest {
    @TempDir
    private Path box = Path.of("");

    @Test
    void theMigrationsAndTheirSentencesRunOnFifteen() throws Exception {
        try (var server = new Debian15(box)) {
            check(server.url("postgres"));
        }
    }

    private static void check(String url) throws IOException, java.sql.SQLException {
        PostgresServer.checkPromises(url);
        Migrations.run(new DriverManagerDataSource(url));
        Migrations.run(new DriverManagerDataSource(url));
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("insert into case_file (case_number, matter_id, matter, received_at, state, attempts,"
                    + " next_try, wrong_codes) values ('YS-0007-000036-3', gen_random_uuid(), 'a', now(), 'received', 0,"
                    + " now(), 0) on conflict do nothing");
            try (var row = statement.executeQuery("update case_file set next_try = now() where case_number = (select"
                    + " case_number from case_file where state in ('received', 'sent') and matter in ('a')"
                    + " order by next_try limit 1 for update skip locked) returning case_number")) {
                assertThat(row.next()).isTrue();
            }
            try (var row = statement.executeQuery("show server_version")) {
                row.next();
                assertThat(row.getString(1)).startsWith("15.");
            }
        }
    }
}
