package org.hall24.device.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hall24.device.DeviceException;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;
import org.hall24.device.PrintJournal;
import org.hall24.device.PrintJournal.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every document printer holds, whoever made it and whatever carries its bytes. Its printer is given {@link SamplePdf}s. */
@Timeout(120)
public abstract class DocumentPrinterContract {
    /** How the world is when a test begins. */
    public enum Situation {
        READY,
        PAPER_LOW,
        PAPER_OUT,
        COVER_OPEN,
        JAMMED,
        /** The tray says that there is paper, and after two sheets there is none. */
        PAPER_ENDS_AFTER_TWO,
        /** The cable comes out after two sheets; the printer prints on. */
        LINE_BREAKS_AFTER_TWO,
        /** Four sheets lie in the tray, and the printer says so. */
        FOUR_SHEETS,
        GONE
    }

    /** Three pages, two copies. */
    protected static final Document DOCUMENT = document(0);

    private static final int PAGES = 3;
    private static final int COPIES = 2;
    private static final UUID JOB = UUID.fromString("019aa000-0000-7000-8000-000000000001");
    private static final UUID NEXT = UUID.fromString("019aa000-0000-7000-8000-000000000002");

    /** What the printer noted: {@code PRINTING 2}. */
    private final List<String> noted = new ArrayList<>();

    private final List<Integer> progress = new ArrayList<>();

    /** A printer in this situation, noting in the given journal. */
    protected abstract DocumentPrinter printer(Situation situation, PrintJournal journal) throws Exception;

    /** The same printer after the cable was put in again, with the same book: what the supervision would open. */
    protected abstract DocumentPrinter reconnected() throws Exception;

    /** Paper is put in and covers are closed. */
    protected abstract void mend() throws Exception;

    /** Which page of the file lies on each sheet in the tray, from 1, in the order in which they came out. */
    protected abstract List<Integer> sheetsOut() throws Exception;

    private static Document document(int already) {
        return new Document(SamplePdf.of(PAGES), PAGES, COPIES, already);
    }

    private DocumentPrinter printer(Situation situation) throws Exception {
        return printer(situation, (_, stage, sheets) -> noted.add(stage + " " + sheets));
    }

    @Test
    void aReadyPrinterPrintsEverySheetAndTellsEach() throws Exception {
        try (var printer = printer(Situation.READY)) {
            assertThat(printer.checkHealth()).isEqualTo(PaperLevel.FULL);
            printer.reserve(JOB, DOCUMENT.sheets());
            assertThat(printer.print(JOB, DOCUMENT, progress::add)).isEqualTo(new DocumentResult.Printed(6));
        }
        assertThat(sheetsOut()).containsExactly(1, 2, 3, 1, 2, 3);
        assertThat(progress).isSorted().doesNotHaveDuplicates().endsWith(6);
        assertThat(noted)
                .startsWith(Stage.RESERVED + " 0", Stage.PRINTING + " 0")
                .endsWith(Stage.PRESENTED + " 6");
    }

    @Test
    void theSameJobIsNeverPrintedTwice() throws Exception {
        try (var printer = printer(Situation.READY)) {
            printer.print(JOB, DOCUMENT, _ -> {});

            assertThat(printer.print(JOB, DOCUMENT, _ -> {})).isEqualTo(new DocumentResult.Printed(6));
        }
        assertThat(sheetsOut()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aResumePrintsOnlyWhatIsMissing(int already) throws Exception {
        try (var printer = printer(Situation.READY)) {
            assertThat(printer.print(NEXT, document(already), progress::add)).isEqualTo(new DocumentResult.Printed(6));
        }
        assertThat(sheetsOut()).isEqualTo(List.of(1, 2, 3, 1, 2, 3).subList(already, 6));
        assertThat(progress).endsWith(6);
        assertThat(noted).contains(Stage.PRINTING + " " + already);
    }

    @Test
    void paperThatIsLowIsSaidAndPrints() throws Exception {
        try (var printer = printer(Situation.PAPER_LOW)) {
            assertThat(printer.checkHealth()).isEqualTo(PaperLevel.LOW);
            assertThat(printer.print(JOB, DOCUMENT, _ -> {})).isEqualTo(new DocumentResult.Printed(6));
        }
    }

    @ParameterizedTest
    @CsvSource({"PAPER_OUT,PAPER_OUT", "COVER_OPEN,COVER_OPEN", "JAMMED,PAPER_JAMMED", "GONE,SILENT"})
    void aPrinterThatCannotPrintSaysWhyAndPrintsNothing(Situation situation, Fault fault) throws Exception {
        try (var printer = printer(situation)) {
            for (var attempt : List.<Attempt>of(
                    DocumentPrinter::checkHealth,
                    each -> each.reserve(JOB, 1),
                    each -> each.print(JOB, DOCUMENT, _ -> {}))) {
                assertThatThrownBy(() -> attempt.at(printer))
                        .isInstanceOfSatisfying(
                                DeviceException.class,
                                e -> assertThat(e.fault()).isEqualTo(fault));
            }
        }
        assertThat(sheetsOut()).isEmpty();
        assertThat(noted).isEmpty();
    }

    private interface Attempt {
        void at(DocumentPrinter printer) throws Exception;
    }

    @Test
    void sheetsThatAreNotThereCannotBeReserved() throws Exception {
        try (var printer = printer(Situation.FOUR_SHEETS)) {
            printer.reserve(JOB, 4);
            assertThatThrownBy(() -> printer.reserve(JOB, 6))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.PAPER_OUT));
            assertThatThrownBy(() -> printer.print(JOB, DOCUMENT, _ -> {})).isInstanceOf(DeviceException.class);
        }
        assertThat(sheetsOut()).isEmpty();
        assertThat(noted).containsExactly(Stage.RESERVED + " 0");
    }

    @Test
    void paperThatEndsMidwayWithdrawsTheRestAndTheRestCanBeHadByAnotherJob() throws Exception {
        try (var printer = printer(Situation.PAPER_ENDS_AFTER_TWO)) {
            var stopped = new DocumentResult.Incomplete(Fault.PAPER_OUT, 2, true);

            assertThat(printer.print(JOB, DOCUMENT, progress::add)).isEqualTo(stopped);
            assertThat(noted).endsWith(Stage.INCOMPLETE + " 2");
            mend();
            assertThat(printer.print(JOB, DOCUMENT, _ -> {})).isEqualTo(stopped);
            assertThat(sheetsOut()).containsExactly(1, 2);

            assertThat(printer.print(NEXT, document(2), progress::add)).isEqualTo(new DocumentResult.Printed(6));
        }
        assertThat(sheetsOut()).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void aLineThatBreaksMidwayIsAskedAboutWhenItIsBackAndNothingIsSentAgain() throws Exception {
        try (var printer = printer(Situation.LINE_BREAKS_AFTER_TWO)) {
            assertThat(printer.print(JOB, DOCUMENT, progress::add))
                    .isInstanceOfSatisfying(DocumentResult.Incomplete.class, stopped -> {
                        assertThat(stopped.certain()).isFalse();
                        assertThat(stopped.sheets()).isLessThanOrEqualTo(2);
                    });
            assertThat(noted).noneMatch(line -> line.startsWith("INCOMPLETE") || line.startsWith("PRESENTED"));
        }
        try (var printer = reconnected()) {
            assertThat(printer.print(JOB, DOCUMENT, _ -> {})).isEqualTo(new DocumentResult.Printed(6));
        }
        assertThat(sheetsOut()).containsExactly(1, 2, 3, 1, 2, 3);
        assertThat(noted).endsWith(Stage.PRESENTED + " 6");
    }
}
