package org.hall24.device.driver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hall24.device.Fault;
import org.hall24.device.PrintJournal;
import org.hall24.device.PrintJournal.Stage;
import org.hall24.device.PrintResult;
import org.hall24.device.SlipOutcome;

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
    private final Map<UUID, SlipOutcome> slips = new LinkedHashMap<>();
    private boolean mouthIsClean;
    private Optional<UUID> unwatched = Optional.empty();

    /** A new book; everything noted in it is also told to the journal. */
    public JobBook(PrintJournal journal) {
        this(journal, true);
    }

    private JobBook(PrintJournal journal, boolean atHome) {
        this.journal = journal;
        this.documents = new DocumentBook(journal, atHome);
    }

    /** The book of a tool that looks at a terminal's printer: it tells no journal, and what it did not print itself is not its own. */
    public static JobBook ofVisitor() {
        return new JobBook((_, _, _) -> {}, false);
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
            var oldest = begun.keySet().iterator().next();
            begun.remove(oldest);
            slips.remove(oldest);
        }
        begun.put(job, new PrintResult.Incomplete(Fault.SILENT));
        mouthIsClean = false;
    }

    /** The paper is printed and cut. */
    public void cut(UUID job) {
        cleared();
        journal.note(job, Stage.CUT, 1);
    }

    /**
     * Another program has the printer: what hangs in it then, nobody knows. A slip that lay in the mouth is not seen being taken; if it is
     * gone afterwards, it was let fall.
     */
    public synchronized void outOfSight() {
        mouthIsClean = false;
        unwatched = lyingJob();
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

    /** The slip lies in the mouth of a printer that will notice when it is taken. */
    public synchronized void lying(UUID job) {
        slips.put(job, new SlipOutcome.StillPresent());
    }

    /** The job whose slip was last seen in the mouth; one slip at a time. */
    public synchronized Optional<UUID> lyingJob() {
        return slips.entrySet().stream()
                .filter(slip -> slip.getValue() instanceof SlipOutcome.StillPresent)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What became of the slip of this job, as far as a printer noticed. */
    public synchronized SlipOutcome slipOf(UUID job) {
        return slips.getOrDefault(job, new SlipOutcome.Unknown());
    }

    /** The slip has left the mouth; told to the journal once. */
    public void left(UUID job, SlipOutcome how) {
        SlipOutcome known;
        synchronized (this) {
            if (!(slips.get(job) instanceof SlipOutcome.StillPresent)) {
                return;
            }
            boolean unseen = unwatched.filter(job::equals).isPresent();
            known = unseen && how instanceof SlipOutcome.Taken ? new SlipOutcome.Ejected() : how;
            slips.put(job, known);
        }
        switch (known) {
            case SlipOutcome.Taken _ -> journal.note(job, Stage.TAKEN, 1);
            case SlipOutcome.Retracted _ -> journal.note(job, Stage.RETRACTED, 1);
            case SlipOutcome.Ejected _ -> journal.note(job, Stage.EJECTED, 1);
            case SlipOutcome.StillPresent _, SlipOutcome.Unknown _ -> {}
        }
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
