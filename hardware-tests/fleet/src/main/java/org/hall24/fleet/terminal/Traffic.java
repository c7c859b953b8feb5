package org.hall24.fleet.terminal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;

/** What the fleet offered the hub and what came back, counted second by second. Safe for many threads. */
public final class Traffic {
    private final long began = System.nanoTime();
    private final AtomicLong lastSigned = new AtomicLong(began);
    private final Count requests = new Count("requests");
    private final Count offered = new Count("matters-offered");
    private final Count met = new Count("matters-that-met-the-hub");
    private final Count signed = new Count("matters-signed");
    private final Count silences = new Count("no-answer");
    private final Count patience = new Count("patience");
    private final Count wished = new Count("seconds-of-patience");
    private final Count errors = new Count("other-refusals");
    private final List<Count> all = List.of(requests, offered, met, signed, silences, patience, wished, errors);

    /** Something counted. */
    private static final class Count {
        /** Seconds that are kept apart; what comes later counts for the last of them. */
        static final int SECONDS_MAX = 3_600;

        private final String name;
        private final AtomicLongArray bySecond = new AtomicLongArray(SECONDS_MAX);
        private final AtomicLong sum = new AtomicLong();

        Count(String name) {
            this.name = name;
        }

        void add(int second, long more) {
            bySecond.addAndGet(second, more);
            sum.addAndGet(more);
        }
    }

    void offers(int matters) {
        requests.add(now(), 1);
        offered.add(now(), matters);
    }

    void silent() {
        silences.add(now(), 1);
    }

    void answered(int status, int matters, Duration comeBackAfter) {
        met.add(now(), matters);
        if (status == 429 || status == 503) {
            patience.add(now(), 1);
            wished.add(now(), comeBackAfter.toSeconds());
        } else if (status >= 400) {
            errors.add(now(), 1);
        }
    }

    void oneSigned() {
        signed.add(now(), 1);
        lastSigned.accumulateAndGet(System.nanoTime(), Math::max);
    }

    /** Requests of every kind. */
    public long requests() {
        return requests.sum.get();
    }

    /** Matters sent, each time anew. */
    public long offered() {
        return offered.sum.get();
    }

    /** Requests that no answer came to. */
    public long silences() {
        return silences.sum.get();
    }

    /** Answers that asked for patience. */
    public long patience() {
        return patience.sum.get();
    }

    /** Other answers that were no yes. */
    public long errors() {
        return errors.sum.get();
    }

    /** Matters the hub signed for, each once. */
    public long signed() {
        return signed.sum.get();
    }

    /** When the last of them was, on the running clock. */
    public long lastSignedNanos() {
        return lastSigned.get();
    }

    /** The most matters in one second that the hub took or turned away, since a time on the running clock. */
    public long peakSince(long nanos) {
        long peak = 0;
        for (int second = second(nanos); second < Count.SECONDS_MAX; second++) {
            peak = Math.max(peak, met.bySecond.get(second));
        }
        return peak;
    }

    /** A table: a line for each second from a time on the running clock to the last signature, and before them the headings. */
    public String since(long nanos) {
        var table = new StringBuilder(line("second", all.stream().map(count -> count.name)));
        int first = second(nanos);
        for (int second = first; second <= second(lastSigned.get()); second++) {
            int at = second;
            table.append(line(
                    Integer.toString(at - first), all.stream().map(count -> Long.toString(count.bySecond.get(at)))));
        }
        return table.toString();
    }

    private static String line(String first, java.util.stream.Stream<String> more) {
        return first + more.collect(Collectors.joining(",", ",", "\n"));
    }

    private int now() {
        return second(System.nanoTime());
    }

    private int second(long nanos) {
        return (int) Math.clamp(Duration.ofNanos(nanos - began).toSeconds(), 0L, Count.SECONDS_MAX - 1L);
    }
}
