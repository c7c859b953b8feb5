package org.hall24.fleet.terminal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** What the fleet offered the hub and what came back, counted. Safe for many threads. */
public final class Traffic {
    /** Seconds that are kept apart for the peak; a proof that runs longer counts its peak within them. */
    private static final int SECONDS_MAX = 3_600;

    private final long began = System.nanoTime();
    private final AtomicLongArray offered = new AtomicLongArray(SECONDS_MAX);
    private final LongAdder requests = new LongAdder();
    private final LongAdder matters = new LongAdder();
    private final LongAdder silences = new LongAdder();
    private final LongAdder patience = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder signed = new LongAdder();
    private final AtomicLong lastSigned = new AtomicLong(began);

    void offers(int count) {
        requests.increment();
        if (count > 0) {
            matters.add(count);
            int second = (int) Math.min(
                    SECONDS_MAX - 1L,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
            offered.addAndGet(second, count);
        }
    }

    void silent() {
        silences.increment();
    }

    void answered(int status) {
        if (status == 429 || status == 503) {
            patience.increment();
        } else if (status >= 400) {
            errors.increment();
        }
    }

    void oneSigned() {
        signed.increment();
        lastSigned.accumulateAndGet(System.nanoTime(), Math::max);
    }

    /** Requests of every kind. */
    public long requests() {
        return requests.sum();
    }

    /** Matters sent, each time anew. */
    public long offered() {
        return matters.sum();
    }

    /** Requests that no answer came to. */
    public long silences() {
        return silences.sum();
    }

    /** Answers that asked for patience. */
    public long patience() {
        return patience.sum();
    }

    /** Other answers that were no yes. */
    public long errors() {
        return errors.sum();
    }

    /** Matters the hub signed for, each once. */
    public long signed() {
        return signed.sum();
    }

    /** When the last of them was, on the running clock. */
    public long lastSignedNanos() {
        return lastSigned.get();
    }

    /** The most matters offered in one second since a time on the running clock. */
    public long peakSince(long nanos) {
        int from = (int) Math.clamp(Duration.ofNanos(nanos - began).toSeconds(), 0L, SECONDS_MAX - 1L);
        long peak = 0;
        for (int second = from; second < SECONDS_MAX; second++) {
            peak = Math.max(peak, offered.get(second));
        }
        return peak;
    }
}
