package org.hall24.driver.ipp;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hall24.device.DeviceException;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;
import org.hall24.device.driver.DocumentBook;
import org.hall24.device.driver.DocumentBook.Entry;
import org.hall24.device.link.ByteLink;

/**
 * Prints documents as a transaction. The job is made first, and its document is sent once: from then on the printer is only asked how far
 * it is. A job that broke off is asked about by its name when the line is back; it is never sent again.
 */
final class IppPrinter implements DocumentPrinter {
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final ByteLink link;
    private final IppDesk desk;
    private final JobWatch watch;
    private final DocumentBook book;
    private final Calm calm;
    private boolean known;

    IppPrinter(ByteLink link, IppDesk desk, JobWatch watch, DocumentBook book, Calm calm) {
        this.link = link;
        this.desk = desk;
        this.watch = watch;
        this.book = book;
        this.calm = calm;
    }

    /** Also finds out how jobs ended that broke off, and withdraws what an earlier life of this program left behind. */
    @Override
    public PaperLevel checkHealth() throws DeviceException, InterruptedException {
        try {
            var facts = facts();
            if (!known) {
                withdrawUnknown();
                known = true;
            }
            for (Entry entry : book.open()) {
                watch.look(entry);
            }
            return able(facts).paper();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void reserve(UUID job, int sheets) throws DeviceException, InterruptedException {
        if (sheets < 1 || sheets > Document.SHEETS_MAX) {
            throw new IllegalArgumentException(sheets + " sheets, at most " + Document.SHEETS_MAX);
        }
        try {
            var facts = able(facts());
            withdrawOthers(job);
            holds(facts, sheets);
            book.reserved(job, 0);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public DocumentResult print(UUID job, Document document, IntConsumer progress)
            throws DeviceException, InterruptedException {
        var before = book.of(job);
        if (before.isPresent() && before.get().ended().isPresent()) {
            return before.get().ended().get();
        }
        try {
            return before.isPresent() ? resume(job, progress) : begin(job, document, progress);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void close() {
        link.close();
    }

    // --- before the first byte
    // --------------------------------------------------------------------------------------------

    private PrinterFacts facts() throws IOException, DeviceException, InterruptedException {
        var facts = desk.printer(PrinterFacts.ASKED);
        watch.learn(facts);
        return facts;
    }

    private static PrinterFacts able(PrinterFacts facts) throws DeviceException {
        var fault = facts.fault();
        if (fault.isPresent()) {
            throw new DeviceException(fault.get(), facts.sentence());
        }
        return facts;
    }

    private static void holds(PrinterFacts facts, int sheets) throws DeviceException {
        var there = facts.sheets();
        if (there.isPresent() && there.getAsInt() < sheets) {
            throw new DeviceException(Fault.PAPER_OUT, sheets + " sheets wanted, " + there.getAsInt() + " are there");
        }
    }

    private DocumentResult begin(UUID job, Document document, IntConsumer progress)
            throws IOException, DeviceException, InterruptedException {
        try (var file = PdfFile.open(document.pdf(), document.pages())) {
            var facts = able(facts());
            withdrawOthers(job);
            var former = former(job, document, progress);
            if (former.isPresent()) {
                return former.get();
            }
            holds(facts, document.remaining());
            book.reserved(job, document.already());
            var load = load(document, file, facts);
            try {
                return send(job, document, load, facts, progress);
            } finally {
                Arrays.fill(load.ownBytes(), (byte) 0);
            }
        }
    }

    /**
     * What is sent.
     *
     * @param ownBytes a copy that is wiped afterwards; empty = none was made
     */
    @SuppressWarnings("ArrayRecordComponent") // wiped, never compared
    private record Load(String format, Order order, HttpLine.Body body, byte[] ownBytes) {
        @Override
        public String toString() {
            return "Load[" + format + ", " + order + "]";
        }
    }

    private static Load load(Document document, PdfFile file, PrinterFacts facts) throws IOException, DeviceException {
        if (facts.takes(PrinterFacts.PDF)) {
            var order = Order.of(document, facts, PrinterFacts.PDF);
            var bytes = order instanceof Order.LaidOut(var pages) ? file.cut(pages) : document.pdf();
            return new Load(
                    PrinterFacts.PDF, order, HttpLine.of(bytes), order instanceof Order.LaidOut ? bytes : new byte[0]);
        }
        if (!facts.takes(PrinterFacts.RASTER)) {
            throw new DeviceException(Fault.REFUSED, "the printer takes neither PDF nor PWG raster");
        }
        var order = Order.of(document, facts, PrinterFacts.RASTER);
        var pages = order instanceof Order.LaidOut(var laidOut)
                ? laidOut
                : IntStream.range(0, document.pages()).boxed().toList();
        boolean grey = facts.takesRaster(PwgRaster.GREY) || !facts.takesRaster(PwgRaster.BLACK);
        int dots = facts.rasterDots(PwgRaster.DOTS_WANTED).orElse(PwgRaster.DOTS_WANTED);
        return new Load(PrinterFacts.RASTER, order, new PwgRaster(file, pages, dots, grey), new byte[0]);
    }

    // --- from the first byte
    // ----------------------------------------------------------------------------------------------

    private DocumentResult send(UUID job, Document document, Load load, PrinterFacts facts, IntConsumer progress)
            throws IOException, DeviceException, InterruptedException {
        if (facts.does(IppRequest.VALIDATE_JOB)) {
            desk.validate(job, load.format(), load.order(), facts);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the first byte left");
        }
        boolean apart = facts.does(IppRequest.CREATE_JOB) && facts.does(IppRequest.SEND_DOCUMENT);
        int number = apart ? desk.create(job, load.order(), facts) : 0;
        book.printing(job, number, document.already(), document.sheets());
        calm.begin();
        try {
            try {
                if (apart) {
                    desk.send(number, load.format(), load.body());
                } else {
                    desk.print(job, load.format(), load.order(), facts, load.body());
                }
                book.sent(job);
            } catch (DeviceException _) {
                // it refused, or its answer did not come: what became of the job is asked next
            }
            return watch.follow(job, progress);
        } catch (IOException _) {
            return lost(job);
        } finally {
            calm.end();
        }
    }

    /** The line broke in the middle: the job stays open, and whoever asks next finds out. */
    private DocumentResult lost(UUID job) {
        return new DocumentResult.Incomplete(
                Fault.SILENT, book.of(job).map(Entry::sheets).orElse(0), false);
    }

    /** Asks how a job ended that broke off, and watches it to its end when it has none yet. */
    private DocumentResult resume(UUID job, IntConsumer progress) throws InterruptedException {
        calm.begin();
        try {
            facts();
            return watch.follow(job, progress);
        } catch (IOException _) {
            return lost(job);
        } catch (DeviceException e) {
            return new DocumentResult.Incomplete(
                    e.fault(), book.of(job).map(Entry::sheets).orElse(0), false);
        } finally {
            calm.end();
        }
    }

    // --- what earlier lives left behind
    // -----------------------------------------------------------------------------------

    /** A job of this name that the printer knows and this program does not: printed before the program started anew. */
    private Optional<DocumentResult> former(UUID job, Document document, IntConsumer progress)
            throws IOException, DeviceException, InterruptedException {
        var found = watch.named(job);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.get().waits()) { // made, and never given its document
            desk.cancel(found.get().number());
            return Optional.empty();
        }
        book.printing(job, found.get().number(), document.already(), document.sheets());
        book.sent(job);
        return Optional.of(resume(job, progress));
    }

    /** Nothing of another job may come out in front of this person. */
    private void withdrawOthers(UUID job) throws IOException, DeviceException, InterruptedException {
        withdrawUnknown();
        for (Entry entry : book.open()) {
            if (!entry.job().equals(job)) {
                watch.withdraw(entry.job(), Fault.SILENT, _ -> {});
            }
        }
    }

    private void withdrawUnknown() throws IOException, DeviceException, InterruptedException {
        if (!book.inheritsJobs()) {
            return;
        }
        for (JobFacts said : desk.jobs(false)) {
            if (OURS.matcher(said.name()).matches()
                    && book.of(UUID.fromString(said.name())).isEmpty()) {
                desk.cancel(said.number());
            }
        }
    }

    private static DeviceException broken(IOException e) {
        return new DeviceException(Fault.SILENT, "the line broke", e);
    }
}
