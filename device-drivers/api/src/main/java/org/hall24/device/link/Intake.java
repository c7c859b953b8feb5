package org.hall24.device.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bytes that came and nobody has taken yet. A link's own reader thread puts them in; the device's thread takes them out and
 * may be interrupted while it waits without hurting the link. What was taken is wiped: it may be personal.
 */
public final class Intake {
    /** More than comes at once: a listening at 115200 baud, a packet of the network. */
    private static final int PIECE_BYTES = 4 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] ring = new byte[ByteLink.BYTES_MAX];
    private int first;
    private int held;
    private boolean ended;

    /** Where a link's bytes come from. */
    @FunctionalInterface
    public interface Source {
        /** Waits for bytes: their count, 0 for none in a while, negative after the last. */
        int read(byte[] into) throws IOException;
    }

    /** Takes in what comes until the source ends or breaks, or this ends; on the link's own reader thread. Every piece is wiped. */
    public void fillFrom(Source source) {
        var piece = new byte[PIECE_BYTES];
        try {
            for (int count = 0; count >= 0 && !hasEnded(); count = source.read(piece)) {
                put(piece, count);
                Arrays.fill(piece, 0, count, (byte) 0);
            }
        } catch (IOException _) {
            // the end of the line, said otherwise
        }
        end();
    }

    /** Adds the first {@code count} bytes. When there is no room the oldest are dropped: a driver resynchronises. */
    public void put(byte[] bytes, int count) {
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                if (held == ring.length) {
                    first = (first + 1) % ring.length;
                    held--;
                }
                ring[(first + held) % ring.length] = bytes[i];
                held++;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says that nothing will come any more. */
    public void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the end was said, even if bytes still lie here. */
    public boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Takes bytes as {@link ByteLink#read} promises: their count, 0 for none in time, -1 after the last. */
    public int take(byte[] into, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (held == 0 && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (held == 0) {
                return ended ? -1 : 0;
            }
            int count = Math.min(into.length, held);
            for (int i = 0; i < count; i++) {
                into[i] = ring[first];
                ring[first] = 0;
                first = (first + 1) % ring.length;
            }
            held -= count;
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything and ends. */
    public void wipe() {
        lock.lock();
        try {
            Arrays.fill(ring, (byte) 0);
            held = 0;
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
