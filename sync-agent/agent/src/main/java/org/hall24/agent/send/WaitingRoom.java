package org.hall24.agent.send;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.hall24.agent.outbox.Parcel;

/** Where parcels wait and the sender sleeps between two requests: who is next, and when. Safe for several threads. */
final class WaitingRoom {
    private final Pace pace;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ReentrantLock turn = new ReentrantLock();
    private final Condition news = turn.newCondition();
    private final Queue queue = new Queue();
    private boolean woken;
    private int failures;
    private boolean answered;
    private long patienceUntilNanos = System.nanoTime();

    WaitingRoom(Pace pace, InstantSource clock, RandomGenerator random) {
        this.pace = pace;
        this.clock = clock;
        this.random = random;
    }

    void add(Parcel parcel) {
        turn.lock();
        try {
            queue.add(parcel, System.nanoTime());
        } finally {
            turn.unlock();
        }
    }

    void remove(Parcel parcel) {
        turn.lock();
        try {
            queue.remove(parcel.id());
        } finally {
            turn.unlock();
        }
    }

    /** It failed by itself: it goes behind the others, each time for longer. */
    void putBack(Parcel parcel) {
        turn.lock();
        try {
            var wait = pace.after(Math.max(1, queue.failed(parcel)), false, random);
            queue.notBefore(parcel, System.nanoTime() + wait.toNanos());
        } finally {
            turn.unlock();
        }
    }

    /** The sender goes at once, unless the hub asked for patience. */
    void wake() {
        turn.lock();
        try {
            woken = true;
            news.signal();
        } finally {
            turn.unlock();
        }
    }

    /** The same, but only when it waits because something failed. */
    void wakeAfterFailure() {
        turn.lock();
        try {
            if (failures > 0) {
                wake();
            }
        } finally {
            turn.unlock();
        }
    }

    /**
     * What goes next.
     *
     * @param most how many matters at once
     * @param health whether the hub shall be asked how it is before an older matter, though not before one of today
     */
    Load next(int most, boolean health) {
        turn.lock();
        try {
            woken = false;
            var now = clock.instant();
            return health && !queue.hasMatterOf(now) ? new Load.Health() : queue.next(now, System.nanoTime(), most);
        } finally {
            turn.unlock();
        }
    }

    /** How many failures there were in a row. */
    int failures() {
        turn.lock();
        try {
            return failures;
        } finally {
            turn.unlock();
        }
    }

    /** After a success the next goes out at once; how long to wait. */
    Duration succeeded() {
        turn.lock();
        try {
            failures = 0;
            answered = true;
            var next = queue.untilNext(System.nanoTime()).orElse(pace.healthEvery());
            return next.compareTo(pace.healthEvery()) < 0 ? next : pace.healthEvery();
        } finally {
            turn.unlock();
        }
    }

    /**
     * How long to wait after a failure: what the hub wishes, and upon it our own share of chance, which grows with each failure of
     * the same kind, though not far upon a wish. How long the hub was away says nothing of how much room it has now that it answers.
     *
     * @param wished when a hub that lives wants us back; empty when nobody said
     */
    Duration failed(Optional<Duration> wished) {
        turn.lock();
        try {
            failures = wished.isPresent() && !answered ? 1 : failures + 1;
            answered = wished.isPresent();
            boolean today = queue.hasMatterOf(clock.instant());
            // With nothing to send the lamps still want to know.
            var own = queue.size() == 0
                    ? pace.healthEvery()
                    : wished.isPresent() ? pace.turnedAway(failures, random) : pace.after(failures, today, random);
            patienceUntilNanos =
                    System.nanoTime() + wished.orElse(Duration.ZERO).toNanos();
            return wished.map(wish -> wish.plus(own)).orElse(own);
        } finally {
            turn.unlock();
        }
    }

    /** Sleeps. Somebody may wake it before, but not before the hub's own wish is over. */
    void await(Duration wait) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            long until = System.nanoTime() + wait.toNanos();
            for (long left = left(until); left > 0; left = left(until)) {
                news.awaitNanos(left);
            }
        } finally {
            turn.unlock();
        }
    }

    private long left(long until) {
        return (woken ? patienceUntilNanos : until) - System.nanoTime();
    }
}
