package org.hall24.agent.send;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hall24.agent.outbox.Parcel;

/** What waits for the hub, in memory; the payloads stay where they are kept. For one thread at a time. */
final class Queue {
    /** The halls' day. */
    private static final ZoneId DAY = ZoneId.of("Asia/Shanghai");

    private static final Comparator<Waiting> LEAST_FAILED = Comparator.comparingInt(one -> one.failures);

    private final Map<UUID, Waiting> waiting = new LinkedHashMap<>();

    /** A parcel, how often it failed by itself, and from when on it may be tried again, in nanoseconds of the running clock. */
    private record Waiting(Parcel parcel, int failures, long notBeforeNanos) {}

    void add(Parcel parcel, long nowNanos) {
        waiting.putIfAbsent(parcel.id(), new Waiting(parcel, 0, nowNanos));
    }

    void remove(UUID id) {
        waiting.remove(id);
    }

    /** Notes that a parcel failed by itself; returns how often it has by now. */
    int failed(Parcel parcel) {
        var now = waiting.computeIfPresent(
                parcel.id(), (_, old) -> new Waiting(old.parcel, old.failures + 1, old.notBeforeNanos));
        return now == null ? 0 : now.failures;
    }

    /** Puts a parcel behind the others until later. */
    void notBefore(Parcel parcel, long nanos) {
        waiting.computeIfPresent(parcel.id(), (_, old) -> new Waiting(old.parcel, old.failures, nanos));
    }

    int size() {
        return waiting.size();
    }

    /** Whether a matter of today waits. */
    boolean hasMatterOf(Instant today) {
        return waiting.values().stream().anyMatch(one -> lane(one.parcel, today) == 0);
    }

    /**
     * Today's citizens, then older matters, then ratings; in each lane what never failed first, then the oldest. Matters go together
     * with others of their lane, so that today's never wait for the bytes of a backlog; what has failed by itself goes alone.
     *
     * @param most how many matters at once
     */
    Load next(Instant today, long nowNanos, int most) {
        var first = due(nowNanos)
                .min(Comparator.<Waiting>comparingInt(one -> lane(one.parcel, today))
                        .thenComparing(LEAST_FAILED));
        if (first.isEmpty()) {
            return new Load.Health();
        }
        return switch (first.get().parcel) {
            case Parcel.Rated rated -> new Load.Rating(rated);
            case Parcel.Matter matter ->
                new Load.Matters(first.get().failures > 0 ? List.of(matter) : together(matter, today, nowNanos, most));
        };
    }

    /** How long until the first of those that were put back may be tried again. */
    Optional<Duration> untilNext(long nowNanos) {
        return waiting.values().stream()
                .map(one -> Duration.ofNanos(Math.max(0, one.notBeforeNanos - nowNanos)))
                .min(Comparator.naturalOrder());
    }

    private List<Parcel.Matter> together(Parcel.Matter first, Instant today, long nowNanos, int most) {
        int lane = lane(first, today);
        var together = new ArrayList<Parcel.Matter>();
        due(nowNanos)
                .filter(one -> one.failures == 0 && lane(one.parcel, today) == lane)
                .limit(most)
                .forEach(one -> {
                    if (one.parcel instanceof Parcel.Matter matter) {
                        together.add(matter);
                    }
                });
        return together;
    }

    private Stream<Waiting> due(long nowNanos) {
        return waiting.values().stream().filter(one -> one.notBeforeNanos - nowNanos <= 0);
    }

    private static int lane(Parcel parcel, Instant today) {
        return switch (parcel) {
            case Parcel.Matter matter -> day(matter.since()).equals(day(today)) ? 0 : 1;
            case Parcel.Rated _ -> 2;
        };
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, DAY);
    }
}
