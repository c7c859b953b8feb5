package org.hall24.journey;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.hall24.wire.terminal.Agent.SessionState;

/** Who has the terminal: a citizen, staff, or nobody. The lock between them. Any thread; never waits. */
public final class Occupancy {
    private final InstantSource clock;
    private Optional<Instant> servingSince = Optional.empty();
    private int staffAtWork;
    private Runnable listener = () -> {};

    /** Nobody has it yet. */
    public Occupancy(InstantSource clock) {
        this.clock = clock;
    }

    /** Since when a citizen is being served; empty = none is. */
    public synchronized Optional<Instant> servingSince() {
        return servingSince;
    }

    /** A citizen came. Staff who have a device keep it: what needs it is marked. */
    public synchronized void serving() {
        servingSince = Optional.of(clock.instant());
    }

    /** The citizen has left, and nothing of them is here. */
    public synchronized void left() {
        servingSince = Optional.empty();
    }

    /**
     * Staff begin to work, unless a citizen is being served. Each beginning has an end.
     *
     * @param work done at once, before any citizen can come; whatever it throws, nobody has begun
     * @return empty = a citizen is being served
     */
    public <T> Optional<T> beginWork(Supplier<T> work) {
        Optional<T> begun;
        synchronized (this) {
            begun = servingSince.isPresent() ? Optional.empty() : Optional.of(work.get());
            staffAtWork += begun.isPresent() ? 1 : 0;
        }
        begun.ifPresent(_ -> told());
        return begun;
    }

    /** Staff end what they began. */
    public void endWork() {
        synchronized (this) {
            staffAtWork--;
        }
        told();
    }

    /** What the kiosk is doing: a citizen comes before staff. */
    synchronized SessionState state() {
        if (servingSince.isPresent()) {
            return SessionState.IN_SESSION;
        }
        return staffAtWork > 0 ? SessionState.MAINTENANCE : SessionState.FREE;
    }

    /** Told when staff begin or end, on their thread. */
    synchronized void listener(Runnable told) {
        listener = told;
    }

    private void told() {
        Runnable now;
        synchronized (this) {
            now = listener;
        }
        now.run();
    }
}
