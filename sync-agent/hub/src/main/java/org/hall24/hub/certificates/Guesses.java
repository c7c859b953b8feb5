package org.hall24.hub.certificates;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts wrong guesses and makes whoever guesses wait. It lives in this node's memory: the codes are too long to be guessed anyway,
 * so this keeps the noise down, and a restart forgives.
 */
final class Guesses {
    /** More guessers at once push the oldest out. */
    private static final int GUESSERS_MAX = 10_000;

    private final int wrongMax;
    private final Duration span;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Count> counts = new LinkedHashMap<>();

    /**
     * @param wrongMax so many wrong ones
     * @param span in this time, counted from the first
     */
    Guesses(int wrongMax, Duration span, InstantSource clock) {
        this.wrongMax = wrongMax;
        this.span = span;
        this.clock = clock;
    }

    private record Count(Instant first, int wrong) {}

    /** Whether this one has to wait. */
    boolean mustWait(String who) {
        lock.lock();
        try {
            var count = counts.get(who);
            return count != null && !isOver(count) && count.wrong() >= wrongMax;
        } finally {
            lock.unlock();
        }
    }

    /** One more wrong guess. */
    void wrong(String who) {
        lock.lock();
        try {
            var before = counts.remove(who);
            var count = before == null || isOver(before)
                    ? new Count(clock.instant(), 1)
                    : new Count(before.first(), before.wrong() + 1);
            counts.put(who, count);
            if (counts.size() > GUESSERS_MAX) {
                counts.remove(counts.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver(Count count) {
        return !clock.instant().isBefore(count.first().plus(span));
    }
}
