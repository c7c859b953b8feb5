package org.hall24.hub.crowd;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Room for requests of one kind. How many at once is not guessed but learnt: while they are done in good time there is room for
 * more, when one in five takes too long there is room for fewer. Whoever is turned away is told a time drawn at random from the span that
 * all who were turned away need, as far as the last seconds tell. Safe for several threads.
 */
public final class Room {
    /** Shrinks by a fifth, at most so often: one slow moment of the disk slows many requests at once, and counts once. */
    private static final double SHRUNK = 0.8;

    /** Grows by so many places each time as many as are inside got done: what was taken away too much is back in seconds. */
    private static final double GROWN = 4;

    private static final long SHRINK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** When so many take too long, there are too many inside; one or two may have a slow line, or a slow moment of the disk. */
    private static final double SLOW_SHARE = 0.2;

    /** How much one request tells of that: some twenty are remembered. */
    private static final double SLOW_WEIGHT = 0.05;

    /** What happened before is forgotten by half in this time. */
    private static final double HALF_LIFE_SECONDS = 3;

    /** Nobody waits longer; a terminal's own pause grows by itself. */
    private static final int WAIT_SECONDS_MAX = 60;

    private static final int SPAN_SECONDS_MIN = 2;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int least;
    private final int most;
    private final long patienceNanos;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private double limit;
    private int inside;
    private long shrunkAt;
    private long countedAt;
    private double slow;
    private double served;
    private double refused;

    Room(int first, int least, int most, Duration patience, RandomGenerator random) {
        this.limit = first;
        this.least = least;
        this.most = most;
        this.patienceNanos = patience.toNanos();
        this.random = random;
    }

    /**
     * Takes a place if there is one.
     *
     * @param nanos of a clock that only runs forward
     */
    boolean enter(long nanos) {
        lock.lock();
        try {
            if (inside >= (int) limit) {
                forget(nanos);
                refused++;
                return false;
            }
            inside++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the place back. */
    void leave(long entered, long nanos) {
        lock.lock();
        try {
            forget(nanos);
            served++;
            boolean late = nanos - entered > patienceNanos;
            slow += ((late ? 1 : 0) - slow) * SLOW_WEIGHT;
            if (slow > SLOW_SHARE) {
                if (nanos - shrunkAt > SHRINK_PAUSE_NANOS) {
                    limit = Math.max(least, limit * SHRUNK);
                    shrunkAt = nanos;
                }
            } else if (inside > limit / 2) {
                limit = Math.min(most, limit + GROWN / limit);
            }
            inside--;
        } finally {
            lock.unlock();
        }
    }

    /** When somebody turned away may come back, in seconds. */
    int comeBackAfter(long nanos) {
        lock.lock();
        try {
            forget(nanos);
            // As long as work is done in good time each place serves one in the room's patience. After an idle time, or
            // a moment in
            // which everything stood still, nothing else is known of the pace; that few were served then does not mean
            // it is slow.
            var inGoodTime = limit * NANOS / patienceNanos * HALF_LIFE_SECONDS;
            // Those turned away need so many seconds of this room; twice that, because new ones come meanwhile.
            var span = 2 * refused / Math.max(served, inGoodTime) * HALF_LIFE_SECONDS;
            int seconds = (int) Math.clamp(Math.ceil(span), SPAN_SECONDS_MIN, WAIT_SECONDS_MAX);
            return 1 + random.nextInt(seconds);
        } finally {
            lock.unlock();
        }
    }

    /** How many may be inside now. */
    public int limit() {
        lock.lock();
        try {
            return (int) limit;
        } finally {
            lock.unlock();
        }
    }

    /** How many are inside now. */
    public int inside() {
        lock.lock();
        try {
            return inside;
        } finally {
            lock.unlock();
        }
    }

    private void forget(long nanos) {
        double left = Math.pow(0.5, (nanos - countedAt) / NANOS / HALF_LIFE_SECONDS);
        served *= left;
        refused *= left;
        countedAt = nanos;
    }
}
