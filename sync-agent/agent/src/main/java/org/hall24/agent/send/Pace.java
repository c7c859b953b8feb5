package org.hall24.agent.send;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often the hub is tried: full jitter, so that a thousand terminals do not come back at once.
 *
 * @param first the longest first wait; doubled with each failure
 * @param cap the longest wait ever
 * @param capToday the longest wait while a matter of today waits
 * @param healthEvery how often the hub is asked how it is when there is nothing to send
 */
public record Pace(Duration first, Duration cap, Duration capToday, Duration healthEvery) {
    /** Of a terminal. */
    public static final Pace TERMINAL =
            new Pace(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofSeconds(15), Duration.ofSeconds(20));

    private static final int DOUBLINGS_MAX = 30;

    /**
     * How long to wait after so many failures in a row.
     *
     * @param failures 1 or more
     * @param today whether a matter of today waits
     */
    Duration after(int failures, boolean today, RandomGenerator random) {
        long longest = Math.min(
                (today ? capToday : cap).toMillis(), first.toMillis() << Math.clamp(failures - 1L, 0, DOUBLINGS_MAX));
        return Duration.ofMillis(1 + random.nextLong(Math.max(1, longest)));
    }
}
