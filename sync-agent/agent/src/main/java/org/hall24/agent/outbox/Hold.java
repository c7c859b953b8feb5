package org.hall24.agent.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.disk.SafeFile;
import org.hall24.agent.identity.Terminal;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ship's hold: the database, its counters and the ballast, and the books that are kept in it. One agent opens it at a time. */
public final class Hold implements Backlog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hold.class);

    private static final String FILE = "outbox.db";

    /** Journal lines that are kept: a year of a busy printer. */
    private static final int JOURNAL_LINES_MAX = 100_000;

    /** The hub's words are shorter. */
    private static final int WORD_BYTES_MAX = 100;

    /** Payloads dropped in one transaction. */
    private static final int DROP_AT_ONCE = 10;

    private final Path file;
    private final Alarms alarms;
    private final ReentrantLock mending = new ReentrantLock();
    private volatile Database database;
    private final CounterReserve reserve;
    private final Ballast ballast;
    private final Limits limits;
    private final InstantSource clock;
    private final Terminal terminal;
    private final FileChannel lockFile;
    private final SafeFile reconciled;
    private final AtomicBoolean full = new AtomicBoolean();

    private Hold(Path state, Terminal terminal, Limits limits, Alarms alarms, InstantSource clock, FileChannel lockFile)
            throws IOException {
        this.file = state.resolve(FILE);
        this.ballast = new Ballast(state.resolve("ballast"), limits.ballastBytes());
        this.reserve = new CounterReserve(state);
        this.reconciled = new SafeFile(state.resolve("reconciled"), WORD_BYTES_MAX);
        this.terminal = terminal;
        this.limits = limits;
        this.alarms = alarms;
        this.clock = clock;
        this.lockFile = lockFile;
        var opened = Salvage.open(file, clock, alarms, ballast);
        this.database = opened.database();
        if (opened.damaged()) {
            // The hub is told anew what is held here: it finds out what was lost.
            reconciled.remove();
        }
    }

    /**
     * Opens the hold in a state directory. A damaged database is set aside, what can be read of it is taken over, and a new one
     * begins with numbers that were never given.
     *
     * @throws IOException when another agent has it open, or this machine cannot give what it needs
     */
    public static Hold open(Path state, Terminal terminal, Limits limits, Alarms alarms, InstantSource clock)
            throws IOException {
        var lockFile = lock(state);
        try {
            var hold = new Hold(state, terminal, limits, alarms, clock, lockFile);
            hold.fullNow(!hold.ballast.takeAboard());
            return hold;
        } catch (IOException e) {
            lockFile.close();
            throw e;
        }
    }

    /** The same, whose alarms are its own. */
    public static Hold open(Path state, Terminal terminal, Limits limits, InstantSource clock) throws IOException {
        return open(state, terminal, limits, new Alarms(clock), clock);
    }

    /** The matters. */
    public Outbox outbox() {
        return new Outbox(this, terminal, clock);
    }

    /** The ratings. */
    public RatingBox ratings() {
        return new RatingBox(this, terminal, clock);
    }

    /** The clearing records. */
    public ClearingBook clearings() {
        return new ClearingBook(this, terminal, clock);
    }

    /** The numbers of what does not go through the outbox. */
    public NumberBook numbers() {
        return new NumberBook(this, terminal, clock);
    }

    /** The print journal. */
    public PrintBook prints() {
        return new PrintBook(this, clock);
    }

    @Override
    public List<Parcel> waiting() throws AgentException, InterruptedException {
        var all = new ArrayList<>(outbox().waiting());
        all.addAll(ratings().waiting());
        return all;
    }

    @Override
    public int unsigned() throws AgentException, InterruptedException {
        return outbox().unsigned();
    }

    @Override
    public Optional<Outgoing> matter(UUID id) throws AgentException, InterruptedException {
        return outbox().outgoing(id);
    }

    @Override
    public Optional<Bytes> rating(UUID id) throws AgentException, InterruptedException {
        return ratings().outgoing(id);
    }

    @Override
    public void delivered(List<HubReceipt> receipts) throws AgentException, InterruptedException {
        outbox().delivered(receipts);
    }

    @Override
    public void rated(UUID id) throws AgentException, InterruptedException {
        ratings().delivered(id);
    }

    @Override
    public void setAside(Parcel parcel, String code) throws AgentException, InterruptedException {
        switch (parcel) {
            case Parcel.Matter matter -> outbox().quarantine(matter.id(), code);
            case Parcel.Rated rated -> ratings().quarantine(rated.id());
        }
    }

    @Override
    public Optional<String> reconciled() throws AgentException {
        try {
            return reconciled.read().map(word -> new String(word, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AgentException("the file reconciled cannot be read", e);
        }
    }

    @Override
    public void reconciled(String word) throws AgentException {
        try {
            reconciled.write(word.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AgentException("the file reconciled cannot be written", e);
        }
    }

    @Override
    public Page held(long after) throws AgentException, InterruptedException {
        return outbox().held(after);
    }

    @Override
    public List<Parcel> again(List<UUID> matters) throws AgentException, InterruptedException {
        return outbox().again(matters);
    }

    /** Whether new matters are refused for want of room. */
    @Override
    public boolean isFull() {
        return full.get();
    }

    /** Drops payloads past their time, and takes the ballast back aboard when there is room. Called now and then. */
    @Override
    public void tidy() throws AgentException, InterruptedException {
        var before = clock.instant().minus(limits.keepPayloads()).toString();
        dropPayloads("delivered_at < ?", before);
        dropPayloads("""
                counter <= (select max(counter) from (
                  select counter, sum(length(body)) over (order by counter desc) as newer
                  from payload join matter using (counter) where state = 'delivered')
                where newer > ?)""", limits.keepPayloadBytes());
        change(sql -> {
            sql.change("delete from rating where state <> 'waiting' and delivered_at < ?", before);
            return sql.change(
                    "delete from journal where line <= (select max(line) from journal) - ?", JOURNAL_LINES_MAX);
        });
        takeBallastAboard();
    }

    /** How many commits there were since it was opened, for whoever counts beside it how often the disk was forced. */
    public long commits() {
        return database.commits();
    }

    /** Empties the write-ahead log, so that erased tags are gone from the disk. */
    public void fold() throws AgentException, InterruptedException {
        database.fold();
    }

    @Override
    public void close() {
        database.close();
        try {
            lockFile.close();
        } catch (IOException e) {
            LOG.warn("the lock of the state directory did not open: {}", e.getMessage());
        }
    }

    /** The next number of a counter; inside a transaction, covered by the reserve before it is given out. */
    long next(Sql sql, String counter) throws SQLException, IOException {
        var row = Table.COUNTER.find(sql, "name = ?", counter);
        long last = row.isPresent() ? row.get().number("value") : reserve.floor(counter);
        if (counter.equals("case")) {
            // After a damage matters were taken over; the reserve is above them, unless somebody removed its file.
            var taken = sql.first(
                    "select max(coalesce((select max(counter) from matter), 0),"
                            + " coalesce((select max(counter) from numbered), 0))",
                    one -> one.getLong(1));
            last = Math.max(last, taken.orElse(0L));
        }
        long next = last + 1;
        try {
            reserve.cover(counter, next);
        } catch (IOException e) {
            throw new DiskFullException(e);
        }
        if (row.isPresent()) {
            Table.COUNTER.update(sql, row.get().with("value", next));
        } else {
            Table.COUNTER.insert(sql, counter, next);
        }
        return next;
    }

    /** A transaction that takes room: when there is none the ballast goes overboard, and the step has failed. */
    <T> T tryOnce(Database.Step<T> step) throws DiskFullException, AgentException, InterruptedException {
        var used = database;
        try {
            return used.transact(step);
        } catch (DiskFullException e) {
            throwBallastOverboard();
            throw e;
        } catch (Database.DamagedException e) {
            return transactAgain(mended(used, e), step);
        }
    }

    /** A transaction that must go through, for which the ballast is kept: it is repeated once without it. */
    <T> T change(Database.Step<T> step) throws AgentException, InterruptedException {
        try {
            return tryOnce(step);
        } catch (DiskFullException first) {
            try {
                return transactAgain(database, step);
            } catch (DiskFullException e) {
                throw new AgentException("the disk is full, even without the ballast", e);
            }
        }
    }

    private static <T> T transactAgain(Database database, Database.Step<T> step)
            throws DiskFullException, AgentException, InterruptedException {
        try {
            return database.transact(step);
        } catch (Database.DamagedException e) {
            throw new AgentException("the outbox is damaged: " + e.getMessage(), e);
        }
    }

    /** What was found damaged while the agent runs is set aside at once; those who come second find the new one. */
    private Database mended(Database damaged, Database.DamagedException finding) throws AgentException {
        mending.lock();
        try {
            if (database == damaged) {
                damaged.close();
                database = Salvage.replace(file, finding, clock, alarms, ballast);
                reconciled.remove();
            }
            return database;
        } catch (IOException e) {
            throw new AgentException("the outbox is damaged, and no new one can be made: " + e.getMessage(), e);
        } finally {
            mending.unlock();
        }
    }

    private void throwBallastOverboard() throws AgentException, InterruptedException {
        fullNow(true);
        try {
            ballast.throwOverboard();
            // The room goes to the write-ahead log first, which then is short again.
            database.fold();
        } catch (IOException e) {
            LOG.error("the ballast does not go overboard: {}", e.getMessage());
        }
    }

    /** In small steps: each step's pages stand in the write-ahead log, and on a full disk there is little room for it. */
    private void dropPayloads(String which, Object value) throws AgentException, InterruptedException {
        var delete = "delete from payload where counter in (select counter from payload join matter using (counter)"
                + " where state = 'delivered' and " + which + " order by counter limit ?)";
        int dropped = DROP_AT_ONCE;
        while (dropped == DROP_AT_ONCE) {
            dropped = change(sql -> sql.change(delete, value, DROP_AT_ONCE));
        }
    }

    private void fullNow(boolean now) {
        full.set(now);
        if (now) {
            alarms.raise(
                    Alarm.Kind.DISK_FULL,
                    "",
                    "the disk is full: this terminal delivers, but accepts nothing new until there is room");
        } else {
            alarms.clear(Alarm.Kind.DISK_FULL, "");
        }
    }

    private void takeBallastAboard() {
        try {
            if (isFull() && ballast.takeAboard()) {
                fullNow(false);
            }
        } catch (IOException e) {
            LOG.warn("the ballast does not come aboard: {}", e.getMessage());
        }
    }

    private static FileChannel lock(Path state) throws IOException {
        Files.createDirectories(state);
        var channel = FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another one in this very process; the same as one in another.
        }
        if (lock == null) {
            channel.close();
            throw new IOException("another agent has this state directory open");
        }
        return channel;
    }
}
