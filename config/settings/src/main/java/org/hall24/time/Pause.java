package org.hall24.time;

import java.time.Duration;

/** Waits. A parameter wherever something waits, so that a test can hold time in its hand. */
@FunctionalInterface
public interface Pause {
    /** The real one: the calling thread sleeps. */
    Pause REAL = duration -> Thread.sleep(duration);

    /**
     * Waits for the given time.
     *
     * @param duration how long; zero or negative returns at once
     * @throws InterruptedException when the person left or the program ends
     */
    void sleep(Duration duration) throws InterruptedException;
}
