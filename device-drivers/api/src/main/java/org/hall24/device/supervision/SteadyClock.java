package org.hall24.device.supervision;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock for waiting: right when it is made, and from then on it only ticks. Whoever sets the machine's clock meanwhile, as time servers do
 * after the start, makes no wait of a driver longer or shorter. Any thread.
 */
final class SteadyClock implements InstantSource {
    private final Instant begun;
    private final long begunNanos = System.nanoTime();

    SteadyClock(InstantSource clock) {
        this.begun = clock.instant();
    }

    /** What drivers wait by when the world's clock is this: in place of the machine's a steady one; a clock moved by hand stays. */
    static InstantSource of(InstantSource clock) {
        return clock.equals(InstantSource.system()) ? new SteadyClock(clock) : clock;
    }

    @Override
    public Instant instant() {
        return begun.plusNanos(System.nanoTime() - begunNanos);
    }
}
