package org.hall24.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;
import org.hall24.device.PrintJournal.Stage;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.contract.HandClock;
import org.hall24.device.driver.JobBook;
import org.hall24.device.link.ByteLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscPosPrinterTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final UUID JOB = new UUID(7, 7);
    private static final Receipt SMALL = new Receipt(List.of(
            new Receipt.Heading("回执"),
            new Receipt.Line("已收存 ok"),
            new Receipt.Drawn("欧阳𠮷麟"),
            new Receipt.Qr("https://h/c/YS-0007-000036-4")));

    private final HandClock clock = new HandClock();
    private final PaperEnd end = new PaperEnd(clock);
    private final List<Stage> noted = new ArrayList<>();
    private final JobBook book = new JobBook((_, stage, _) -> noted.add(stage));

    private EscPosPrinter printer() throws DeviceException {
        return printer(end, book);
    }

    private EscPosPrinter printer(ByteLink line, JobBook journal) throws DeviceException {
        return new EscPosPrinter(line, Profile.named("generic80"), pen(), clock, journal, Duration.ofSeconds(60));
    }

    private static Pen pen() throws DeviceException {
        return new Pen(Path.of(System.getProperty("hall24.assets"), "fonts"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(Receipt.Part... parts) throws DeviceException {
        return Commands.join(Slip.steps(new Receipt(List.of(parts)), Profile.named("generic80"), pen())
                .toArray(byte[][]::new));
    }

    // --- bytes
    // --------------------------------------------------------------------------------------------------------------

    @Test
    void aLineIsChineseModeAndGb18030() throws Exception {
        assertThat(hex(bytes(new Receipt.Line("回执 A"))))
                .isEqualTo("1b40" + "1d610e" + "1c26" + hex("回执 A\n".getBytes(GB18030)));
    }

    @Test
    void aQrCodeIsModelTwoCorrectionMMadeByThePrinter() throws Exception {
        assertThat(hex(bytes(new Receipt.Qr("AB"))))
                .contains("1d286b0400314132001d286b03003143061d286b03003145311d286b050031503041421d286b0300315130");
    }

    @Test
    void aQrCodeHoldsNoCommand() {
        assertThatThrownBy(() -> bytes(new Receipt.Qr("https://h/\u0010\u0005\u0002")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("control character");
    }

    @Test
    void textThatThePrintersFontLacksIsDrawn() throws Exception {
        assertThat(hex(bytes(new Receipt.Line("欧阳𠮷麟")))).contains("1d763000").doesNotContain("1d763000" + "4800");
        assertThat(hex(bytes(new Receipt.Line("测\uE815")))).contains("1d763000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b@", "\u001dV\u0000", "\u0010\u0005\u0002", "a\rb\u0085\u007f"})
    void whatAPersonTypedIsNeverACommand(String typed) throws Exception {
        byte[] all = bytes(new Receipt.Line(typed), new Receipt.Heading(typed));

        String afterBegin = hex(all).substring(14);
        assertThat(afterBegin).doesNotContain("1b40", "1d56", "100502", "0d", "7f");
    }

    @Test
    void aPictureNeverHoldsARealTimeCommand() throws Exception {
        var all = new StringBuilder();
        for (int codePoint = 0x4E00; codePoint < 0x4E00 + 1_200; codePoint += 15) {
            var text = new StringBuilder();
            for (int i = 0; i < 15; i++) {
                text.appendCodePoint(codePoint + i);
            }
            all.append(hex(bytes(new Receipt.Drawn(text.toString()))));
        }
        for (int at = all.indexOf("10"); at >= 0; at = all.indexOf("10", at + 1)) {
            if (at % 2 == 0) {
                assertThat(all.substring(at + 2, at + 4)).isNotIn("04", "05", "14");
            }
        }
    }

    @Test
    void aLineIsWrappedBetweenWordsAndChineseBetweenCharacters() throws Exception {
        String printed = new String(
                bytes(new Receipt.Line("中".repeat(25)), new Receipt.Line("a ".repeat(20) + "dictionary")), GB18030);

        assertThat(printed).contains("中".repeat(24) + "\n中\n").contains("a\ndictionary\n");
    }

    // --- status
    // -------------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "0x12,0x12,0x12,0x72,PAPER_OUT",
        "0x1A,0x32,0x12,0x12,PAPER_OUT",
        "0x1A,0x16,0x12,0x72,COVER_OPEN",
        "0x1A,0x52,0x1A,0x12,CUTTER",
        "0x1A,0x52,0x16,0x12,PAPER_JAMMED",
        "0x1A,0x52,0x32,0x12,HARDWARE",
        "0x12,0x12,0x52,0x12,OVERHEATED",
        "0x1A,0x12,0x12,0x12,REFUSED"
    })
    void whatTheStatusBytesSayIsAFault(String one, String two, String three, String four, Fault fault) {
        var answers = List.of(one, two, three, four);
        for (int i = 0; i < 4; i++) {
            end.status[i] = Integer.decode(answers.get(i));
        }

        assertThatThrownBy(() -> printer().checkHealth())
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @Test
    void bytesThatAreNoStatusAreGarbled() {
        end.status[2] = 0x55;

        assertThatThrownBy(() -> printer().checkHealth())
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GARBLED));
    }

    @Test
    void nearTheEndIsLow() throws Exception {
        end.status[3] = 0x1E;

        assertThat(printer().checkHealth()).isEqualTo(PaperLevel.LOW);
    }

    // --- the transaction
    // ----------------------------------------------------------------------------------------------------

    @Test
    void aPrinterThatNeverSaysItIsDoneIsIncomplete() throws Exception {
        end.marksMax = 1; // the one before the job
        var began = clock.instant();

        assertThat(printer().print(JOB, SMALL)).isEqualTo(new PrintResult.Incomplete(Fault.SILENT));

        assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(40));
        assertThat(hex(end.printed())).endsWith("100502"); // what it still holds must not come out later
    }

    /** It owes an answer from before, and tells changes of its status without an end. */
    @Test
    @Timeout(20)
    void aPrinterThatTalksForEverAfterTheCutHoldsNobody() throws Exception {
        var talkative = new JobBook((_, stage, _) -> {
            if (stage == Stage.PRINTING) {
                end.status[1] = -1;
                end.marksEnd = false;
                end.saysAfter(Duration.ofMillis(400), 0x00); // the end mark
                end.babble = new byte[] {0x10, 0, 0, 0x0F};
            }
        });
        var began = clock.instant();

        var result = printer(end, talkative).print(JOB, new Receipt(List.of(new Receipt.Line("ok"))));

        assertThat(result).isEqualTo(new PrintResult.Incomplete(Fault.GARBLED));
        assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(40));
    }

    /** The printer had just done what is thrown away: its answer is on its way when the next job begins. */
    @Test
    void aMarkOfAnEarlierJobIsNeverTheEndOfTheNext() throws Exception {
        end.marksWhenCleared = true;
        end.marksMax = 1; // the one behind the clearing; that the job is done is never said

        assertThat(printer().print(JOB, SMALL)).isEqualTo(new PrintResult.Incomplete(Fault.SILENT));
    }

    @Test
    void aBrokenCutterIsSaidAfterTheCut() throws Exception {
        var printer = printer();
        printer.checkHealth();
        end.paperEndsAt = -1;
        var cutterBreaks = printer(new CutterBreaks(end, Profile.named("generic80")), book);

        assertThat(cutterBreaks.print(JOB, SMALL)).isEqualTo(new PrintResult.Incomplete(Fault.CUTTER));
        assertThat(noted).containsExactly(Stage.RESERVED, Stage.PRINTING, Stage.INCOMPLETE);
    }

    @Test
    void theJobIsKnownAlsoToThePrinterObjectThatComesAfterTheCableWasOut() throws Exception {
        end.breaksAt = 200;
        assertThat(printer().print(JOB, SMALL)).isInstanceOf(PrintResult.Incomplete.class);
        end.breaksAt = -1;
        int before = end.taken();

        assertThat(printer().print(JOB, SMALL)).isInstanceOf(PrintResult.Incomplete.class);

        assertThat(end.taken()).isEqualTo(before);
    }

    @Test
    void whatHangsInThePrinterIsCutOffOnceAndNotBeforeEveryReceipt() throws Exception {
        var printer = printer();
        printer.print(JOB, SMALL);
        assertThat(hex(end.printed())).startsWith("1005021b401d564200");
        int first = end.printed().length;

        printer.print(new UUID(7, 8), SMALL);

        assertThat(end.printed().length - first).isEqualTo(first - 9);
    }

    @Test
    void anInterruptionBeforeTheFirstBytePrintsNothing() throws Exception {
        var printer = printer();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> printer.print(JOB, SMALL)).isInstanceOf(InterruptedException.class);

        assertThat(noted).isEmpty();
        assertThat(printer.print(JOB, SMALL)).isEqualTo(new PrintResult.Presented());
    }

    @Test
    void anInterruptionInTheMiddleFinishesThePrintFirst() throws Exception {
        var interrupting = new JobBook((_, stage, _) -> {
            if (stage == Stage.PRINTING) {
                Thread.currentThread().interrupt();
            }
        });
        var printer = printer(end, interrupting);

        assertThat(printer.print(JOB, SMALL)).isEqualTo(new PrintResult.Presented());

        assertThat(Thread.interrupted()).isTrue();
    }
}
