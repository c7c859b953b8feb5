package org.hall24.agent.send;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The terminal's clock, corrected by the hub's signed time where it is too far off for signatures. Nothing else goes by it: a
 * terminal's time orders nothing. Safe for several threads.
 */
final class HubClock implements InstantSource {
    /** A technician should set it; a signature is still believed. */
    static final Duration ALARM = Duration.ofMinutes(2);

    private final InstantSource terminal;
    private final Consumer<Optional<Duration>> alarm;
    private volatile Duration offset = Duration.ZERO;
    private volatile Optional<Duration> skew = Optional.empty();

    /**
     * A clock that believes the terminal's until it hears otherwise.
     *
     * @param alarm told the skew while it is too large, and empty when it is not
     */
    HubClock(InstantSource terminal, Consumer<Optional<Duration>> alarm) {
        this.terminal = terminal;
        this.alarm = alarm;
    }

    @Override
    public Instant instant() {
        return terminal.instant().plus(offset);
    }

    /**
     * The hub's genuine time arrived.
     *
     * @param hub its time
     * @param trip how long question and answer took together
     */
    void heard(Instant hub, Duration trip) {
        var ahead = Duration.between(terminal.instant().minus(trip.dividedBy(2)), hub);
        skew = Optional.of(ahead);
        boolean large = ahead.abs().compareTo(ALARM) > 0;
        offset = large ? ahead : Duration.ZERO;
        alarm.accept(large ? skew : Optional.empty());
    }

    /** How far the hub's clock was ahead of the terminal's own; negative when it was behind. Empty before the hub was heard. */
    Optional<Duration> skew() {
        return skew;
    }
}
