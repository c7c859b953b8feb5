package org.hall24.hub.main;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.hall24.hub.database.Migrations;
import org.hall24.hub.database.PostgresServer;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Option;

/** Where a command finds the hub's database: works while the hub runs and while it does not. */
final class DatabaseOption {
    @Option(names = "--state", required = true, description = "the hub's directory")
    private Path state = Path.of("");

    @Option(names = "--database", description = "JDBC URL, when the hub has one")
    private Optional<String> database = Optional.empty();

    /** What a command does with the database. */
    @FunctionalInterface
    interface Work {
        /** Does it; the exit code comes back. */
        int with(DataSource database) throws IOException;
    }

    StateDirectory home() throws IOException {
        return StateDirectory.at(state);
    }

    /** Works on the database in the shape this program needs; one that had to be started for this is stopped again. */
    int work(Work work) throws IOException {
        if (database.isPresent()) {
            return work.with(migrated(database.get()));
        }
        var home = home();
        var postgres = PostgresServer.under(home.directory());
        boolean startedHere = postgres.start();
        try {
            return work.with(migrated(postgres.jdbcUrl()));
        } finally {
            if (startedHere) {
                stopUnlessServing(home, postgres);
            }
        }
    }

    private static DataSource migrated(String url) {
        var source = new DriverManagerDataSource(url);
        Migrations.run(source);
        return source;
    }

    /** A hub that began meanwhile uses the database we started. */
    private static void stopUnlessServing(StateDirectory home, PostgresServer postgres) throws IOException {
        try (var channel = home.lockFile()) {
            FileLock held = channel.tryLock();
            if (held != null) {
                postgres.stop();
                held.release();
            }
        }
    }
}
