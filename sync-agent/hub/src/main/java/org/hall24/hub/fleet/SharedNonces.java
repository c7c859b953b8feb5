package org.hall24.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hall24.wire.sign.RequestVerifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The once-only words all nodes of the hub share, in the table {@code nonce}; old ones go by a rule of {@code retention.yaml}.
 * Safe for several threads and hubs.
 */
public final class SharedNonces {
    /** Two nodes' clocks may differ by as much again. */
    private static final Duration KEPT = RequestVerifier.SKEW_MAX.multipliedBy(2);

    private final JdbcClient database;

    /** The shared words of this database. */
    public SharedNonces(JdbcClient database) {
        this.database = database;
    }

    /** Takes a word; false when any node took it before. */
    boolean take(String terminal, String nonce, Instant created) {
        return database.sql(
                                "insert into nonce (terminal_id, nonce, valid_until) values (?, ?, ?) on conflict do nothing")
                        .params(terminal, nonce, created.plus(KEPT).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
