package org.hall24.agent.outbox;

import java.time.InstantSource;
import org.hall24.wire.terminal.Agent.PrintEntry;
import org.hall24.wire.terminal.AgentException;

/** The print journal: which job reached which stage, never what was on it. */
public final class PrintBook {
    private static final int STAGE_CHARS_MAX = 40;

    private final Hold hold;
    private final InstantSource clock;

    PrintBook(Hold hold, InstantSource clock) {
        this.hold = hold;
        this.clock = clock;
    }

    /** Writes a line. */
    public void write(PrintEntry entry) throws AgentException, InterruptedException {
        if (entry.stage().length() > STAGE_CHARS_MAX || !entry.stage().matches("[A-Za-z0-9 _-]+")) {
            throw new AgentException("a stage of printing is a word or two");
        }
        hold.change(connection -> Sql.change(
                connection,
                "insert into journal (at, job, stage) values (?, ?, ?)",
                clock.instant().toString(),
                entry.job().toString(),
                entry.stage()));
    }
}
