package org.hall24.device.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;
import org.hall24.device.PrintJournal;
import org.hall24.device.PrintJournal.Stage;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.ReceiptPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every receipt printer holds, whoever made it and whatever carries its bytes. */
@Timeout(60)
public abstract class ReceiptPrinterContract {
    /** How the world is when a test begins. */
    public enum Situation {
        READY,
        PAPER_LOW,
        PAPER_OUT,
        COVER_OPEN,
        JAMMED,
        PAPER_ENDS_MIDWAY,
        LINE_BREAKS_MIDWAY,
        SILENT
    }

    /** Long enough that something can happen in the middle of it. */
    protected static final Receipt RECEIPT = receipt();

    private static final UUID JOB = new UUID(1, 2);

    /** What the printer noted, and how many slips it said are out at last. */
    private final List<Stage> noted = new ArrayList<>();

    private int notedOut;

    /** A printer in this situation, noting in the given journal. */
    protected abstract ReceiptPrinter printer(Situation situation, PrintJournal journal) throws Exception;

    /** How many slips came out whole, cut. */
    protected abstract int slipsOut() throws Exception;

    private static Receipt receipt() {
        var parts = new ArrayList<Receipt.Part>();
        parts.add(new Receipt.Heading("办理回执"));
        for (int i = 1; i <= 40; i++) {
            parts.add(new Receipt.Line("第" + i + "行 line " + i));
        }
        return new Receipt(parts);
    }

    private ReceiptPrinter printer(Situation situation) throws Exception {
        return printer(situation, (_, stage, sheets) -> {
            noted.add(stage);
            notedOut = sheets;
        });
    }

    @Test
    void aReadyPrinterPrintsCutsAndPresents() throws Exception {
        try (var printer = printer(Situation.READY)) {
            assertThat(printer.checkHealth()).isEqualTo(PaperLevel.FULL);
            assertThat(printer.print(JOB, RECEIPT)).isEqualTo(new PrintResult.Presented());
        }
        assertThat(slipsOut()).isEqualTo(1);
        assertThat(noted).containsExactly(Stage.RESERVED, Stage.PRINTING, Stage.CUT, Stage.PRESENTED);
        assertThat(notedOut).isEqualTo(1);
    }

    @Test
    void theSameJobIsNeverPrintedTwice() throws Exception {
        try (var printer = printer(Situation.READY)) {
            printer.print(JOB, RECEIPT);

            assertThat(printer.print(JOB, RECEIPT)).isEqualTo(new PrintResult.Presented());
        }
        assertThat(slipsOut()).isEqualTo(1);
    }

    @Test
    void paperThatIsLowIsSaidAndPrints() throws Exception {
        try (var printer = printer(Situation.PAPER_LOW)) {
            assertThat(printer.checkHealth()).isEqualTo(PaperLevel.LOW);
            assertThat(printer.print(JOB, RECEIPT)).isEqualTo(new PrintResult.Presented());
        }
    }

    @ParameterizedTest
    @CsvSource({"PAPER_OUT,PAPER_OUT", "COVER_OPEN,COVER_OPEN", "JAMMED,PAPER_JAMMED", "SILENT,SILENT"})
    void aPrinterThatCannotPrintSaysWhyAndPrintsNothing(Situation situation, Fault fault) throws Exception {
        try (var printer = printer(situation)) {
            assertThatThrownBy(() -> printer.print(JOB, RECEIPT))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(fault));
        }
        assertThat(slipsOut()).isZero();
        assertThat(noted).isEmpty();
    }

    @Test
    void paperThatEndsMidwayIsIncompleteAndNotPrintedAgain() throws Exception {
        try (var printer = printer(Situation.PAPER_ENDS_MIDWAY)) {
            assertThat(printer.print(JOB, RECEIPT)).isEqualTo(new PrintResult.Incomplete(Fault.PAPER_OUT));
            assertThat(printer.print(JOB, RECEIPT)).isEqualTo(new PrintResult.Incomplete(Fault.PAPER_OUT));
        }
        assertThat(noted).containsExactly(Stage.RESERVED, Stage.PRINTING, Stage.INCOMPLETE);
        assertThat(notedOut).isZero();
        assertThat(slipsOut()).isZero();
    }

    @Test
    void aLineThatBreaksMidwayIsIncompleteAndNotPrintedAgain() throws Exception {
        try (var printer = printer(Situation.LINE_BREAKS_MIDWAY)) {
            assertThat(printer.print(JOB, RECEIPT)).isEqualTo(new PrintResult.Incomplete(Fault.SILENT));
            assertThat(printer.print(JOB, RECEIPT)).isEqualTo(new PrintResult.Incomplete(Fault.SILENT));
        }
        assertThat(noted).containsExactly(Stage.RESERVED, Stage.PRINTING, Stage.INCOMPLETE);
        assertThat(notedOut).isZero();
        assertThat(slipsOut()).isZero();
    }
}
