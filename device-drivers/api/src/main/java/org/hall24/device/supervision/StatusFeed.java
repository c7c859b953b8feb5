package org.hall24.device.supervision;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.hall24.device.StatusChange;

/** Status changes on their way to one listener. Nobody at a device ever waits for a listener: who is too slow misses the oldest. Any thread. */
public final class StatusFeed implements AutoCloseable {
    /** Ten devices that each change six times before somebody looks. */
    static final int CHANGES_MAX = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final Deque<StatusChange> changes = new ArrayDeque<>();
    private final Consumer<StatusFeed> leaving;
    private long missed;

    StatusFeed(Consumer<StatusFeed> leaving) {
        this.leaving = leaving;
    }

    void put(StatusChange change) {
        lock.lock();
        try {
            if (changes.size() == CHANGES_MAX) {
                changes.poll();
                missed++;
            }
            changes.add(change);
            came.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next change.
     *
     * @param patience how long; zero = only what is there
     * @return empty = none came in that time
     * @throws InterruptedException when the caller no longer wants it; nothing is lost
     */
    public Optional<StatusChange> await(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (changes.isEmpty() && left > 0) {
                left = came.awaitNanos(left);
            }
            return Optional.ofNullable(changes.poll());
        } finally {
            lock.unlock();
        }
    }

    /** How many changes were dropped because nobody fetched them; whoever finds more than before asks for the statuses. */
    public long missed() {
        lock.lock();
        try {
            return missed;
        } finally {
            lock.unlock();
        }
    }

    /** Listens no more. */
    @Override
    public void close() {
        leaving.accept(this);
    }
}
