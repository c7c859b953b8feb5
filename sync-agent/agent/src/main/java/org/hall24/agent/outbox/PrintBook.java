package org.hall24.agent.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hall24.wire.terminal.Agent.PrintEntry;
import org.hall24.wire.terminal.Agent.VoidedPrint;
import org.hall24.wire.terminal.AgentException;

/** The print journal: which job reached which stage and how many sheets are out, never what was on them. */
public final class PrintBook {
    /** More prints than this without an end are a broken printer, and one list for whoever mends it. */
    public static final int UNFINISHED_MAX = 200;

    /** The rest of a print can be had for a day; so long somebody may come and ask, and staff look for spoilt paper. */
    private static final Duration VOIDED_KEPT = Duration.ofHours(24);

    private static final int STAGE_CHARS_MAX = 40;

    private final Hold hold;
    private final InstantSource clock;

    PrintBook(Hold hold, InstantSource clock) {
        this.hold = hold;
        this.clock = clock;
    }

    /** A print that began and of which nobody ever said how it ended. */
    public record Unfinished(UUID job, int sheets, Instant lastHeard) {}

    /** Writes a line. */
    public void write(PrintEntry entry) throws AgentException, InterruptedException {
        if (entry.stage().length() > STAGE_CHARS_MAX || !entry.stage().matches("[A-Za-z0-9 _-]+")) {
            throw new AgentException("a stage of printing is a word or two");
        }
        if (entry.sheets() < 0 || entry.sheets() > PrintEntry.SHEETS_MAX) {
            throw new AgentException("a print has 0 to " + PrintEntry.SHEETS_MAX + " sheets, not " + entry.sheets());
        }
        var now = clock.instant().toString();
        hold.change(sql -> {
            long line = sql.first("select coalesce(max(line), 0) + 1 from journal", row -> row.getLong(1))
                    .orElse(1L);
            Table.JOURNAL.insert(sql, line, now, entry.job().toString(), entry.stage(), entry.sheets());
            return line;
        });
    }

    /**
     * Prints whose first byte left and whose end was never written: the power went, the program died, or the printer never came
     * back. Newest first, at most {@value #UNFINISHED_MAX}. A job that prints right now is among them.
     */
    public List<Unfinished> unfinished() throws AgentException, InterruptedException {
        return hold.change(sql -> Table.JOURNAL.list(sql, """
                        line in (select max(line) from journal group by job) and stage in ('printing', 'cut')
                        order by line desc limit ?""", UNFINISHED_MAX)).stream()
                .map(row -> new Unfinished(
                        UUID.fromString(row.text("job")),
                        Math.toIntExact(row.number("sheets")),
                        Instant.parse(row.text("at"))))
                .toList();
    }

    /**
     * The unfinished ones of the last day, and the slips nobody took, with the numbers of their cases; not those whose receipt came out after
     * all.
     */
    public List<VoidedPrint> voided() throws AgentException, InterruptedException {
        return hold.change(sql -> sql.list(
                """
                select job, sheets, at, stage, coalesce(
                    (select case_number from matter where matter_id = job),
                    (select case_number from numbered where id = job)) as case_number
                from journal
                where line in (select max(line) from journal group by job)
                  and stage in ('printing', 'cut', 'retracted', 'ejected') and at >= ?
                  and not exists (select 1 from matter where matter_id = job and receipt_confirmed = 1)
                order by line desc limit ?""",
                row -> new VoidedPrint(
                        UUID.fromString(row.getString("job")),
                        Optional.ofNullable(row.getString("case_number")),
                        row.getInt("sheets"),
                        Instant.parse(row.getString("at")),
                        end(row.getString("stage"))),
                clock.instant().minus(VOIDED_KEPT).toString(),
                VoidedPrint.LIST_MAX));
    }

    private static VoidedPrint.End end(String stage) {
        return switch (stage) {
            case "retracted" -> VoidedPrint.End.RETRACTED;
            case "ejected" -> VoidedPrint.End.EJECTED;
            default -> VoidedPrint.End.BROKE_OFF;
        };
    }
}
