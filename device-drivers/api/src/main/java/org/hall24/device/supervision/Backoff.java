package org.hall24.device.supervision;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt to open: full jitter under a doubling, capped ceiling. */
final class Backoff {
    /** A cable that slipped is back in a second; the first attempts come quickly. */
    static final Duration FIRST = Duration.ofMillis(250);

    /** Somebody stands there with the plug in the hand and waits for the lamp. */
    static final Duration CAP = Duration.ofSeconds(5);

    /** 250 ms doubled this often is past the cap. */
    private static final int DOUBLINGS_MAX = 5;

    private final RandomGenerator chance;
    private int attempts;

    Backoff(RandomGenerator chance) {
        this.chance = chance;
    }

    /** The next waiting time, from zero to the ceiling. */
    Duration next() {
        var ceiling = FIRST.multipliedBy(1L << Math.min(attempts, DOUBLINGS_MAX));
        attempts++;
        long capped = Math.min(ceiling.toNanos(), CAP.toNanos());
        return Duration.ofNanos(chance.nextLong(capped + 1));
    }

    /** It worked: the next trouble starts from the beginning. */
    void reset() {
        attempts = 0;
    }
}
