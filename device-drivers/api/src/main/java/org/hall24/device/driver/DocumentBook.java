package org.hall24.device.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private final Map<UUID, Entry> entries = new LinkedHashMap<>();

    DocumentBook(PrintJournal journal) {
        this.journal = journal;
    }

    /**
     * A document whose bytes began to leave.
     *
     * @param job its job
     * @param number the printer's own number for it
     * @param already sheets of the document that came out in earlier jobs
     * @param all sheets of the whole document
     * @param sheets sheets that surely came out so far, the earlier ones included
     * @param ended how it ended; empty = it is printing, or the line broke and the printer must be asked
     */
    public record Entry(UUID job, int number, int already, int all, int sheets, Optional<DocumentResult> ended) {}

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

    /** The printer said it can print this job. */
    public void reserved(UUID job, int already) {
        journal.note(job, Stage.RESERVED, already);
    }

    /** The first byte is about to leave: from here the job is never sent again. */
    public void printing(UUID job, int number, int already, int all) {
        remember(new Entry(job, number, already, all, already, Optional.empty()));
        journal.note(job, Stage.PRINTING, already);
    }

    /**
     * So many sheets lie in the tray.
     *
     * @param sheets those of earlier jobs of the document included
     * @return whether these are more than were known
     */
    public boolean came(UUID job, int sheets) {
        if (!count(job, sheets)) {
            return false;
        }
        journal.note(job, Stage.PRINTING, sheets);
        return true;
    }

    private synchronized boolean count(UUID job, int sheets) {
        var entry = entries.get(job);
        if (entry == null || sheets <= entry.sheets()) {
            return false;
        }
        entries.put(job, new Entry(job, entry.number(), entry.already(), entry.all(), sheets, entry.ended()));
        return true;
    }

    /** Every sheet is out. */
    public DocumentResult printed(Entry entry) {
        var result = new DocumentResult.Printed(entry.all());
        remember(
                new Entry(entry.job(), entry.number(), entry.already(), entry.all(), entry.all(), Optional.of(result)));
        journal.note(entry.job(), Stage.PRESENTED, entry.all());
        return result;
    }

    /**
     * It ended on the way and will never go on.
     *
     * @param sheets those that surely came out
     * @param certain whether it is exactly that many
     */
    public DocumentResult incomplete(Entry entry, Fault fault, int sheets, boolean certain) {
        var result = new DocumentResult.Incomplete(fault, sheets, certain);
        remember(new Entry(entry.job(), entry.number(), entry.already(), entry.all(), sheets, Optional.of(result)));
        journal.note(entry.job(), Stage.INCOMPLETE, sheets);
        return result;
    }

    private synchronized void remember(Entry entry) {
        entries.remove(entry.job());
        if (entries.size() >= JOBS_MAX) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(entry.job(), entry);
    }
}
