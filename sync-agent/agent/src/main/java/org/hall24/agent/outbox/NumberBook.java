package org.hall24.agent.outbox;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hall24.agent.identity.Terminal;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.terminal.Agent.Accepted;
import org.hall24.wire.terminal.AgentException;

/**
 * Case numbers of what does not go through the outbox, such as a printed certificate. They come from the same counter as those of
 * matters, so that no two things of a terminal have one number. The hub cannot see a gap in them: what it watches is the count of
 * matters, which each submission carries and which these numbers do not touch.
 */
public final class NumberBook {
    /** Of a catalogue id, as everywhere. */
    private static final int MATTER_CHARS_MAX = 100;

    private final Hold hold;
    private final Terminal terminal;
    private final InstantSource clock;

    NumberBook(Hold hold, Terminal terminal, InstantSource clock) {
        this.hold = hold;
        this.terminal = terminal;
        this.clock = clock;
    }

    /**
     * Assigns a number, and the number of the session's clearing record, in one transaction that is forced to the disk. The same id
     * again gives the same answer for ever.
     *
     * @throws AgentException when the disk is full, or nothing is asked for
     */
    public Accepted number(UUID id, String matter, UUID session) throws AgentException, InterruptedException {
        if (matter.isEmpty() || matter.length() > MATTER_CHARS_MAX) {
            throw new AgentException("a number is for a matter of the catalogue");
        }
        try {
            return hold.tryOnce(sql -> assign(sql, id, matter, session));
        } catch (DiskFullException e) {
            throw new AgentException("the disk is full: no number was given", e);
        }
    }

    private Accepted assign(Sql sql, UUID id, String matter, UUID session) throws SQLException, IOException {
        var before = Table.NUMBERED.find(sql, "id = ?", id.toString());
        if (before.isPresent()) {
            return new Accepted(
                    before.get().text("case_number"),
                    before.get().text("clearing_number"),
                    Instant.parse(before.get().text("numbered_at")));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int counter = Math.toIntExact(hold.next(sql, "case"));
        var number =
                CaseNumber.of(terminal.region(), terminal.number(), counter).text();
        var clearing = ClearingBook.numberFor(sql, hold, terminal, session, now);
        Table.NUMBERED.insert(
                sql, counter, id.toString(), matter, session.toString(), number, clearing, now.toString());
        return new Accepted(number, clearing, now);
    }
}
