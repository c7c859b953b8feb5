package org.hall24.agent.outbox;

import java.io.IOException;
import java.sql.Connection;
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
        hold.change(connection -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            numberFor(connection, hold, terminal, record.session(), now);
            return Sql.change(
                    connection,
                    "update clearing set cleared_at = ?, wiped = ? where session = ? and cleared_at is null",
                    now.toString(),
                    String.join(" ", record.wiped()),
                    record.session().toString());
        });
    }

    /** The number of a session's record, such as {@code C-0007-000012}; allotted at its first use. */
    static String numberFor(Connection connection, Hold hold, Terminal terminal, UUID session, Instant now)
            throws SQLException, IOException {
        var before = Sql.first(
                connection,
                "select number from clearing where session = ?",
                row -> row.getString(1),
                session.toString());
        if (before.isPresent()) {
            return before.get();
        }
        var number = "C-%04d-%06d".formatted(terminal.number(), hold.next(connection, "clearing"));
        Sql.change(
                connection,
                "insert into clearing (session, number, allotted_at) values (?, ?, ?)",
                session.toString(),
                number,
                now.toString());
        return number;
    }
}
