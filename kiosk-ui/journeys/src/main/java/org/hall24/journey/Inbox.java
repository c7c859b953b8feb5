package org.hall24.journey;

import java.time.Duration;
import java.util.Optional;

/** Where events wait for the flow. Bounded; safe for several threads that put and one that waits. */
interface Inbox {
    /** Adds an event. Never blocks. */
    void put(Event event);

    /**
     * Waits for the next event.
     *
     * @param patience how long; zero or negative looks once
     * @return empty when the time is over
     */
    Optional<Event> await(Duration patience) throws InterruptedException;

    /** Forgets touches that belonged to a screen no longer shown. Wishes to leave are kept: they belong to every screen. */
    void turnPage();

    /** Forgets everything. */
    void clear();
}
