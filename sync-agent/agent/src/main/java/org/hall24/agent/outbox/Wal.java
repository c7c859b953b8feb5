package org.hall24.agent.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * SQLite's write-ahead log, read by ourselves before SQLite does. SQLite ends the log at the first frame that is not right, and drops
 * every later commit without a word: after a power cut that is the unfinished end, after a flipped bit it is what citizens filed.
 */
final class Wal {
    static final int HEADER_BYTES = 32;
    static final int FRAME_HEADER_BYTES = 24;

    private static final int MAGIC_LITTLE = 0x377f0682;
    private static final int MAGIC_BIG = 0x377f0683;
    private static final int VERSION = 3_007_000;
    private static final int SUMMED_BYTES = 24;
    private static final int FRAME_SUMMED_BYTES = 8;
    private static final int PAGE_BYTES_MIN = 512;
    private static final int PAGE_BYTES_MAX = 65_536;

    private final byte[] log;
    private final ByteBuffer words;

    private Wal(byte[] log) {
        this.log = log;
        this.words = ByteBuffer.wrap(log);
    }

    /** Reads the log; it is a few MiB at most. An absent one is empty. */
    static Wal read(Path file) throws IOException {
        return new Wal(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
    }

    /** One page as it was written once. */
    record Frame(int page, boolean commit, int offset) {}

    /** The frames of the log's present round in the order they were written, whether their sums are right or not. */
    List<Frame> frames(int pageBytes) {
        var frames = new ArrayList<Frame>();
        int step = FRAME_HEADER_BYTES + pageBytes;
        for (int at = HEADER_BYTES; at + step <= log.length; at += step) {
            if (isOfThisRound(at)) {
                frames.add(new Frame(words.getInt(at), words.getInt(at + 4) != 0, at + FRAME_HEADER_BYTES));
            }
        }
        return frames;
    }

    byte[] page(Frame frame, int pageBytes) {
        return Arrays.copyOfRange(log, frame.offset(), frame.offset() + pageBytes);
    }

    /**
     * What is wrong with the log; empty when it ends as a log may end. Every single flipped bit that would cost a commit is found.
     * What cannot be told from a write that a power cut tore is a last commit of which more than a bit is wrong.
     */
    Optional<String> damage() {
        if (log.length <= HEADER_BYTES) {
            return Optional.empty();
        }
        int magic = words.getInt(0);
        int pageBytes = words.getInt(8);
        boolean knows = (magic == MAGIC_LITTLE || magic == MAGIC_BIG)
                && words.getInt(4) == VERSION
                && pageBytes >= PAGE_BYTES_MIN
                && pageBytes <= PAGE_BYTES_MAX
                && Integer.bitCount(pageBytes) == 1;
        if (!knows) {
            return isBlank() ? Optional.empty() : Optional.of("the head of its log is none");
        }
        var order = magic == MAGIC_LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        var sum = new long[2];
        add(sum, order, log, 0, SUMMED_BYTES);
        if (!matches(sum, SUMMED_BYTES)) {
            return Optional.of("the head of its log is not what was written");
        }
        int step = FRAME_HEADER_BYTES + pageBytes;
        for (int at = HEADER_BYTES; at + step <= log.length; at += step) {
            var next = sum.clone();
            add(next, order, log, at, FRAME_SUMMED_BYTES);
            add(next, order, log, at + FRAME_HEADER_BYTES, pageBytes);
            if (!hasSalts(at) || !matches(next, at + 16)) {
                return ending(at, step, sum, next, order);
            }
            sum = next;
        }
        return Optional.empty();
    }

    /** The first frame that is not right: an end, or a damage. */
    private Optional<String> ending(int at, int step, long[] before, long[] summed, ByteOrder order) {
        var where = Optional.of("frame " + (at - HEADER_BYTES) / step + " of its log is not what was written");
        int commits = 0;
        for (int later = at; later + step <= log.length; later += step) {
            commits += hasSalts(later) && words.getInt(later + 4) != 0 ? 1 : 0;
        }
        // A torn write is the last transaction; two commits behind it mean that the first was acknowledged.
        if (commits > 1) {
            return where;
        }
        if (!hasSalts(at)) {
            return isOfThisRound(at) || commits > 0 ? where : Optional.empty();
        }
        return isOneBitAway(at, step, before, summed, order) ? where : Optional.empty();
    }

    /** Whether turning one bit back makes the frame right. A torn write is never so near. */
    private boolean isOneBitAway(int at, int step, long[] before, long[] summed, ByteOrder order) {
        if (Long.bitCount(summed[0] ^ unsigned(at + 16)) + Long.bitCount(summed[1] ^ unsigned(at + 20)) == 1) {
            return true;
        }
        var frame = Arrays.copyOfRange(log, at, at + step);
        for (int bit = 0; bit < step * Byte.SIZE; bit++) {
            int place = bit / Byte.SIZE;
            if (place < FRAME_SUMMED_BYTES || place >= FRAME_HEADER_BYTES) {
                frame[place] ^= (byte) (1 << bit % Byte.SIZE);
                var sum = before.clone();
                add(sum, order, frame, 0, FRAME_SUMMED_BYTES);
                add(sum, order, frame, FRAME_HEADER_BYTES, step - FRAME_HEADER_BYTES);
                frame[place] ^= (byte) (1 << bit % Byte.SIZE);
                if (matches(sum, at + 16)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A new round begins with the first salt one higher and another second one; one flipped bit leaves the other salt right. */
    private boolean isOfThisRound(int at) {
        return words.getInt(at + 8) == words.getInt(16) || words.getInt(at + 12) == words.getInt(20);
    }

    private boolean hasSalts(int at) {
        return words.getInt(at + 8) == words.getInt(16) && words.getInt(at + 12) == words.getInt(20);
    }

    private boolean isBlank() {
        for (var one : log) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(long[] sum, int at) {
        return sum[0] == unsigned(at) && sum[1] == unsigned(at + 4);
    }

    private long unsigned(int at) {
        return Integer.toUnsignedLong(words.getInt(at));
    }

    /** SQLite's sum: two words of 32 bits, each fed by the other. */
    private static void add(long[] sum, ByteOrder order, byte[] bytes, int from, int length) {
        var in = ByteBuffer.wrap(bytes).order(order);
        int first = (int) sum[0];
        int second = (int) sum[1];
        for (int at = from; at < from + length; at += 8) {
            first += in.getInt(at) + second;
            second += in.getInt(at + 4) + first;
        }
        sum[0] = Integer.toUnsignedLong(first);
        sum[1] = Integer.toUnsignedLong(second);
    }
}
