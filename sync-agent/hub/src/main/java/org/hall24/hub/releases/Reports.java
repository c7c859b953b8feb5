package org.hall24.hub.releases;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Collects which revision terminals say they have and writes down, now and then, what changed: a poll costs no write. */
public final class Reports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    /** A rollout is watched by people; they look no oftener. */
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final ReleaseTable table;
    private final Map<String, Long> fresh = new ConcurrentHashMap<>();
    private final Map<String, Long> written = new ConcurrentHashMap<>();
    private final Thread writer;

    /** Starts collecting. */
    public Reports(ReleaseTable table, Pause pause) {
        this.table = table;
        this.writer = Thread.ofVirtual().name("release-reports").start(() -> {
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

    void has(String terminal, long revision) {
        var before = written.get(terminal);
        if (before == null || before != revision) {
            fresh.put(terminal, revision);
        }
    }

    void write() {
        var batch = Map.copyOf(fresh);
        try {
            table.report(batch);
            batch.forEach((terminal, revision) -> {
                fresh.remove(terminal, revision);
                written.put(terminal, revision);
            });
        } catch (DataAccessException e) {
            LOG.warn(
                    "what terminals have could not be written; trying again: {}",
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
