package org.hall24.simulator.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hall24.device.DeviceException;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.hall24.device.PrintJournal;
import org.hall24.device.contract.DocumentPrinterContract;
import org.hall24.device.contract.SamplePdf;
import org.hall24.device.driver.JobBook;
import org.hall24.simulator.Bench;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver at the virtual printer, over a real connection. */
class DocumentSimulatorTest extends DocumentPrinterContract {
    private static final UUID JOB = UUID.fromString("019aa000-0000-7000-8000-00000000000a");
    private static final UUID OTHER = UUID.fromString("019aa000-0000-7000-8000-00000000000b");
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path out = Path.of("");

    private DocumentSimulator simulator;
    private JobBook book = new JobBook((_, _, _) -> {});

    @BeforeEach
    void switchOn() throws Exception {
        simulator = DocumentSimulator.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), out, Pause.REAL);
        Bench.say(simulator, "SLOW 40");
    }

    @AfterEach
    void switchOff() {
        simulator.close();
    }

    @Override
    protected DocumentPrinter printer(Situation situation, PrintJournal journal) throws Exception {
        book = new JobBook(journal);
        switch (situation) {
            case READY -> {}
            case PAPER_LOW -> Bench.say(simulator, "PAPER LOW");
            case PAPER_OUT -> Bench.say(simulator, "PAPER OUT");
            case COVER_OPEN -> Bench.say(simulator, "COVER OPEN");
            case JAMMED -> Bench.say(simulator, "JAM");
            case PAPER_ENDS_AFTER_TWO -> Bench.say(simulator, "PAPER OUT 2");
            case LINE_BREAKS_AFTER_TWO -> Bench.say(simulator, "DIE 2");
            case FOUR_SHEETS -> Bench.say(simulator, "PAPER 4");
            case GONE -> {}
        }
        var printer = open();
        if (situation == Situation.GONE) {
            Bench.say(simulator, "UNPLUG");
        }
        return printer;
    }

    private DocumentPrinter open() throws Exception {
        return open("");
    }

    private DocumentPrinter open(String options) throws Exception {
        return (DocumentPrinter)
                Bench.open("ipp:tcp:127.0.0.1:" + simulator.address().getPort() + options, book);
    }

    @Override
    protected DocumentPrinter reconnected() throws Exception {
        Bench.say(simulator, "PLUG");
        return open();
    }

    @Override
    protected void mend() throws Exception {
        Bench.say(simulator, "PAPER FULL");
        Bench.say(simulator, "COVER CLOSED");
        Bench.say(simulator, "CLEAR");
    }

    @Override
    protected List<Integer> sheetsOut() throws Exception {
        var pages = new ArrayList<Integer>();
        for (Path file : sheets("pdf")) {
            try (var pdf = Loader.loadPDF(file.toFile())) {
                pages.add(Integer.parseInt(
                        new PDFTextStripper().getText(pdf).strip().replaceAll("page ([0-9]) of [0-9]", "$1")));
            }
        }
        return pages;
    }

    private List<Path> sheets(String ending) throws Exception {
        try (var files = Files.list(out)) {
            return files.filter(path -> path.getFileName().toString().matches("job-[0-9]+-sheet-[0-9]+\\." + ending))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    @Test
    void aPrinterThatReadsNoPdfGetsPagesAsDots() throws Exception {
        Bench.say(simulator, "FORMAT RASTER");
        try (var printer = open()) {
            assertThat(printer.print(JOB, new Document(SamplePdf.of(2), 2, 1, 1), _ -> {}))
                    .isEqualTo(new DocumentResult.Printed(2));
        }
        assertThat(sheets("png")).hasSize(1);
        var picture = ImageIO.read(sheets("png").getFirst().toFile());
        assertThat(picture.getWidth()).isEqualTo(1240);
        assertThat(picture.getHeight()).isEqualTo(1754);
        int ink = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                ink += (picture.getRGB(x, y) & 0xFF) < 0x80 ? 1 : 0;
            }
        }
        assertThat(ink).isBetween(3_000, 30_000); // one line of text, not a black page and not an empty one
    }

    @Test
    void aPrinterThatHangsUpAfterEachAnswerIsDialledAgain() throws Exception {
        Bench.say(simulator, "HANGUP ON");
        try (var printer = open()) {
            for (int i = 0; i < 5; i++) {
                printer.checkHealth();
            }
            assertThat(printer.print(JOB, DOCUMENT, _ -> {})).isEqualTo(new DocumentResult.Printed(6));
        }
        assertThat(sheetsOut()).hasSize(6);
    }

    @Test
    void aPrinterThatLostItsPowerCannotSayHowManyCameAndIsNotAskedToPrintAgain() throws Exception {
        Bench.say(simulator, "SLOW 200");
        try (var printer = open()) {
            var seen = new CountDownLatch(2);
            var printing = new FutureTask<>(() -> printer.print(JOB, DOCUMENT, _ -> seen.countDown()));
            Thread.ofVirtual().start(printing);
            assertThat(seen.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            Bench.say(simulator, "POWER OFF");
            assertThat(printing.get(SOON.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(DocumentResult.Incomplete.class);
        }
        Bench.say(simulator, "POWER ON");
        int came = sheetsOut().size();
        try (var printer = open()) {
            // Its numbers begin anew: another job now has the number of ours.
            assertThat(printer.print(OTHER, new Document(SamplePdf.of(1), 1, 1, 0), _ -> {}))
                    .isEqualTo(new DocumentResult.Printed(1));
            assertThat(printer.print(JOB, DOCUMENT, _ -> {}))
                    .isInstanceOfSatisfying(DocumentResult.Incomplete.class, stopped -> {
                        assertThat(stopped.certain()).isFalse();
                        assertThat(stopped.sheets()).isLessThanOrEqualTo(came);
                    });
        }
        assertThat(sheetsOut()).hasSize(came + 1);
        assertThat(book.documents().open()).isEmpty();
    }

    @Test
    void whatAnEarlierLifeOfTheProgramLeftIsWithdrawnBeforeSomebodyElseStandsThere() throws Exception {
        Bench.say(simulator, "SLOW 400");
        Bench.say(simulator, "DIE 1");
        try (var printer = open()) {
            printer.print(JOB, DOCUMENT, _ -> {});
        }
        book = new JobBook((_, _, _) -> {}); // the program started anew and remembers nothing
        try (var printer = reconnected()) {
            printer.checkHealth();
            assertThat(printer.print(OTHER, new Document(SamplePdf.of(1), 1, 1, 0), _ -> {}))
                    .isEqualTo(new DocumentResult.Printed(1));
            assertThat(printer.print(JOB, DOCUMENT, _ -> {})).isInstanceOf(DocumentResult.Incomplete.class);
        }
        assertThat(sheetsOut()).hasSizeLessThan(6).endsWith(1);
    }

    @Test
    void aJobThatStoppedWhileTheCableWasOutIsWithdrawnByTheNextLook() throws Exception {
        Bench.say(simulator, "DIE 1");
        Bench.say(simulator, "PAPER OUT 2");
        try (var printer = open()) {
            printer.print(JOB, DOCUMENT, _ -> {});
        }
        try (var printer = reconnected()) {
            long giveUpAt = System.nanoTime() + SOON.toNanos();
            while (!book.documents().open().isEmpty() && System.nanoTime() < giveUpAt) {
                assertThatThrownBy(printer::checkHealth).isInstanceOf(DeviceException.class);
            }
            mend();
            printer.checkHealth();
            assertThat(printer.print(JOB, DOCUMENT, _ -> {}))
                    .isEqualTo(new DocumentResult.Incomplete(Fault.PAPER_OUT, 2, true));
        }
        assertThat(sheetsOut()).containsExactly(1, 2);
    }

    @Test
    void aPersonWhoLeavesInTheMiddleDoesNotStopThePrint() throws Exception {
        Bench.say(simulator, "SLOW 150");
        try (var printer = open()) {
            var begun = new CountDownLatch(1);
            var printing = new FutureTask<>(() -> {
                var result = printer.print(JOB, DOCUMENT, _ -> begun.countDown());
                return Thread.interrupted() ? result : "the interruption was lost";
            });
            var person = Thread.ofVirtual().start(printing);
            assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

            person.interrupt();

            assertThat(printing.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new DocumentResult.Printed(6));
        }
    }

    @Test
    void aTerminalThatSharesThePrinterLeavesTheOthersJobsAlone() throws Exception {
        Bench.say(simulator, "SLOW 150");
        try (var ours = open("?user=h24-0007");
                var theirs = open("?user=h24-0008")) {
            var begun = new CountDownLatch(1);
            var printing = new FutureTask<>(() -> ours.print(JOB, DOCUMENT, _ -> begun.countDown()));
            Thread.ofVirtual().start(printing);
            assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

            theirs.checkHealth();

            assertThat(printing.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new DocumentResult.Printed(6));
        }
    }

    @Test
    void aCableCutAtAnyByteOfTheTalkNeverPrintsAnythingTwice() throws Exception {
        long seed = 20_261_122L;
        var chance = new java.util.Random(seed);
        Bench.say(simulator, "SLOW 0");
        for (int round = 0; round < 25; round++) {
            var job = new UUID(seed, round);
            int at = chance.nextInt(1, 9_000);
            int before = sheets("pdf").size();
            try (var printer = open()) {
                Bench.say(simulator, "CUT " + at);
                printer.print(job, DOCUMENT, _ -> {});
            } catch (DeviceException e) {
                assertThat(e.fault()).as("seed %d byte %d", seed, at).isIn(Fault.SILENT, Fault.GONE);
            }
            Bench.say(simulator, "UNPLUG");
            DocumentResult result;
            try (var printer = reconnected()) {
                result = printer.print(job, DOCUMENT, _ -> {});
            }
            int came = sheets("pdf").size() - before;
            assertThat(result)
                    .as("seed %d byte %d, %d sheets", seed, at, came)
                    .isEqualTo(
                            came == 6
                                    ? new DocumentResult.Printed(6)
                                    : new DocumentResult.Incomplete(Fault.HARDWARE, came, true));
        }
    }
}
