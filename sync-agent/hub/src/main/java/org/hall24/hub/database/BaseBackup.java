package org.hall24.hub.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A copy of a running cluster by PostgreSQL's own rules (back-up mode, label, write-ahead log), because the embedded server comes
 * without {@code pg_basebackup}. It starts as after a crash and is whole to the last commit before the copy ended.
 */
final class BaseBackup {
    /** What a copy must not have, by PostgreSQL's manual; the write-ahead log comes last. */
    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "pg_wal",
            "pg_replslot",
            "pg_stat_tmp",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_subtrans",
            "log",
            "backup_label",
            "tablespace_map");

    /** Directories a server wants to find, also empty. */
    private static final Set<String> EMPTY = Set.of(
            "pg_wal/archive_status",
            "pg_replslot",
            "pg_stat_tmp",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_subtrans");

    private final Path cluster;

    BaseBackup(Path cluster) {
        this.cluster = cluster;
    }

    /**
     * Copies.
     *
     * @param superuserUrl of the running server
     * @param copy a directory that is not there yet
     */
    void to(String superuserUrl, Path copy) throws IOException {
        try (var connection = DriverManager.getConnection(superuserUrl);
                var statement = connection.createStatement()) {
            // Keeps the log we need from being recycled; it goes with this connection.
            statement.execute("select pg_create_physical_replication_slot('hall24_backup', true, true)");
            statement.execute("select pg_backup_start('hall24', true)");
            copyFiles(cluster, copy, "");
            for (var name : EMPTY) {
                Files.createDirectories(copy.resolve(name));
            }
            Files.writeString(copy.resolve("backup_label"), label(statement));
            copyFiles(cluster.resolve("pg_wal"), copy.resolve("pg_wal"), "pg_wal/");
        } catch (SQLException e) {
            throw new DatabaseException("the cluster could not be copied", e);
        }
    }

    private static String label(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void copyFiles(Path from, Path to, String prefix) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                var name = prefix + from.relativize(directory);
                if (LEFT_OUT.contains(name)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var name = prefix + from.relativize(file);
                if (!LEFT_OUT.contains(name) && !name.contains("pgsql_tmp")) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file).toString()));
                    } catch (NoSuchFileException e) {
                        // A table that was dropped meanwhile; the log tells the copy so.
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }
}
