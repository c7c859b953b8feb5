package org.hall24.hub.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Back-up and restore of an external PostgreSQL by the distribution's own programs. */
public final class Dump {
    /** A province's record on a slow disk. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private static final int COMPLAINT_CHARS_MAX = 2_000;

    private Dump() {}

    /**
     * Writes a dump of everything, as it is at one moment, while hubs work.
     *
     * @throws IOException when it is not whole
     */
    public static void write(String jdbcUrl, Path file) throws IOException {
        run(jdbcUrl, List.of("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", file.toString()));
    }

    /**
     * Fills an empty database, whole or not at all.
     *
     * @throws IOException when it is not empty, or the dump does not fit
     */
    public static void read(String jdbcUrl, Path file) throws IOException {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from information_schema.tables where table_schema = current_schema()")) {
            row.next();
            if (row.getInt(1) > 0) {
                throw new DatabaseException("this database is not empty; restore into an empty one");
            }
        } catch (SQLException e) {
            throw new DatabaseException("the database does not answer", e);
        }
        var name = Conninfo.of(jdbcUrl).getOrDefault("PGDATABASE", "");
        run(
                jdbcUrl,
                List.of(
                        "pg_restore",
                        "--exit-on-error",
                        "--single-transaction",
                        "--no-owner",
                        "--no-privileges",
                        "--dbname",
                        name,
                        file.toString()));
    }

    private static void run(String jdbcUrl, List<String> command) throws IOException {
        var complaints = Files.createTempFile("hall24-dump", ".out");
        try {
            var builder = new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .redirectOutput(complaints.toFile());
            builder.environment().putAll(Conninfo.of(jdbcUrl));
            var process = builder.start();
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DatabaseException(command.getFirst() + " did not end within " + LONGEST);
            }
            if (process.exitValue() != 0) {
                var text = Files.readString(complaints).strip();
                throw new DatabaseException(command.getFirst() + " failed: "
                        + text.substring(0, Math.min(text.length(), COMPLAINT_CHARS_MAX)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while " + command.getFirst() + " ran", e);
        } finally {
            Files.delete(complaints);
        }
    }
}
