package org.hall24.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The SQL runs on the distribution's PostgreSQL too. Runs where Debian's version 15 is installed, and says when it is not. */
class OlderPostgresTest {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");

    @TempDir
    private Path box = Path.of("");

    @Test
    void theMigrationsAndTheirSentencesRunOnFifteen() throws Exception {
        assumeThat(DEBIAN).as("PostgreSQL 15 of Debian").isDirectory();
        Files.setPosixFilePermissions(box, PosixFilePermissions.fromString("rwxr-xr-x"));
        var account = Account.ofThisProcess();
        var data = box.resolve("data");
        account.privateDirectory(data);
        account.run(List.of(program("initdb"), "-D", data.toString(), "-U", "postgres", "-E", "UTF8", "--no-locale"));
        Files.writeString(data.resolve("pg_hba.conf"), "local all all trust\n");
        account.run(List.of(
                program("pg_ctl"),
                "start",
                "-w",
                "-D",
                data.toString(),
                "-l",
                data.resolve("log").toString(),
                "-o",
                "-c listen_addresses= -k " + data));
        try {
            check(data);
        } finally {
            account.run(List.of(program("pg_ctl"), "stop", "-w", "-m", "fast", "-D", data.toString()));
        }
    }

    private static void check(Path data) throws IOException, java.sql.SQLException {
        var url = "jdbc:postgresql://localhost/postgres?user=postgres&sslmode=disable&gssEncMode=disable&socketFactory="
                + UnixSocketFactory.class.getName() + "&socketFactoryArg=" + data.resolve(".s.PGSQL.5432");
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

    private static String program(String name) {
        return DEBIAN.resolve(name).toString();
    }
}
