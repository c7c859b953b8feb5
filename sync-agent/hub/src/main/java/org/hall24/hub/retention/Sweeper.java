package org.hall24.hub.retention;

import java.time.Duration;
import java.time.InstantSource;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Sweeps once an hour. */
public final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    /** The shortest time a rule names. */
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final Thread sweeper;

    /** Starts; the first sweep comes after an hour, not into the rush of a start. */
    public Sweeper(Retention retention, InstantSource clock, Pause pause) {
        this.sweeper = Thread.ofVirtual().name("retention").start(() -> {
            try {
                while (true) {
                    pause.sleep(BETWEEN);
                    retention.rules().forEach(rule -> sweep(retention, rule, clock));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void sweep(Retention retention, Retention.Rule rule, InstantSource clock) {
        try {
            int rows = retention.sweep(rule, clock.instant());
            if (rows > 0) {
                LOG.info("{} rows of {}: {}, erased after {}", rows, rule.table(), rule.what(), rule.after());
            }
        } catch (DataAccessException e) {
            LOG.warn("{} could not be swept: {}", rule.table(), e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        sweeper.interrupt();
    }
}
