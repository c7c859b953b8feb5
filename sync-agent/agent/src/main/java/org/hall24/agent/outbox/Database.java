package org.hall24.agent.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.agent.disk.SafeFile;
import org.hall24.wire.terminal.AgentException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one connection to the terminal's SQLite file: WAL, synchronous FULL, so that what is committed was forced to the disk.
 *
 * <p>Safe for several threads. Those who come while another's commit is on its way to the disk go together in the next: one fsync for
 * all of them, each with its own result. Each step is kept whole or not at all, whatever becomes of the others.
 */
final class Database implements AutoCloseable {
    /** Longer than the slowest fsync we have seen, shorter than the kiosk's patience. */
    private static final Duration TURN_MAX = Duration.ofSeconds(4);

    /** Steps of one commit: its pages stand in the log at once, far below the ballast. */
    private static final int GROUP_MAX = 64;

    /** After so many pages the WAL moves into the file: 2 MiB, far below the ballast, which must hold it once more. */
    private static final int WAL_PAGES = 512;

    /** The WAL is cut back to this after a checkpoint. */
    private static final int WAL_BYTES_MAX = 4 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Path file;
    private final ReentrantLock turn = new ReentrantLock();
    private final ConcurrentLinkedQueue<Task<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong commits = new AtomicLong();
    private Sql sql;

    /** A step inside a transaction. It may be run twice, when what it did was rolled back with another's. */
    @FunctionalInterface
    interface Step<T> {
        T on(Sql sql) throws SQLException, IOException;
    }

    private Database(Path file, Sql sql) {
        this.file = file;
        this.sql = sql;
    }

    /**
     * Opens or makes the file.
     *
     * @throws DamagedException when it is there but cannot be trusted
     * @throws Schema.EarlierException when an earlier agent wrote it
     * @throws DiskFullException when there is no room even to look at it
     * @throws IOException when this machine cannot give what the outbox needs
     */
    static Database open(Path file) throws IOException {
        boolean fresh = !Files.exists(file);
        var damage = Wal.read(logOf(file)).damage();
        if (damage.isPresent()) {
            throw new DamagedException(damage.get());
        }
        Sql sql = null;
        try {
            sql = connect(file);
            Schema.check(sql, fresh);
            SafeFile.forceNameOf(file);
            return new Database(file, sql);
        } catch (SQLException e) {
            closeQuietly(sql);
            if (isDamage(e)) {
                throw new DamagedException(e);
            }
            if (isFull(e)) {
                throw new DiskFullException(e);
            }
            throw new IOException("the outbox does not open: " + e.getMessage(), e);
        } catch (IOException e) {
            closeQuietly(sql);
            throw e;
        }
    }

    static Path logOf(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    /** The file is there and cannot be trusted. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(Throwable cause) {
            super("the outbox file is damaged: " + cause.getMessage(), cause);
        }

        DamagedException(String finding) {
            super("the outbox file is damaged: " + finding);
        }
    }

    /**
     * Runs a step in a transaction and commits, alone or with others.
     *
     * @throws DiskFullException when there is no room; nothing was kept
     * @throws DamagedException when the file is not what was written
     * @throws AgentException when it could not be done; whether it was kept is then unknown only if the commit itself failed
     */
    <T> T transact(Step<T> step) throws DiskFullException, DamagedException, AgentException, InterruptedException {
        var task = new Task<>(step);
        waiting.add(task);
        try {
            takePart(task);
        } finally {
            if (!task.isOver()) {
                // It was given up; had it been called to lead, somebody else must.
                waiting.remove(task);
                callNext();
            }
        }
        return task.result();
    }

    private void takePart(Task<?> task) throws AgentException, InterruptedException {
        long until = System.nanoTime() + TURN_MAX.toNanos();
        while (!task.isOver()) {
            if (turn.tryLock()) {
                try {
                    while (!task.isOver()) {
                        runGroup();
                    }
                } finally {
                    leave();
                }
            } else if (!task.hears(until - System.nanoTime()) && task.withdraw()) {
                throw new AgentException("the outbox is busy");
            }
        }
    }

    /** One of those who came meanwhile leads the next group; whoever comes from now on finds the turn free. */
    private void leave() {
        turn.unlock();
        callNext();
    }

    private void callNext() {
        var next = waiting.peek();
        if (next != null) {
            next.call();
        }
    }

    /** How many transactions came to their end. */
    long commits() {
        return commits.get();
    }

    /** How many callers nobody has begun with. */
    int waiting() {
        return waiting.size();
    }

    /** Moves the WAL into the file and empties it, so that what was erased is gone from it, too. */
    void fold() throws AgentException, InterruptedException {
        if (!turn.tryLock(TURN_MAX.toNanos(), TimeUnit.NANOSECONDS)) {
            return;
        }
        try {
            sql.text("pragma wal_checkpoint(truncate)");
        } catch (SQLException e) {
            LOG.warn("the outbox could not be folded: {}", e.getMessage());
            reconnect();
        } finally {
            leave();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closeQuietly(sql);
        } finally {
            turn.unlock();
        }
    }

    /** Everybody who waits now, oldest first, in one commit. */
    private void runGroup() {
        var group = new ArrayList<Task<?>>();
        for (var task = waiting.poll(); task != null; task = waiting.poll()) {
            if (task.take()) {
                group.add(task);
            }
            if (group.size() == GROUP_MAX) {
                break;
            }
        }
        boolean together = group.size() > 1 && runTogether(group);
        if (!together) {
            group.forEach(this::runAlone);
        }
    }

    /** Whether it came to an end; otherwise nothing of it was kept, and each goes by itself. */
    private boolean runTogether(List<Task<?>> group) {
        boolean kept = false;
        try {
            sql.say("begin immediate");
            for (var task : group) {
                sql.say("savepoint one");
                if (!task.run(sql)) {
                    sql.say("rollback to one");
                }
                sql.say("release one");
            }
            sql.say("commit");
            commits.incrementAndGet();
            kept = true;
            group.forEach(Task::keep);
        } catch (SQLException e) {
            // A full disk ends the whole transaction; so may others. Alone, each gets the answer that is its own.
            LOG.debug("a common commit was not kept: {}", e.getMessage());
        } finally {
            if (!kept) {
                rollBack();
            }
        }
        return kept;
    }

    private void runAlone(Task<?> task) {
        boolean kept = false;
        try {
            sql.say("begin immediate");
            if (task.run(sql)) {
                sql.say("commit");
                commits.incrementAndGet();
                task.keep();
                kept = true;
            }
        } catch (SQLException e) {
            task.fail(e);
        } finally {
            if (!kept) {
                rollBack();
                task.keep();
            }
        }
    }

    private void rollBack() {
        try {
            sql.say("rollback");
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
        closeQuietly(sql);
        try {
            sql = connect(file);
        } catch (SQLException e) {
            LOG.error("the outbox does not open again; every filing is refused: {}", e.getMessage());
        }
    }

    private static Sql connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setJournalSizeLimit(WAL_BYTES_MAX);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(WAL_PAGES));
        // What a savepoint must remember stays in memory: a file for it would be written page by page, and outlive a
        // crash.
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // An erased tag is overwritten where it stood; sealed payloads may lie in free pages.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "fast");
        // Nobody asks for them, and the driver would run one more query after each insert.
        config.setGetGeneratedKeys(false);
        // Transactions are begun and ended by our own words, so that no begin is ever half done by the driver.
        return new Sql(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties()));
    }

    static boolean isFull(SQLException e) {
        return e instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL
                        // The index of the WAL cannot grow: the same cause under another name.
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);
    }

    static boolean isDamage(SQLException e) {
        return e instanceof Table.DamagedRowException
                || (e instanceof SQLiteException sqlite
                        && switch (sqlite.getResultCode()) {
                            case SQLITE_CORRUPT,
                                    SQLITE_CORRUPT_VTAB,
                                    SQLITE_CORRUPT_SEQUENCE,
                                    SQLITE_CORRUPT_INDEX,
                                    SQLITE_NOTADB -> true;
                            default -> false;
                        });
    }

    private static void closeQuietly(@Nullable Sql sql) {
        try {
            if (sql != null) {
                sql.close();
            }
        } catch (SQLException e) {
            LOG.warn("the outbox did not close: {}", e.getMessage());
        }
    }
}
