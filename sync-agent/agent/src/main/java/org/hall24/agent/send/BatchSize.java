package org.hall24.agent.send;

import java.time.Duration;
import org.hall24.wire.http.MatterBatch;

/**
 * How many matters go at once: a few more after each success, half after each failure, so that a thousand terminals find by
 * themselves what the hub bears and a bad line what it carries. For one thread at a time.
 */
final class BatchSize {
    /** What waits after a short outage goes in two requests; over a line of 64 kbit/s the first takes five seconds. */
    static final int FIRST = 8;

    /** From the first to the most in half a dozen answers. */
    static final int STEP = 8;

    /** An answer that takes so long comes from a hub, or over a line, that has enough. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    private int now = FIRST;

    int now() {
        return now;
    }

    void answeredWithin(Duration time) {
        if (time.compareTo(SLOW) < 0) {
            now = Math.min(MatterBatch.ITEMS_MAX, now + STEP);
        }
    }

    /** A hub that has no room, or somebody on the way who finds it too long, said so. */
    void refused() {
        now = Math.max(1, now / 2);
    }

    /** Nobody answered. The line is bad or gone; an outage, however long, does not say that the hub bears less than at the start. */
    void unanswered() {
        now = Math.max(Math.min(now, FIRST), now / 2);
    }
}
