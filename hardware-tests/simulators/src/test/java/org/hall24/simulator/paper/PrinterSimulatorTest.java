package org.hall24.simulator.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.hall24.device.PrintJournal;
import org.hall24.device.PrintResult;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.contract.ReceiptPrinterContract;
import org.hall24.simulator.Bench;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver at the virtual printer, over a real connection. */
class PrinterSimulatorTest extends ReceiptPrinterContract {
    @TempDir
    private Path out = Path.of("");

    private PrinterSimulator simulator;

    @BeforeEach
    void switchOn() throws Exception {
        simulator = PrinterSimulator.at(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                out,
                Path.of(System.getProperty("hall24.assets"), "fonts"),
                Pause.REAL);
    }

    @AfterEach
    void switchOff() {
        simulator.close();
    }

    @Override
    protected ReceiptPrinter printer(Situation situation, PrintJournal journal) throws Exception {
        switch (situation) {
            case READY -> {}
            case PAPER_LOW -> Bench.say(simulator, "PAPER LOW");
            case PAPER_OUT -> Bench.say(simulator, "PAPER OUT");
            case COVER_OPEN -> Bench.say(simulator, "COVER OPEN");
            case JAMMED -> Bench.say(simulator, "JAM");
            case PAPER_ENDS_MIDWAY -> Bench.say(simulator, "PAPER OUT 300");
            case LINE_BREAKS_MIDWAY -> Bench.say(simulator, "DIE 300");
            case SILENT -> Bench.say(simulator, "MUTE ON");
        }
        return open(journal);
    }

    private ReceiptPrinter open(PrintJournal journal) throws Exception {
        return (ReceiptPrinter)
                Bench.open("escpos:tcp:127.0.0.1:" + simulator.address().getPort() + "?profile=generic80", journal);
    }

    @Override
    protected int slipsOut() throws Exception {
        try (var files = Files.list(out)) {
            return (int) files.filter(path -> path.getFileName().toString().matches("[0-9]+\\.png"))
                    .count();
        }
    }

    @Test
    void thePictureOfTheSlipIsWhatThePersonReads() throws Exception {
        try (var printer = open((_, _, _) -> {})) {
            assertThat(printer.print(new UUID(0, 1), SampleSlip.RECEIPT)).isEqualTo(new PrintResult.Presented());
        }

        var picture = ImageIO.read(out.resolve("001.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(576);
        var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(SampleSlip.QR);
        assertThat(SampleSlip.codeOn(out.resolve("001.png"))).isEqualTo(SampleSlip.QR);
        assertThat(Bench.say(simulator, "STATUS")).contains("unknown=0");
        SampleSlip.keep(picture, "receipt-generic80");
    }

    @Test
    void theRestOfAStoppedSlipIsCutOffBeforeTheNext() throws Exception {
        var job = new UUID(0, 2);
        try (var printer = printer(Situation.PAPER_ENDS_MIDWAY, (_, _, _) -> {})) {
            assertThat(printer.print(job, RECEIPT)).isInstanceOf(PrintResult.Incomplete.class);
            Bench.say(simulator, "PAPER FULL");

            assertThat(printer.print(new UUID(0, 3), RECEIPT)).isEqualTo(new PrintResult.Presented());
        }
        assertThat(Bench.say(simulator, "STATUS"))
                .contains("slips=1", "torn=1", "under-remainder=0", "remainder=false");
    }
}
