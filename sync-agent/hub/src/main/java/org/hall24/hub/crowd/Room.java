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

    /**
     * The best pace of late is believed, not the last one: a herd makes everything stand still when it arrives, and what it is told in
     * that moment is what it does long after. It is BBR's estimate of a bottleneck (Cardwell et al., ACM Queue 14, 2016). A room that has
     * really become slower shows so in this time of being busy; an idle one shows nothing.
     */
    private static final double BEST_HALF_LIFE_SECONDS = 30;

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
    private boolean counting;
    private double slow;
    private double served;
    private double refused;

    /** As {@link #served}, in the best of times. */
    private double best;

    Room(int first, int least, int most, Duration patience, RandomGenerator random) {
        this.limit = first;
        this.least = least;
        this.most = most;
        this.patienceNanos = patience.toNanos();
        this.random = random;
        // Until more is known: work is done in good time.
        this.best = first / (patience.toNanos() / NANOS) * HALF_LIFE_SECONDS;
    }

    /**
     * Takes a place if there is one.
     *
     * @param nanos of a clock that only runs forward
     */
    boolean enter(long nanos) {
        lock.lock();
        try {
            forget(nanos);
            if (inside >= (int) limit) {
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
            best = Math.max(best, served);
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
            // Those turned away need so many seconds of this room; twice that, because new ones come meanwhile.
            var span = 2 * refused / best * HALF_LIFE_SECONDS;
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

    /** To be called before anything changes: what is inside now was inside since the last call. */
    private void forget(long nanos) {
        if (!counting) {
            counting = true;
            countedAt = nanos;
        }
        double seconds = (nanos - countedAt) / NANOS;
        served *= Math.pow(0.5, seconds / HALF_LIFE_SECONDS);
        refused *= Math.pow(0.5, seconds / HALF_LIFE_SECONDS);
        if (inside > limit / 2) {
            best *= Math.pow(0.5, seconds / BEST_HALF_LIFE_SECONDS);
        }
        countedAt = nanos;
    }
}
