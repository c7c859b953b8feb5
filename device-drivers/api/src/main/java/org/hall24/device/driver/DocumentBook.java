package org.hall24.device.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.hall24.device.PrintJournal;
import org.hall24.device.PrintJournal.Stage;

/**
 * Remembers the documents this program sent to a printer, how many sheets came, and how it ended; tells the journal. It outlives
 * printer objects: a job that broke off is asked about by the object that comes after it, never sent again. Any thread.
 */
public final class DocumentBook {
    /** A terminal prints a document a minute at most; what is older is never asked for again. */
    private static final int JOBS_MAX = 256;

    private final PrintJournal journal;
    private final boolean atHome;
    private final Map<UUID, Entry> entries = new LinkedHashMap<>();
    private Optional<UUID> reserved = Optional.empty();

    DocumentBook(PrintJournal journal, boolean atHome) {
        this.journal = journal;
        this.atHome = atHome;
    }

    /**
     * A document whose bytes began to leave.
     *
     * @param job its job
     * @param number the printer's own number for it; 0 = not known
     * @param already sheets of the document that came out in earlier jobs
     * @param all sheets of the whole document
     * @param sheets sheets that surely came out so far, the earlier ones included
     * @param whole whether the printer has all of its bytes; what is not whole never will be
     * @param ended how it ended; empty = it is printing, or the line broke and the printer must be asked
     */
    public record Entry(
            UUID job, int number, int already, int all, int sheets, boolean whole, Optional<DocumentResult> ended) {

        private Entry with(int count, boolean isWhole, Optional<DocumentResult> end) {
            return new Entry(job, number, already, all, count, isWhole, end);
        }
    }

    /**
     * Whether a job at the printer that is under this terminal's name and not in this book was left by an earlier life of this program. It is
     * not when the program is a visitor: then it is the terminal's own, and may be printing for a person.
     */
    public boolean inheritsJobs() {
        return atHome;
    }

    /** What is known of the job, if its bytes ever began to leave. */
    public synchronized Optional<Entry> of(UUID job) {
        return Optional.ofNullable(entries.get(job));
    }

    /** Jobs nobody knows the end of; oldest first. */
    public synchronized List<Entry> open() {
        return entries.values().stream()
                .filter(entry -> entry.ended().isEmpty())
                .toList();
    }

    /**
     * The printer said it can print this job. One person at a time: a reservation takes the place of the one before; the same
     * job's is written down once.
     */
    public void reserved(UUID job, int already) {
        synchronized (this) {
            if (reserved.equals(Optional.of(job))) {
                return;
            }
            reserved = Optional.of(job);
        }
        journal.note(job, Stage.RESERVED, already);
    }

    /** The first byte is about to leave: from here the job is never sent again. */
    public void printing(UUID job, int number, int already, int all) {
        synchronized (this) {
            if (entries.size() >= JOBS_MAX) {
                entries.remove(entries.keySet().iterator().next());
            }
            entries.put(job, new Entry(job, number, already, all, already, false, Optional.empty()));
            reserved = Optional.empty();
        }
        journal.note(job, Stage.PRINTING, already);
    }

    /** The printer has all of its bytes. */
    public synchronized void sent(UUID job) {
        change(job, entry -> entry.with(entry.sheets(), true, entry.ended()));
    }

    /**
     * So many sheets lie in the tray.
     *
     * @param sheets those of earlier jobs of the document included
     * @return whether these are more than were known
     */
    public boolean came(UUID job, int sheets) {
        synchronized (this) {
            var entry = entries.get(job);
            if (entry == null || sheets <= entry.sheets()) {
                return false;
            }
            entries.put(job, entry.with(sheets, entry.whole(), entry.ended()));
        }
        journal.note(job, Stage.PRINTING, sheets);
        return true;
    }

    /** Every sheet is out. */
    public DocumentResult printed(UUID job, int sheets) {
        return ended(job, sheets, new DocumentResult.Printed(sheets), Stage.PRESENTED);
    }

    /**
     * It ended on the way and will never go on.
     *
     * @param sheets those that surely came out
     * @param certain whether it is exactly that many
     */
    public DocumentResult incomplete(UUID job, Fault fault, int sheets, boolean certain) {
        return ended(job, sheets, new DocumentResult.Incomplete(fault, sheets, certain), Stage.INCOMPLETE);
    }

    private DocumentResult ended(UUID job, int sheets, DocumentResult result, Stage stage) {
        synchronized (this) {
            change(job, entry -> entry.with(sheets, entry.whole(), Optional.of(result)));
        }
        journal.note(job, stage, sheets);
        return result;
    }

    private void change(UUID job, UnaryOperator<Entry> how) {
        entries.computeIfPresent(job, (_, entry) -> how.apply(entry));
    }
}
