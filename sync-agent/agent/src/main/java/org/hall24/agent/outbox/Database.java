package org.hall24.agent.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.agent.disk.SafeFile;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one connection to the terminal's SQLite file: WAL, synchronous FULL, so that what is committed was forced to the disk.
 *
 * <p>Safe for several threads; one works at a time, in a transaction that is kept whole or not at all.
 */
final class Database implements AutoCloseable {
    /** Longer than the slowest fsync we have seen, shorter than the kiosk's patience. */
    private static final long TURN_MILLIS_MAX = 4_000;

    /** SQLite before this could lose commits when the WAL was reset. */
    private static final List<Integer> VERSION_MIN = List.of(3, 51, 3);

    private static final int SCHEMA_VERSION = 3;
    private static final int SYNCHRONOUS_FULL = 2;

    /** After so many pages the WAL moves into the file: 1 MiB, far below the ballast, which must hold it once more. */
    private static final int WAL_PAGES = 256;

    /** The WAL is cut back to this after a checkpoint. */
    private static final int WAL_BYTES_MAX = 2 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Path file;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Connection connection;

    /** A step inside a transaction. */
    @FunctionalInterface
    interface Step<T> {
        T on(Connection connection) throws SQLException, IOException;
    }

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens or makes the file.
     *
     * @throws DamagedException when it is there but cannot be trusted
     * @throws IOException when this machine cannot give what the outbox needs
     */
    static Database open(Path file) throws IOException {
        boolean fresh = !Files.exists(file);
        Connection connection = null;
        try {
            connection = connect(file);
            check(connection, fresh);
            SafeFile.forceNameOf(file);
            return new Database(file, connection);
        } catch (SQLException e) {
            closeQuietly(connection);
            if (isDamage(e)) {
                throw new DamagedException(e);
            }
            throw new IOException("the outbox does not open: " + e.getMessage(), e);
        } catch (IOException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    /** The file is there and cannot be trusted. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(Throwable cause) {
            super("the outbox file is damaged", cause);
        }

        DamagedException(String finding) {
            super("the outbox file is damaged: " + finding);
        }
    }

    /**
     * Runs a step in a transaction and commits.
     *
     * @throws DiskFullException when there is no room; nothing was kept
     * @throws AgentException when it could not be done; whether it was kept is then unknown only if the commit itself failed
     */
    <T> T transact(Step<T> step) throws DiskFullException, AgentException, InterruptedException {
        if (!turn.tryLock(TURN_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
            throw new AgentException("the outbox is busy");
        }
        boolean kept = false;
        try {
            execute(connection, "begin immediate");
            var result = step.on(connection);
            execute(connection, "commit");
            kept = true;
            return result;
        } catch (SQLException e) {
            if (isFull(e)) {
                throw new DiskFullException(e);
            }
            throw new AgentException("the outbox could not: " + e.getMessage(), e);
        } catch (DiskFullException | AgentException e) {
            throw e;
        } catch (IOException e) {
            throw new AgentException("the outbox could not: " + e.getMessage(), e);
        } finally {
            if (!kept) {
                rollBack();
            }
            turn.unlock();
        }
    }

    /** Moves the WAL into the file and empties it, so that what was erased is gone from it, too. */
    void fold() throws AgentException, InterruptedException {
        if (!turn.tryLock(TURN_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
            return;
        }
        try {
            text(connection, "pragma wal_checkpoint(truncate)");
        } catch (SQLException e) {
            LOG.warn("the outbox could not be folded: {}", e.getMessage());
            reconnect();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closeQuietly(connection);
        } finally {
            turn.unlock();
        }
    }

    private void rollBack() {
        try {
            execute(connection, "rollback");
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("no transaction is active")) {
                // SQLite has rolled back by itself, as it does when the disk is full.
                return;
            }
            // A connection that does not roll back is in an unknown state: the next step gets a new one.
            LOG.warn("the outbox did not roll back and is opened anew: {}", e.getMessage());
            reconnect();
        }
    }

    private void reconnect() {
        closeQuietly(connection);
        try {
            connection = connect(file);
        } catch (SQLException e) {
            LOG.error("the outbox does not open again; every filing is refused: {}", e.getMessage());
        }
    }

    private static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setJournalSizeLimit(WAL_BYTES_MAX);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(WAL_PAGES));
        // An erased tag is overwritten where it stood; sealed payloads may lie in free pages.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "fast");
        // Transactions are begun and ended by our own words, so that no begin is ever half done by the driver.
        return DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
    }

    /** Believes nothing it has not read back. */
    private static void check(Connection connection, boolean fresh) throws SQLException, IOException {
        var version = text(connection, "select sqlite_version()");
        if (Arrays.compare(numbers(version), numbers(VERSION_MIN)) < 0) {
            throw new IOException("SQLite " + version + " may lose commits; at least " + VERSION_MIN + " is needed");
        }
        if (!text(connection, "pragma journal_mode").equals("wal")
                || Integer.parseInt(text(connection, "pragma synchronous")) != SYNCHRONOUS_FULL) {
            throw new IOException("this disk does not let the outbox write ahead and force its log");
        }
        var finding = fresh ? "ok" : text(connection, "pragma quick_check(1)");
        if (!finding.equals("ok")) {
            throw new DamagedException(finding);
        }
        int schema = Integer.parseInt(text(connection, "pragma user_version"));
        if (schema > SCHEMA_VERSION) {
            throw new IOException("the outbox was written by a newer agent; an older one must not touch it");
        }
        try (var statement = connection.createStatement()) {
            if (schema == 1) {
                statement.execute("alter table journal add column sheets integer not null default 0");
            }
            for (var sql : schema().split(";\\s*\\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            if (schema == 1 || schema == 2) {
                // Until then one counter numbered the cases and counted what was sent; from here each goes its own way.
                statement.execute("insert into counter (name, value) select 'matter', value from counter"
                        + " where name = 'case' on conflict do nothing");
            }
            statement.execute("pragma user_version = " + SCHEMA_VERSION);
        }
    }

    private static void execute(Connection connection, String word) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(word);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    private static int[] numbers(List<Integer> version) {
        return version.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String schema() throws IOException {
        try (var in = Database.class.getResourceAsStream("schema.sql")) {
            if (in == null) {
                throw new IOException("the program is not whole: schema.sql is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
        }
    }

    private static boolean isFull(SQLException e) {
        return e instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL
                        // The index of the WAL cannot grow: the same cause under another name.
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);
    }

    private static boolean isDamage(SQLException e) {
        return e instanceof SQLiteException sqlite
                && switch (sqlite.getResultCode()) {
                    case SQLITE_CORRUPT,
                            SQLITE_CORRUPT_VTAB,
                            SQLITE_CORRUPT_SEQUENCE,
                            SQLITE_CORRUPT_INDEX,
                            SQLITE_NOTADB -> true;
                    default -> false;
                };
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.warn("the outbox did not close: {}", e.getMessage());
        }
    }
}
