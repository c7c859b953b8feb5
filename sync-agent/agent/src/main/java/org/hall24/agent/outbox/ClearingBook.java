package org.hall24.agent.outbox;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hall24.agent.identity.Terminal;
import org.hall24.wire.terminal.Agent.ClearingRecord;
import org.hall24.wire.terminal.AgentException;

/** The records that sessions were cleared. A session that files gets its number before its receipt prints, any other at its end. */
public final class ClearingBook {
    private final Hold hold;
    private final Terminal terminal;
    private final InstantSource clock;

    ClearingBook(Hold hold, Terminal terminal, InstantSource clock) {
        this.hold = hold;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Writes a record down; the first one of a session counts. */
    public void write(ClearingRecord record) throws AgentException, InterruptedException {
        hold.change(sql -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            numberFor(sql, hold, terminal, record.session(), now);
            var open = Table.CLEARING.find(
                    sql, "session = ? and cleared_at is null", record.session().toString());
            if (open.isPresent()) {
                Table.CLEARING.update(
                        sql,
                        open.get().with("cleared_at", now.toString()).with("wiped", String.join(" ", record.wiped())));
            }
            return open.isPresent();
        });
    }

    /** The number of a session's record, such as {@code C-0007-000012}; allotted at its first use. */
    static String numberFor(Sql sql, Hold hold, Terminal terminal, UUID session, Instant now)
            throws SQLException, IOException {
        var before = Table.CLEARING.find(sql, "session = ?", session.toString());
        if (before.isPresent()) {
            return before.get().text("number");
        }
        var number = "C-%04d-%06d".formatted(terminal.number(), hold.next(sql, "clearing"));
        Table.CLEARING.insert(sql, session.toString(), number, now.toString(), null, null);
        return number;
    }
}
