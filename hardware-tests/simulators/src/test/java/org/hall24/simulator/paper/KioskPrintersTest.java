package org.hall24.simulator.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.hall24.device.PrintJournal;
import org.hall24.device.PrintJournal.Stage;
import org.hall24.device.PrintResult;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.SlipOutcome;
import org.hall24.device.contract.ReceiptPrinterContract;
import org.hall24.device.driver.JobBook;
import org.hall24.simulator.Bench;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver at each model with a presenter, each over another cable: network, serial port, USB printer's device file. */
class KioskPrintersTest {
    @Nested
    class Vkp80AtASerialPort extends OfModel {
        Vkp80AtASerialPort() {
            super(Model.VKP80, "serial");
        }
    }

    @Nested
    class Tptcm112AtADeviceFile extends OfModel {
        Tptcm112AtADeviceFile() {
            super(Model.TPTCM112, "lp");
        }
    }

    @Nested
    class RelianceOnTheNetwork extends OfModel {
        RelianceOnTheNetwork() {
            super(Model.RELIANCE, "tcp");
        }
    }

    @Timeout(60)
    abstract static class OfModel extends ReceiptPrinterContract {
        /** Heads and lines are twenty times as fast as real ones: names that are drawn take their time at 115200 baud. */
        private static final Pause HURRIED = time -> Pause.REAL.sleep(time.dividedBy(20));

        private static final UUID JOB = new UUID(4, 4);

        private final Model model;
        private final String transport;
        private final List<Stage> noted = new ArrayList<>();

        @TempDir
        private Path place = Path.of("");

        private PrinterSimulator simulator;

        OfModel(Model model, String transport) {
            this.model = model;
            this.transport = transport;
        }

        @BeforeEach
        void switchOn() throws Exception {
            var fonts = Path.of(System.getProperty("hall24.assets"), "fonts");
            simulator = transport.equals("tcp")
                    ? PrinterSimulator.onNetwork(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            model,
                            place.resolve("out"),
                            fonts,
                            HURRIED)
                    : PrinterSimulator.atPort(place.resolve("port"), model, place.resolve("out"), fonts, HURRIED);
        }

        @AfterEach
        void switchOff() {
            simulator.close();
        }

        private ReceiptPrinter open(JobBook book, String more) throws Exception {
            String at = transport.equals("tcp")
                    ? "127.0.0.1:" + simulator.address().getPort()
                    : place.resolve("port").toString();
            return (ReceiptPrinter)
                    Bench.open("escpos:" + transport + ":" + at + "?profile=" + model.word() + more, book);
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
            return open(new JobBook(journal), "");
        }

        @Override
        protected int slipsOut() throws Exception {
            try (var files = Files.list(place.resolve("out"))) {
                return (int) files.filter(path -> path.getFileName().toString().matches("[0-9]+\\.png"))
                        .count();
            }
        }

        private JobBook noting() {
            return new JobBook((_, stage, _) -> noted.add(stage));
        }

        @Test
        void thePaperIsWholeAndItsCodeIsReadByAStranger() throws Exception {
            try (var printer = open(noting(), "")) {
                assertThat(printer.print(JOB, SampleSlip.RECEIPT)).isEqualTo(new PrintResult.Presented());
            }

            var file = place.resolve("out").resolve("001.png");
            var picture = ImageIO.read(file.toFile());
            assertThat(picture.getWidth()).isEqualTo(model.dots());
            assertThat(SampleSlip.codeOn(file)).isEqualTo(SampleSlip.QR);
            assertThat(Bench.say(simulator, "STATUS")).contains("unknown=0", "slips=1");
            SampleSlip.keep(picture, "receipt-" + model.word());
        }

        @Test
        void aSlipIsTaken() throws Exception {
            try (var printer = open(noting(), "")) {
                printer.print(JOB, RECEIPT);
                Bench.say(simulator, "TAKE");

                assertThat(printer.awaitTaken(JOB, Duration.ofSeconds(5))).isEqualTo(new SlipOutcome.Taken());
            }
            assertThat(noted).endsWith(Stage.PRESENTED, Stage.TAKEN);
            assertThat(Bench.say(simulator, "STATUS")).contains("taken=1", "retracted=0", "ejected=0");
        }

        @Test
        void aSlipNobodyTakesIsTakenAway() throws Exception {
            boolean retracts = model != Model.TPTCM112;
            try (var printer = open(noting(), "&taken-within=1")) {
                printer.print(JOB, RECEIPT);

                assertThat(printer.awaitTaken(JOB, Duration.ofSeconds(10)))
                        .isEqualTo(retracts ? new SlipOutcome.Retracted() : new SlipOutcome.Ejected());
            }
            assertThat(noted).endsWith(Stage.PRESENTED, retracts ? Stage.RETRACTED : Stage.EJECTED);
            assertThat(Bench.say(simulator, "STATUS"))
                    .contains(retracts ? "retracted=1" : "ejected=1", "taken=0", "mouth=EMPTY");
        }

        @Test
        void theNextPersonDoesNotGetTheSlipOfTheOneBefore() throws Exception {
            try (var printer = open(noting(), "")) {
                printer.print(JOB, RECEIPT);
                assertThat(printer.print(new UUID(4, 5), RECEIPT)).isEqualTo(new PrintResult.Presented());
                Bench.say(simulator, "TAKE");
                assertThat(printer.awaitTaken(new UUID(4, 5), Duration.ofSeconds(5)))
                        .isEqualTo(new SlipOutcome.Taken());
            }
            assertThat(Bench.say(simulator, "STATUS"))
                    .contains("presented=2", "taken=1", model == Model.TPTCM112 ? "ejected=1" : "retracted=1");
        }
    }
}
