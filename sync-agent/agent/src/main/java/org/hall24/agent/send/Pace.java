package org.hall24.agent.send;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.hall24.wire.Bytes;

/**
 * How often the hub is tried: full jitter, so that a thousand terminals do not come back at once.
 *
 * @param first the longest first wait; doubled with each failure
 * @param cap the longest wait ever
 * @param capToday the longest wait while a matter of today waits
 * @param capTurnedAway the longest wait upon what a hub that lives wished: its wish is drawn at random already and knows how much
 *     room there is; ours only breaks up who was given the same second
 * @param healthEvery how often the hub is asked how it is when there is nothing to send
 * @param startsWithin over which time the terminals of a hall spread their first request, when the power comes back to all of them
 */
public record Pace(
        Duration first,
        Duration cap,
        Duration capToday,
        Duration capTurnedAway,
        Duration healthEvery,
        Duration startsWithin) {
    /** Of a terminal. */
    public static final Pace TERMINAL = new Pace(
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60));

    private static final int DOUBLINGS_MAX = 30;

    /** The same with another spread of first requests. */
    public Pace startingWithin(Duration time) {
        return new Pace(first, cap, capToday, capTurnedAway, healthEvery, time);
    }

    /**
     * How long to wait after so many failures in a row.
     *
     * @param failures 1 or more
     * @param today whether a matter of today waits
     */
    public Duration after(int failures, boolean today, RandomGenerator random) {
        return drawn(failures, today ? capToday : cap, random);
    }

    /**
     * How long to wait upon what the hub wished.
     *
     * @param failures how often it turned us away in a row, 1 or more
     */
    public Duration turnedAway(int failures, RandomGenerator random) {
        return drawn(failures, capTurnedAway, random);
    }

    private Duration drawn(int failures, Duration atMost, RandomGenerator random) {
        long longest = Math.min(atMost.toMillis(), first.toMillis() << Math.clamp(failures - 1L, 0, DOUBLINGS_MAX));
        return Duration.ofMillis(1 + random.nextLong(Math.max(1, longest)));
    }

    /** When this terminal asks first after its start: always at the same place among the others. */
    public Duration start(String terminal) {
        var digest = Bytes.sha256(terminal.getBytes(StandardCharsets.UTF_8));
        return Duration.ofMillis(Math.floorMod(digest.hashCode(), Math.max(1, startsWithin.toMillis())));
    }
}
