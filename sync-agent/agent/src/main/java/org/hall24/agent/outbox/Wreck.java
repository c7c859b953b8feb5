package org.hall24.agent.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A damaged database and its log, from which rows are taken page by page. A page of which a single bit is wrong is put right: of all
 * its bits, the one is turned back that makes its rows bear their marks again.
 */
final class Wreck implements AutoCloseable {
    /** A disk with more broken pages than this has not lost a bit; each costs a second or two. */
    private static final int MENDED_MAX = 16;

    private final FileChannel file;
    private final Wal log;
    private final List<Wal.Frame> frames;
    private final Map<Integer, byte[]> newest = new HashMap<>();
    private int mended;
    private int unreadable;

    /** Where rows go; one that is there already stays, so the newest must come first. */
    interface Taker {
        void take(Row row) throws IOException, InterruptedException;
    }

    private Wreck(FileChannel file, Wal log) {
        this.file = file;
        this.log = log;
        this.frames = log.frames(Cells.PAGE_BYTES);
        frames.forEach(frame -> newest.put(frame.page(), log.page(frame, Cells.PAGE_BYTES)));
    }

    /** Reads only. */
    static Wreck open(Path database) throws IOException {
        return new Wreck(FileChannel.open(database, StandardOpenOption.READ), Wal.read(Database.logOf(database)));
    }

    /** How many places there are that should be rows and could not be read, not even with a bit turned back. */
    int unreadable() {
        return unreadable;
    }

    /** How many pages were put right. */
    int mended() {
        return mended;
    }

    /** Hands over all rows: those of the newest pages, and then what only older copies of a page in log or file still have. */
    void rows(Taker taker) throws IOException, InterruptedException {
        int last = lastPage();
        for (int number = 1; number <= last; number++) {
            var page = newestOf(number);
            if (page != null) {
                take(mend(page, number), taker);
            }
        }
        for (var frame : frames.reversed()) {
            take(Cells.on(log.page(frame, Cells.PAGE_BYTES), frame.page(), this::newestOf), taker);
        }
        for (int number = 1; number <= last; number++) {
            var page = onDisk(number);
            if (newest.containsKey(number) && page != null) {
                take(Cells.on(page, number, this::newestOf), taker);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static void take(Cells.Found found, Taker taker) throws IOException, InterruptedException {
        for (var row : found.rows()) {
            taker.take(row);
        }
    }

    private Cells.Found mend(byte[] page, int number) {
        var found = Cells.on(page, number, this::newestOf);
        while (found.broken() > 0 && mended < MENDED_MAX) {
            var better = better(page, number, found);
            if (better == null) {
                break;
            }
            mended++;
            found = better;
        }
        unreadable += found.broken();
        return found;
    }

    /** The page with one bit turned back, in itself or in a page it goes on to; null when no bit helps. */
    private Cells.@Nullable Found better(byte[] page, int number, Cells.Found before) {
        var own = turned(page, page, number, before);
        if (own != null) {
            return own;
        }
        for (int other : before.chain()) {
            var more = newestOf(other);
            if (more != null) {
                newest.put(other, more);
                var chained = turned(more, page, number, before);
                if (chained != null) {
                    return chained;
                }
            }
        }
        return null;
    }

    /** A bit that brings a row is better than one that only makes a broken place look like none. */
    private Cells.@Nullable Found turned(byte[] suspect, byte[] page, int number, Cells.Found before) {
        Cells.Found quiet = null;
        for (int bit = 0; bit < Cells.PAGE_BYTES * Byte.SIZE; bit++) {
            suspect[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            var now = Cells.on(page, number, this::newestOf);
            if (now.rows().size() > before.rows().size()) {
                return now;
            }
            if (quiet == null
                    && now.broken() == 0
                    && now.rows().size() == before.rows().size()) {
                quiet = now;
            }
            suspect[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
        return quiet;
    }

    private int lastPage() throws IOException {
        int onDisk = Math.toIntExact(file.size() / Cells.PAGE_BYTES);
        return Math.max(
                onDisk,
                newest.keySet().stream()
                        .mapToInt(Integer::intValue)
                        .filter(n -> n < 1 << 24)
                        .max()
                        .orElse(0));
    }

    private byte @Nullable [] newestOf(int number) {
        var inLog = newest.get(number);
        return inLog != null ? inLog : onDisk(number);
    }

    private byte @Nullable [] onDisk(int number) {
        var page = ByteBuffer.allocate(Cells.PAGE_BYTES);
        try {
            long at = (number - 1L) * Cells.PAGE_BYTES;
            if (number < 1 || at + Cells.PAGE_BYTES > file.size()) {
                return null;
            }
            while (page.hasRemaining() && file.read(page, at + page.position()) > 0) {
                // A read may be short.
            }
            return page.hasRemaining() ? null : page.array();
        } catch (IOException e) {
            // A sector the disk does not give is a page that is not there.
            return null;
        }
    }
}
