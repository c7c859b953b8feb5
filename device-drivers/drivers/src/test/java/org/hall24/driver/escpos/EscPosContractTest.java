package org.hall24.driver.escpos;

import java.nio.file.Path;
import java.util.HexFormat;
import org.hall24.device.PrintJournal;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.ReceiptPrinterContract;
import org.hall24.device.driver.JobBook;

/** The contract, at the bare driver. */
class EscPosContractTest extends ReceiptPrinterContract {
    private static final String CUT_AND_END_MARK = "1d5642001d7201";

    private final HandClock clock = new HandClock();
    private final PaperEnd end = new PaperEnd(clock);

    @Override
    protected ReceiptPrinter printer(Situation situation, PrintJournal journal) throws Exception {
        switch (situation) {
            case READY -> {}
            case PAPER_LOW -> end.status[3] = 0x1E;
            case PAPER_OUT -> {
                end.status[1] = 0x32;
                end.status[3] = 0x72;
            }
            case COVER_OPEN -> end.status[1] = 0x16;
            case JAMMED -> end.status[2] = 0x16;
            case PAPER_ENDS_MIDWAY -> end.paperEndsAt = 300;
            case LINE_BREAKS_MIDWAY -> end.breaksAt = 300;
            case SILENT -> end.status[0] = -1;
        }
        return new EscPosPrinter(
                end,
                Profile.named("generic80"),
                new Pen(Path.of(System.getProperty("hall24.assets"), "fonts")),
                clock,
                new JobBook(journal));
    }

    @Override
    protected int slipsOut() {
        String printed = HexFormat.of().formatHex(end.printed());
        return end.marksEnd ? printed.split(CUT_AND_END_MARK, -1).length - 1 : 0;
    }
}
