package org.hall24.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The terminals this node has met, in memory: a request costs no row. One question every few seconds brings what changed
 * meanwhile, here or at another node. Strangers are not remembered. Safe for several threads.
 */
public final class Roster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    /** A change whose transaction took longer than this to commit would be missed; ours are single statements. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(60);

    /** Without news for this long nothing in memory is believed: a right taken away ends after this at the latest. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** A name that is asked again because a signature did not fit. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    /** A province; more is a mistake, and starts anew. */
    private static final int TERMINALS_MAX = 200_000;

    private final Terminals terminals;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Met> met = new ConcurrentHashMap<>();
    private final Thread news;
    private volatile Instant newsAt;

    private record Met(Registered terminal, Instant readAt) {}

    /** Starts listening for changes. */
    public Roster(Terminals terminals, InstantSource clock, Pause pause) {
        this.terminals = terminals;
        this.clock = clock;
        this.newsAt = clock.instant();
        this.news = Thread.ofVirtual().name("roster").start(() -> {
            try {
                while (true) {
                    pause.sleep(BETWEEN);
                    hear();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The terminal of this name. */
    Optional<Registered> find(String name) {
        var known = met.get(name);
        return known != null && !clock.instant().isAfter(newsAt.plus(FRESH))
                ? Optional.of(known.terminal())
                : read(name);
    }

    /** The same from the table, when what is in memory did not fit; from memory when it was read just now. */
    Optional<Registered> findAgain(String name) {
        var known = met.get(name);
        return known != null && clock.instant().isBefore(known.readAt().plus(ASK_AGAIN))
                ? Optional.of(known.terminal())
                : read(name);
    }

    /** The name, if this node has met its terminal. From memory. */
    Optional<String> met(String name) {
        return Optional.ofNullable(met.get(name)).map(known -> known.terminal().name());
    }

    /** This node changed something. */
    void forget(String name) {
        met.remove(name);
    }

    private Optional<Registered> read(String name) {
        var found = terminals.find(name);
        if (met.size() >= TERMINALS_MAX) {
            met.clear();
        }
        found.ifPresentOrElse(this::meet, () -> met.remove(name));
        return found;
    }

    private void meet(Registered terminal) {
        met.put(terminal.name(), new Met(terminal, clock.instant()));
    }

    private void hear() {
        var asked = clock.instant();
        try {
            List<Registered> changed = terminals.changedWithin(LOOK_BACK);
            changed.stream().filter(one -> met.containsKey(one.name())).forEach(this::meet);
            if (asked.isAfter(newsAt.plus(FRESH))) {
                met.clear();
            }
            newsAt = asked;
        } catch (DataAccessException e) {
            LOG.warn(
                    "what changed about terminals could not be read; trying again: {}",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        news.interrupt();
    }
}
