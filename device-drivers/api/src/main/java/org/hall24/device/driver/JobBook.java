package org.hall24.device.driver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hall24.device.Fault;
import org.hall24.device.PrintJournal;
import org.hall24.device.PrintJournal.Stage;
import org.hall24.device.PrintResult;

/**
 * Remembers how far each print job of this program came, and tells the journal. It outlives printer objects: that is how a job is
 * never printed twice although the cable was pulled in between. Any thread.
 *
 * <p>What is said here of jobs is said of receipts; documents have {@link #documents a book of their own}.
 */
public final class JobBook {
    /** A terminal prints a receipt a minute at most; what is older is never asked for again. */
    private static final int JOBS_MAX = 256;

    private final PrintJournal journal;
    private final DocumentBook documents;
    private final Map<UUID, PrintResult> begun = new LinkedHashMap<>();
    private boolean mouthIsClean;

    /** A new book; everything noted in it is also told to the journal. */
    public JobBook(PrintJournal journal) {
        this.journal = journal;
        this.documents = new DocumentBook(journal);
    }

    /** The jobs of document printers. */
    public DocumentBook documents() {
        return documents;
    }

    /** How the job ended, if its bytes ever began to leave. */
    public synchronized Optional<PrintResult> outcomeOf(UUID job) {
        return Optional.ofNullable(begun.get(job));
    }

    /**
     * Whether the last thing that happened to the paper was a cut. False also when nobody knows, as after the start of the
     * program: then the rest of somebody else's receipt may hang in the printer.
     */
    public synchronized boolean mouthIsClean() {
        return mouthIsClean;
    }

    /** The printer said it can print this job. */
    public void reserved(UUID job) {
        journal.note(job, Stage.RESERVED, 0);
    }

    /** The first byte is about to leave: from here the job is never sent again. */
    public void printing(UUID job) {
        begin(job);
        journal.note(job, Stage.PRINTING, 0);
    }

    private synchronized void begin(UUID job) {
        if (begun.size() >= JOBS_MAX) {
            begun.remove(begun.keySet().iterator().next());
        }
        begun.put(job, new PrintResult.Incomplete(Fault.SILENT));
        mouthIsClean = false;
    }

    /** The paper is printed and cut. */
    public void cut(UUID job) {
        cleared();
        journal.note(job, Stage.CUT, 1);
    }

    /** What hung in the printer was cut off. */
    public synchronized void cleared() {
        mouthIsClean = true;
    }

    /** The person can take it. */
    public PrintResult presented(UUID job) {
        var result = new PrintResult.Presented();
        remember(job, result);
        journal.note(job, Stage.PRESENTED, 1);
        return result;
    }

    /** It stopped on the way. */
    public PrintResult incomplete(UUID job, Fault fault) {
        var result = new PrintResult.Incomplete(fault);
        remember(job, result);
        journal.note(job, Stage.INCOMPLETE, 0);
        return result;
    }

    private synchronized void remember(UUID job, PrintResult result) {
        begun.put(job, result);
    }
}
