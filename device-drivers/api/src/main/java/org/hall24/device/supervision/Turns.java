package org.hall24.device.supervision;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Whose turn at a device it is: everybody's, or one lease's. Any thread. */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private volatile Optional<Lease> holder = Optional.empty();

    /**
     * Queues a call, once nobody else holds the device.
     *
     * @param by whose call it is; empty = of somebody without a lease
     * @param queue puts it behind the calls before it, without waiting; false = there is no room
     * @return false = it was not queued: somebody else held the device all the time, has it on loan, or there is no room
     */
    boolean queue(Optional<Lease> by, Duration patience, BooleanSupplier queue) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return isFree(by, patience) && (by.isEmpty() || holder.equals(by)) && queue.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives the device to a lease, once nobody holds it.
     *
     * @param queue as above: what it puts there runs when the calls before the lease have ended
     * @return whether the lease has it
     */
    boolean take(Lease lease, Duration patience, BooleanSupplier queue) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return isFree(Optional.empty(), patience) && taken(lease, queue);
        } finally {
            lock.unlock();
        }
    }

    /** The same without waiting. */
    boolean takeNow(Lease lease, BooleanSupplier queue) {
        lock.lock();
        try {
            return holder.isEmpty() && taken(lease, queue);
        } finally {
            lock.unlock();
        }
    }

    private boolean taken(Lease lease, BooleanSupplier queue) {
        if (!queue.getAsBoolean()) {
            return false;
        }
        holder = Optional.of(lease);
        return true;
    }

    private boolean isFree(Optional<Lease> by, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        while (holder.isPresent() && !holder.equals(by)) {
            if (nanos <= 0 || holder.get().isLoan()) {
                return false;
            }
            nanos = left.awaitNanos(nanos);
        }
        return true;
    }

    /** It is everybody's turn again, if this lease held the device. */
    void leave(Lease lease) {
        lock.lock();
        try {
            if (holder.equals(Optional.of(lease))) {
                holder = Optional.empty();
                left.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whoever has the device on loan. Never waits. */
    Optional<Lease> loan() {
        return holder.filter(Lease::isLoan);
    }

    /** A lease that lasts longer than it was to. Never waits. */
    Optional<Lease> forgotten() {
        return holder.filter(Lease::isForgotten);
    }
}
