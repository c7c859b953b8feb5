package org.hall24.driver.ipp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.hall24.device.DeviceException;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.hall24.device.driver.DocumentBook;
import org.hall24.device.driver.DocumentBook.Entry;
import org.hall24.time.Pause;

/** Watches a job come out of the printer, withdraws what stopped, and finds out how it ended; what is known goes into the book. */
final class JobWatch {
    /** Sheets come every second at most; printers answer while they print. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(300);

    /** Slow printers put out a sheet in six seconds; one that also warns of its paper is not slow but stuck. */
    private static final Duration STUCK = Duration.ofSeconds(8);

    /** A printer that is busy with a page misses a question now and then. */
    private static final int MISSES_MAX = 3;

    private final IppDesk desk;
    private final DocumentBook book;
    private final Limits limits;
    private final InstantSource clock;
    private final Pause pause;
    private final Calm calm;
    private boolean countsSheets;

    /**
     * How long things may take.
     *
     * @param sheetMax one sheet, warming up included
     * @param withdrawMax the end of a job that was withdrawn
     */
    record Limits(Duration sheetMax, Duration withdrawMax) {}

    JobWatch(IppDesk desk, DocumentBook book, Limits limits, InstantSource clock, Pause pause, Calm calm) {
        this.desk = desk;
        this.book = book;
        this.limits = limits;
        this.clock = clock;
        this.pause = pause;
        this.calm = calm;
    }

    /** Learns whether this printer's counts can be believed also when they say that nothing came. */
    void learn(PrinterFacts facts) {
        countsSheets = facts.countsSheets();
    }

    /**
     * Watches until the job has ended.
     *
     * @param progress told the sheets in the tray
     * @throws IOException when the line broke: the job stays open in the book
     */
    DocumentResult follow(UUID job, IntConsumer progress) throws IOException, InterruptedException {
        var lastGrowth = clock.instant();
        int misses = 0;
        while (true) {
            var entry = entry(job);
            try {
                var said = find(entry);
                if (said.isEmpty()) {
                    return book.incomplete(job, Fault.SILENT, entry.sheets(), false);
                }
                if (tell(entry, said.get(), progress)) {
                    lastGrowth = clock.instant();
                }
                if (said.get().hasEnded()) {
                    return finish(
                            job, said.get(), desk.printer(PrinterFacts.STATE).fault());
                }
                var fault = stopped(entry, said.get(), lastGrowth);
                if (fault.isPresent()) {
                    return withdraw(job, fault.get(), progress);
                }
                misses = 0;
            } catch (DeviceException e) {
                // One that says that it is busy has answered, and may print on for as long as a sheet takes.
                boolean busy = e.fault() == Fault.BUSY;
                misses = busy ? 0 : misses + 1;
                boolean over =
                        busy ? lastGrowth.plus(limits.sheetMax()).isBefore(clock.instant()) : misses >= MISSES_MAX;
                if (over) {
                    return new DocumentResult.Incomplete(e.fault(), entry(job).sheets(), false);
                }
            }
            sleep();
        }
    }

    /** Looks once at a job nobody waits for: what ended is written down, what stopped is withdrawn, what prints may print. */
    void look(Entry entry) throws IOException, DeviceException, InterruptedException {
        var said = find(entry);
        if (said.isEmpty()) {
            book.incomplete(entry.job(), Fault.SILENT, entry.sheets(), false);
            return;
        }
        tell(entry, said.get(), _ -> {});
        var fault = desk.printer(PrinterFacts.STATE).fault();
        if (said.get().hasEnded()) {
            finish(entry.job(), said.get(), fault);
        } else if (fault.isPresent()
                || said.get().isStopped()
                || (!entry.whole() && said.get().lacksBytes())) {
            desk.cancel(said.get().number());
        }
    }

    /** Ends a job that may not go on; answers how much of it came out. */
    DocumentResult withdraw(UUID job, Fault fault, IntConsumer progress)
            throws IOException, DeviceException, InterruptedException {
        var giveUpAt = clock.instant().plus(limits.withdrawMax());
        var said = find(entry(job));
        if (said.isPresent() && !said.get().hasEnded()) {
            desk.cancel(said.get().number());
        }
        while (clock.instant().isBefore(giveUpAt)) {
            said = find(entry(job));
            if (said.isEmpty()) {
                break;
            }
            tell(entry(job), said.get(), progress);
            if (said.get().hasEnded()) {
                return finish(job, said.get(), Optional.of(fault));
            }
            sleep();
        }
        return book.incomplete(job, fault, entry(job).sheets(), false);
    }

    /** The job as the printer knows it. Its number alone is not enough: a printer that lost its power counts from one again. */
    Optional<JobFacts> find(Entry entry) throws IOException, DeviceException, InterruptedException {
        if (entry.number() > 0) {
            var byNumber = desk.job(entry.number())
                    .filter(said -> said.name().isEmpty()
                            || said.name().equals(entry.job().toString()));
            if (byNumber.isPresent()) {
                return byNumber;
            }
        }
        return named(entry.job());
    }

    /** A job of this name, whether it has ended or not. */
    Optional<JobFacts> named(UUID job) throws IOException, DeviceException, InterruptedException {
        return Stream.concat(desk.jobs(false).stream(), desk.jobs(true).stream())
                .filter(said -> said.name().equals(job.toString()))
                .findFirst();
    }

    private Entry entry(UUID job) {
        return book.of(job).orElseThrow(() -> new IllegalStateException("a job that never began is watched"));
    }

    private boolean tell(Entry entry, JobFacts said, IntConsumer progress) {
        int sheets = sheets(entry, said);
        if (!book.came(entry.job(), sheets)) {
            return false;
        }
        progress.accept(sheets);
        return true;
    }

    private static int sheets(Entry entry, JobFacts said) {
        return entry.already()
                + Math.min(entry.all() - entry.already(), said.sheets().orElse(0));
    }

    private Optional<Fault> stopped(Entry entry, JobFacts said, Instant lastGrowth)
            throws IOException, DeviceException, InterruptedException {
        var printer = desk.printer(PrinterFacts.STATE);
        var fault = printer.fault();
        if (fault.isPresent()) {
            return fault;
        }
        var suspicion = printer.suspicion();
        if (said.isStopped()) {
            return Optional.of(suspicion.orElse(Fault.STOPPED));
        }
        if (!entry.whole() && said.lacksBytes()) {
            return Optional.of(Fault.SILENT); // the rest of its bytes will never come
        }
        if (suspicion.isPresent() && lastGrowth.plus(STUCK).isBefore(clock.instant())) {
            return suspicion;
        }
        // A printer that does not count is given the time of all its sheets.
        int sheets = said.sheets().isPresent() ? 1 : entry.all() - entry.already();
        boolean slow = lastGrowth.plus(limits.sheetMax().multipliedBy(sheets)).isBefore(clock.instant());
        return slow ? Optional.of(suspicion.orElse(Fault.SILENT)) : Optional.empty();
    }

    /** What the printer says of a job that has ended, as a result. */
    DocumentResult finish(UUID job, JobFacts said, Optional<Fault> why) {
        var entry = entry(job);
        int sheets = Math.max(entry.sheets(), sheets(entry, said));
        int counted = said.sheets().orElse(0);
        if (sheets == entry.all() || (said.isComplete() && counted == 0)) {
            return book.printed(job, entry.all());
        }
        if (said.isComplete()) { // "done", and yet fewer than were asked for: nobody knows
            return book.incomplete(job, why.orElse(Fault.HARDWARE), sheets, false);
        }
        boolean certain = counted > 0 || (said.sheets().isPresent() && countsSheets);
        return book.incomplete(job, why.orElseGet(said::fault), sheets, certain);
    }

    private void sleep() throws InterruptedException {
        try {
            pause.sleep(BETWEEN_QUESTIONS);
        } catch (InterruptedException e) {
            calm.heard(e);
        }
    }
}
