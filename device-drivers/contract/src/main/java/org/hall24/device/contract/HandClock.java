package org.hall24.device.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.hall24.time.Pause;

/** Time moved by hand: waiting takes no time at all, the clock says it did. One thread. */
public final class HandClock implements InstantSource, Pause {
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting " + duration);
        }
        pass(duration);
    }

    /** Lets time pass. */
    public void pass(Duration duration) {
        now = now.plus(duration);
    }
}
