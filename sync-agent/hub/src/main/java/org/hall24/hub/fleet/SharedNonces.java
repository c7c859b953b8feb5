package org.hall24.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.hall24.time.Pause;
import org.hall24.wire.sign.RequestVerifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The once-only words all nodes of the hub share: the only class that reads or writes the table {@code nonce}. Safe for several
 * threads and hubs.
 */
public final class SharedNonces implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedNonces.class);

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    /** Two nodes' clocks may differ by as much again. */
    private static final Duration KEPT = RequestVerifier.SKEW_MAX.multipliedBy(2);

    private final JdbcClient database;
    private final Thread sweeper;

    /** The shared words of this database; old ones are swept away. */
    public SharedNonces(JdbcClient database, InstantSource clock, Pause pause) {
        this.database = database;
        this.sweeper = Thread.ofVirtual().name("nonces").start(() -> {
            try {
                while (true) {
                    pause.sleep(SWEEP_EVERY);
                    sweep(clock.instant());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Takes a word; false when any node took it before. */
    boolean take(String terminal, String nonce, Instant created) {
        return database.sql(
                                "insert into nonce (terminal_id, nonce, valid_until) values (?, ?, ?) on conflict do nothing")
                        .params(terminal, nonce, created.plus(KEPT).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void sweep(Instant now) {
        try {
            database.sql("delete from nonce where valid_until < ?")
                    .param(now.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DataAccessException e) {
            LOG.warn(
                    "old once-only words could not be swept away; later again: {}",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        sweeper.interrupt();
    }
}
