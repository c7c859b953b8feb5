package org.hall24.hub.crowd;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.hall24.hub.database.Outage;
import org.hall24.wire.http.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in as many requests of a kind as get done in good time, and turns the others away before anything is spent on them. */
public final class CrowdFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(CrowdFilter.class);

    /** A standby takes over in this time, if it does. */
    private static final int OUTAGE_SECONDS = 10;

    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    private final AtomicLong told = new AtomicLong(System.nanoTime() - TELL_EVERY.toNanos());
    private final MeterRegistry registry;
    private final RandomGenerator random;
    private final Map<Errand, Room> rooms = new EnumMap<>(Errand.class);
    private final Map<Errand, LongAdder> turnedAway = new EnumMap<>(Errand.class);
    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

    /** What is timed apart: the first digit of the status tells how it went. */
    private record Outcome(Errand errand, int hundreds) {}

    /** A filter with room for every errand. */
    public CrowdFilter(RandomGenerator random, MeterRegistry registry) {
        this.registry = registry;
        this.random = random;
        for (var errand : Errand.values()) {
            rooms.put(errand, errand.room(random));
            turnedAway.put(errand, new LongAdder());
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var errand = Errand.of(request.getRequestURI());
        var room = room(errand);
        long entered = System.nanoTime();
        if (!room.enter(entered)) {
            Optional.ofNullable(turnedAway.get(errand)).ifPresent(LongAdder::increment);
            tell(errand, room, entered);
            turnAway(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, room.comeBackAfter(entered));
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !Outage.isBehind(e)) {
                throw e;
            }
            LOG.warn("the database is away; {} was told to come back", errand);
            response.reset();
            turnAway(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, 1 + random.nextInt(OUTAGE_SECONDS));
        } finally {
            long left = System.nanoTime();
            timers.computeIfAbsent(new Outcome(errand, response.getStatus() / 100), this::timer)
                    .record(left - entered, TimeUnit.NANOSECONDS);
            room.leave(entered, left);
        }
    }

    /** Now and then a word for the log: operators see that the hub has enough, and of what. */
    private void tell(Errand errand, Room room, long now) {
        long before = told.get();
        if (now - before > TELL_EVERY.toNanos() && told.compareAndSet(before, now)) {
            LOG.warn(
                    "no room for more of {}: {} inside, {} turned away since the start",
                    errand,
                    room.inside(),
                    turnedAway(errand));
        }
    }

    private Timer timer(Outcome outcome) {
        return Timer.builder("hub.requests")
                .tag("errand", outcome.errand.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome.hundreds + "xx")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(60))
                .register(registry);
    }

    /** The room of an errand. */
    public Room room(Errand errand) {
        var room = rooms.get(errand);
        if (room == null) {
            throw new IllegalStateException("every errand has its room");
        }
        return room;
    }

    /** How many were turned away since the start. */
    public long turnedAway(Errand errand) {
        var count = turnedAway.get(errand);
        return count == null ? 0 : count.sum();
    }

    static void turnAway(HttpServletResponse response, int status, int seconds) throws IOException {
        response.setStatus(status);
        response.setHeader("Retry-After", String.valueOf(seconds));
        response.setContentType("application/json");
        response.getOutputStream().write(new Refusal("busy").toJson());
    }
}
