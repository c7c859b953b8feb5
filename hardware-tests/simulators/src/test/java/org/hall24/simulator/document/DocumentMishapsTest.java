package org.hall24.simulator.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hall24.device.DeviceException;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.SamplePdf;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a network does to a print, at every byte of the talk either way; then the same job is asked for again at a new line. What is told is what
 * lies in the tray, and no sheet lies there twice.
 */
@Timeout(120)
class DocumentMishapsTest {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentMishapsTest.class);
    private static final int PAGES = 2;
    private static final Document DOCUMENT = new Document(SamplePdf.of(PAGES), PAGES, 1, 0);
    private static final UUID JOB = UUID.fromString("019aa000-0000-7000-8000-00000000000a");

    /** A dozen questions of ten seconds each, and the sheets. */
    private static final Duration CALL_MAX = Duration.ofMinutes(3);

    /** Silence and stalls are tried at every so many bytes: a prime, so that they meet every field. */
    private static final int STRIDE = 7;

    private int tried;
    private int printed;
    private int incomplete;
    private int nothing;
    private int hangs;
    private int wrong;
    private int told;
    private int heard;

    private static DocumentPrinter opened(HandLine line, JobBook book, HandClock clock) throws Exception {
        var driver = ServiceLoader.load(DeviceDriver.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.word().equals("ipp"))
                .findFirst()
                .orElseThrow();
        var url = DeviceUrl.parse("ipp:tcp:printer:631?answer=10&sheet=20&withdraw=5");
        var surroundings = new Surroundings(clock, clock, new Random(1), book, Path.of("none"));
        return (DocumentPrinter) driver.open(line, OptionValues.of(url, driver.options(), List.of()), surroundings);
    }

    /** Health and a print at a line with a mishap, then the same print at a new one. */
    private void session(Consumer<HandLine> mishap) throws Exception {
        var clock = new HandClock();
        var press = new HandPress(clock, PAGES);
        var book = new JobBook((_, _, _) -> {});
        var line = new HandLine(press, clock, () -> Duration.ofMillis(5));
        mishap.accept(line);
        tried++;
        var began = clock.instant();
        boolean nothingLeft = attempt(line, book, clock, press);
        hangs += Duration.between(began, clock.instant()).compareTo(CALL_MAX) > 0 ? 1 : 0;
        told = line.told();
        heard = line.heard();
        if (nothingLeft) {
            nothing++;
            wrong += press.sheets() == 0 ? 0 : 1; // said that nothing was printed
        }
        began = clock.instant();
        var again = new HandLine(press, clock, () -> Duration.ofMillis(5));
        boolean refused = attempt(again, book, clock, press);
        wrong += refused ? 1 : 0; // nothing is wrong with this line
        hangs += Duration.between(began, clock.instant()).compareTo(CALL_MAX) > 0 ? 1 : 0;
        clock.pass(Duration.ofMinutes(1));
        wrong += press.sheets() > PAGES ? 1 : 0;
    }

    /** Whether nothing was printed, as the fault says. */
    private boolean attempt(HandLine line, JobBook book, HandClock clock, HandPress press) throws Exception {
        try {
            var printer = opened(line, book, clock);
            printer.checkHealth();
            judge(printer.print(JOB, DOCUMENT, _ -> {}), press);
            return false;
        } catch (DeviceException e) {
            assertThat(e.fault()).isIn(Fault.SILENT, Fault.GARBLED, Fault.REFUSED);
            return true;
        }
    }

    private void judge(DocumentResult result, HandPress press) {
        int came = press.sheets();
        switch (result) {
            case DocumentResult.Printed(int sheets) -> {
                printed++;
                wrong += sheets == PAGES && came == PAGES ? 0 : 1;
            }
            case DocumentResult.Incomplete stopped -> {
                incomplete++;
                boolean right = stopped.certain() ? stopped.sheets() == came : stopped.sheets() <= came;
                wrong += right ? 0 : 1;
            }
        }
    }

    private void tell(String what, int bytes) {
        LOG.info(
                "PROOF ipp {}: {} bytes, {} sessions, {} printed, {} incomplete, {} nothing, hangs {}, wrong {}",
                what,
                bytes,
                tried,
                printed,
                incomplete,
                nothing,
                hangs,
                wrong);
        assertThat(hangs).as("hangs").isZero();
        assertThat(wrong).as("wrong data").isZero();
    }

    private void calm() throws Exception {
        session(_ -> {});
        assertThat(printed).isEqualTo(2);
        assertThat(wrong).isZero();
    }

    @Test
    void unpluggedAtEveryByteTheResultIsTrueAndNothingComesTwice() throws Exception {
        calm();
        int there = told;
        int back = heard;
        for (int at = 0; at < there; at++) {
            int byteNumber = at;
            session(line -> line.cutAfterTold = byteNumber);
        }
        for (int at = 0; at < back; at++) {
            int byteNumber = at;
            session(line -> line.cutAfterHeard = byteNumber);
        }
        tell("cut", there + back);
        assertThat(tried).isEqualTo(1 + there + back);
    }

    @Test
    void aPrinterThatFallsSilentAtAnyByteIsAskedAgainAndNothingComesTwice() throws Exception {
        calm();
        int back = heard;
        for (int at = 0; at < back; at += STRIDE) {
            int byteNumber = at;
            session(line -> line.silentAfterHeard = byteNumber);
        }
        tell("silent", back / STRIDE);
    }

    @Test
    void anAnswerThatStallsAtAnyByteNeverSatisfiesAnotherQuestion() throws Exception {
        calm();
        int back = heard;
        for (int millis : new int[] {3_000, 10_100, 40_000}) {
            for (int at = 0; at < back; at += STRIDE) {
                int byteNumber = at;
                session(line -> {
                    line.stallsAt = byteNumber;
                    line.stall = Duration.ofMillis(millis);
                });
            }
        }
        tell("stalled", 3 * back / STRIDE);
    }

    /** A print that goes on is not called broken: whoever believed it would print the same sheets again. */
    @Test
    void aPrinterThatIsBusyWhileItPrintsIsAskedUntilItAnswers() throws Exception {
        assertThat(printedWhile(10)).isEqualTo(new DocumentResult.Printed(PAGES));
        assertThat(printedWhile(1_000)).isEqualTo(new DocumentResult.Incomplete(Fault.BUSY, 0, false));
    }

    private static DocumentResult printedWhile(int busyAnswers) throws Exception {
        var clock = new HandClock();
        var press = new HandPress(clock, PAGES);
        press.busy(busyAnswers);
        var began = clock.instant();
        var line = new HandLine(press, clock, () -> Duration.ofMillis(5));
        var result = opened(line, new JobBook((_, _, _) -> {}), clock).print(JOB, DOCUMENT, _ -> {});
        assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(30));
        return result;
    }

    /** The cover opens and closes, answers take any time: what is said of the cover was so at some moment since it was asked. */
    @Test
    void aLateAnswerNeverAnswersTheNextQuestion() throws Exception {
        long seed = 20_261_128L;
        var chance = new Random(seed);
        int read = 0;
        int faults = 0;
        for (int life = 0; life < 300; life++) {
            var clock = new HandClock();
            var press = new HandPress(clock, PAGES);
            Supplier<Duration> thinking =
                    () -> Duration.ofMillis(chance.nextInt(6) > 0 ? 5 + chance.nextInt(60) : chance.nextInt(30_000));
            var printer = opened(new HandLine(press, clock, thinking), new JobBook((_, _, _) -> {}), clock);
            for (int i = 0; i < 20; i++) {
                boolean open = chance.nextBoolean();
                press.cover(open);
                tried++;
                var began = clock.instant();
                try {
                    printer.checkHealth();
                    read++;
                    wrong += open ? 1 : 0;
                } catch (DeviceException e) {
                    faults++;
                    wrong += e.fault() == Fault.COVER_OPEN && !open ? 1 : 0;
                }
                hangs += Duration.between(began, clock.instant()).compareTo(CALL_MAX) > 0 ? 1 : 0;
            }
        }
        tell("late, seed " + seed, read + faults);
        assertThat(read).isGreaterThan(500);
        assertThat(faults).isGreaterThan(500);
    }
}
