package org.hall24.simulator.document;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hall24.simulator.document.PrintJob.State;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mechanics: takes jobs that have their document, and puts out sheet after sheet, each in its time. A sheet that was begun comes out,
 * whatever happens meanwhile; a printer without power forgets everything.
 */
final class Press {
    /** Jobs that have ended and are still told of, without their documents. */
    private static final int ENDED_MAX = 20;

    private static final int TRAY_SHEETS = 250;
    private static final int LOW_SHEETS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Press.class);

    /** What stops it. */
    enum Trouble {
        NONE("none"),
        PAPER_OUT("media-empty-error"),
        JAMMED("media-jam-error"),
        COVER_OPEN("cover-open-error");

        private final String reason;

        Trouble(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** Who hears that a sheet fell. */
    interface Bell {
        void fell();
    }

    private final Tray tray;
    private final Pause pause;
    private final Bell bell;
    private final Deque<PrintJob> jobs = new ArrayDeque<>();
    private Duration pace = Duration.ofMillis(300);
    private int paper = TRAY_SHEETS;
    private int outAfter = -1;
    private boolean coverOpen;
    private boolean jammed;
    private boolean ending;
    private int numbers;
    private int life;

    Press(Tray tray, Pause pause, Bell bell) {
        this.tray = tray;
        this.pause = pause;
        this.bell = bell;
    }

    // --- what hands do
    // ---------------------------------------------------------------------------------------------------

    synchronized void paper(int sheets) {
        paper = Math.min(sheets, TRAY_SHEETS);
        outAfter = -1;
        notifyAll();
    }

    void paperFull() {
        paper(TRAY_SHEETS);
    }

    void paperLow() {
        paper(LOW_SHEETS);
    }

    /** The tray says that there is paper, and after so many sheets there is none. */
    synchronized void paperOutAfter(int sheets) {
        outAfter = sheets;
        notifyAll();
    }

    synchronized void cover(boolean open) {
        coverOpen = open;
        notifyAll();
    }

    synchronized void jam(boolean yes) {
        jammed = yes;
        notifyAll();
    }

    synchronized void pace(Duration perSheet) {
        pace = perSheet;
    }

    /** The power goes: jobs, their numbers and their sheets to come are forgotten. */
    synchronized void powerOff() {
        jobs.forEach(job -> job.end(State.ABORTED, "aborted-by-system"));
        jobs.clear();
        numbers = 0;
        life++;
        notifyAll();
    }

    synchronized void end() {
        ending = true;
        notifyAll();
    }

    synchronized Trouble trouble() {
        if (jammed) {
            return Trouble.JAMMED;
        }
        if (coverOpen) {
            return Trouble.COVER_OPEN;
        }
        return paper == 0 || outAfter == 0 ? Trouble.PAPER_OUT : Trouble.NONE;
    }

    synchronized int paperLeft() {
        return outAfter == 0 ? 0 : paper;
    }

    synchronized boolean isLow() {
        return paperLeft() <= LOW_SHEETS;
    }

    // --- what IPP asks for
    // -----------------------------------------------------------------------------------------------

    synchronized PrintJob make(IppCall call) {
        var job = new PrintJob(++numbers, call);
        jobs.add(job);
        while (jobs.stream().filter(each -> each.state.hasEnded()).count() > ENDED_MAX) {
            jobs.remove(jobs.stream()
                    .filter(each -> each.state.hasEnded())
                    .findFirst()
                    .orElseThrow());
        }
        return job;
    }

    synchronized Optional<PrintJob> job(int number) {
        return jobs.stream().filter(job -> job.number == number).findFirst();
    }

    /** Newest first. */
    synchronized List<PrintJob> jobs() {
        return new ArrayList<>(jobs).reversed();
    }

    synchronized boolean isPrinting() {
        return jobs.stream().anyMatch(job -> job.state == State.PROCESSING || job.state == State.STOPPED);
    }

    /** The job has its document. */
    synchronized void load(PrintJob job, SheetSource document) {
        job.document = Optional.of(document);
        job.reasons.clear();
        job.reasons.add("none");
        job.state = State.PENDING;
        notifyAll();
    }

    /** Withdraws a job; says whether there was anything to withdraw. */
    synchronized boolean cancel(PrintJob job) {
        if (job.state.hasEnded()) {
            return false;
        }
        job.cancel = true;
        if (job.state == State.HELD || job.state == State.PENDING) {
            job.end(State.CANCELED, "job-canceled-by-user");
        } else {
            job.reasons.add("processing-to-stop-point");
        }
        notifyAll();
        return true;
    }

    synchronized void abort(PrintJob job, String reason) {
        job.end(State.ABORTED, reason);
    }

    // --- the engine
    // ------------------------------------------------------------------------------------------------------

    void run() {
        try {
            while (true) {
                var job = next();
                if (job.isEmpty()) {
                    return;
                }
                print(job.get());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<PrintJob> next() throws InterruptedException {
        while (!ending) {
            var waiting =
                    jobs.stream().filter(job -> job.state == State.PENDING).findFirst();
            if (waiting.isPresent()) {
                waiting.get().state = State.PROCESSING;
                waiting.get().reasons.clear();
                waiting.get().reasons.add("job-printing");
                return waiting;
            }
            wait();
        }
        return Optional.empty();
    }

    private void print(PrintJob job) throws InterruptedException {
        SheetSource document;
        int born;
        synchronized (this) {
            document = job.document.orElseThrow();
            born = life;
        }
        int number = document.fileNumber();
        int from = job.pages.map(IppCall.Span::from).orElse(1);
        int to = Math.min(document.pages(), job.pages.map(IppCall.Span::to).orElse(Integer.MAX_VALUE));
        for (int copy = 0; copy < job.copies; copy++) {
            for (int page = from; page <= to; page++) {
                if (!mayBegin(job)) {
                    return;
                }
                pause.sleep(paceNow());
                if (!fall(job, born, number, document, page - 1)) {
                    return;
                }
                bell.fell();
            }
        }
        synchronized (this) {
            if (!job.state.hasEnded()) {
                job.end(State.COMPLETED, "job-completed-successfully");
            }
        }
    }

    private synchronized Duration paceNow() {
        return pace;
    }

    /** Waits until the next sheet can be drawn in; false = it never will. */
    private synchronized boolean mayBegin(PrintJob job) throws InterruptedException {
        while (true) {
            if (ending || job.state.hasEnded()) {
                return false;
            }
            if (job.cancel) {
                job.end(State.CANCELED, "job-canceled-by-user");
                return false;
            }
            if (trouble() == Trouble.NONE) {
                job.state = State.PROCESSING;
                job.reasons.clear();
                job.reasons.add("job-printing");
                return true;
            }
            job.state = State.STOPPED;
            job.reasons.clear();
            job.reasons.add("printer-stopped");
            wait();
        }
    }

    private synchronized boolean fall(PrintJob job, int born, int file, SheetSource document, int page) {
        if (life != born) {
            return false; // the power went while it was in the machine
        }
        try {
            tray.sheet(file, job.sheets + 1, document.sheet(page), document.ending());
        } catch (IOException e) {
            LOG.error("a sheet is lost", e);
            job.end(State.ABORTED, "aborted-by-system");
            return false;
        }
        job.sheets++;
        paper = Math.max(0, paper - 1);
        outAfter = Math.max(-1, outAfter > 0 ? outAfter - 1 : outAfter);
        return true;
    }
}
