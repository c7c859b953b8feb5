package org.hall24.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Collects who was heard of and writes it down now and then: a request itself costs no write. */
public final class LastSeen implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);

    /** Fine enough for a lamp that turns red after minutes. */
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final Terminals terminals;
    private final Map<String, Instant> times = new ConcurrentHashMap<>();
    private final Thread writer;

    /** Starts collecting. */
    public LastSeen(Terminals terminals, Pause pause) {
        this.terminals = terminals;
        this.writer = Thread.ofVirtual().name("last-seen").start(() -> {
            try {
                while (true) {
                    pause.sleep(BETWEEN);
                    write();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void heardOf(String terminal, Instant time) {
        times.put(terminal, time);
    }

    private void write() {
        var batch = Map.copyOf(times);
        try {
            terminals.seen(batch);
            batch.forEach(times::remove);
        } catch (DataAccessException e) {
            LOG.warn(
                    "who was heard of could not be written; trying again: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** Writes what is still unwritten. */
    @Override
    public void close() {
        writer.interrupt();
        write();
    }
}
