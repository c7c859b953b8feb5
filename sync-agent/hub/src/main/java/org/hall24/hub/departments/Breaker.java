package org.hall24.hub.departments;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/** Leaves a department in peace after several silences in a row; then one request tries, before all others. */
final class Breaker {
    private final int failuresToRest;
    private final Duration rest;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private int failures;
    private Instant closedUntil = Instant.EPOCH;

    Breaker(int failuresToRest, Duration rest, InstantSource clock) {
        this.failuresToRest = failuresToRest;
        this.rest = rest;
        this.clock = clock;
    }

    /** How long nobody may ask; zero = ask now. Whoever is let through after a rest is alone until it answers or rest is over again. */
    Duration restLeft() {
        lock.lock();
        try {
            var left = Duration.between(clock.instant(), closedUntil);
            if (left.isPositive()) {
                return left;
            }
            if (failures >= failuresToRest) {
                closedUntil = clock.instant().plus(rest);
            }
            return Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody may ask now; unlike {@link #restLeft} this lets nobody through. */
    boolean isResting() {
        lock.lock();
        try {
            return failures >= failuresToRest && clock.instant().isBefore(closedUntil);
        } finally {
            lock.unlock();
        }
    }

    void answered() {
        lock.lock();
        try {
            failures = 0;
            closedUntil = Instant.EPOCH;
        } finally {
            lock.unlock();
        }
    }

    void silent() {
        lock.lock();
        try {
            failures++;
            if (failures >= failuresToRest) {
                closedUntil = clock.instant().plus(rest);
            }
        } finally {
            lock.unlock();
        }
    }
}
