package org.hall24.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.DeviceStatus;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.Supervision;
import org.hall24.people.People;
import org.hall24.simulator.card.CardReaderSimulator;
import org.hall24.simulator.paper.PrinterSimulator;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Supervision, drivers, links and simulators together: what a cable does to them. */
@Timeout(120)
class SupervisionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Receipt RECEIPT = new Receipt(List.of(
            new Receipt.Heading("办理回执"),
            new Receipt.Drawn("欧阳𠮷麟"),
            new Receipt.Figure("YS-0007-000036-4"),
            new Receipt.Qr("https://localhost:8443/c/YS-0007-000036-4")));

    @TempDir
    private Path directory = Path.of("");

    private CardReaderSimulator card;
    private PrinterSimulator paper;
    private Supervision supervision;

    @BeforeEach
    void open() throws Exception {
        card = CardReaderSimulator.at(directory.resolve("idcard"), People.shipped(), Pause.REAL);
        paper = PrinterSimulator.at(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                directory.resolve("out"),
                Path.of(System.getProperty("hall24.assets"), "fonts"),
                Pause.REAL);
        supervision = Supervision.begin(
                Map.of(
                        DeviceRole.IDCARD, "sam:serial:" + directory.resolve("idcard"),
                        DeviceRole.RECEIPT,
                                "escpos:tcp:127.0.0.1:" + paper.address().getPort()),
                Bench.surroundings((_, _, _) -> {}),
                Makes.shipped());
        Bench.eventually(() -> supervision.statuses().stream().allMatch(DeviceStatus::serves));
    }

    @AfterEach
    void close() {
        supervision.close();
        card.close();
        paper.close();
    }

    private DeviceStatus status(DeviceRole role) {
        return supervision.statuses().stream()
                .filter(each -> each.role() == role)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReaderThatStaysAwayIsCalledGoneAndItsCallersAreToldAtOnce() throws Exception {
        Bench.say(card, "UNPLUG");
        Bench.eventually(() -> status(DeviceRole.IDCARD).state() == DeviceState.NO_DEVICE);

        assertThat(status(DeviceRole.IDCARD).fault()).contains(Fault.GONE);
        long began = System.nanoTime();
        assertThatThrownBy(() -> supervision.idCardReader().read(PATIENCE))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GONE));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));

        Bench.say(card, "PLUG");
        Bench.eventually(() -> status(DeviceRole.IDCARD).serves());
    }

    @Test
    void aPrinterUnpluggedInTheMiddleNeverPrintsTheJobAgainAndServesTheNext() throws Exception {
        long seed = 20_261_123L;
        var chance = new Random(seed);
        var printer = supervision.receiptPrinter();
        for (int round = 0; round < 5; round++) {
            var job = new UUID(seed, round);
            int at = chance.nextInt(50, 6_000);
            Bench.say(paper, "DIE " + at);
            PrintResult result;
            try {
                result = printer.print(job, RECEIPT);
            } catch (DeviceException e) {
                result = new PrintResult.Incomplete(e.fault());
            }
            assertThat(result)
                    .as("seed %d round %d byte %d", seed, round, at)
                    .isInstanceOf(PrintResult.Incomplete.class);

            Bench.say(paper, "PLUG");
            Bench.eventually(() -> status(DeviceRole.RECEIPT).serves());
            assertThat(printer.print(job, RECEIPT)).isInstanceOf(PrintResult.Incomplete.class);
            assertThat(printer.print(new UUID(seed, 100 + round), RECEIPT)).isEqualTo(new PrintResult.Presented());
        }
        assertThat(Bench.say(paper, "STATUS")).contains("slips=5", "under-remainder=0", "unknown=0");
    }

    @Test
    void paperAndCoverAreSeenWithoutAnybodyPrinting() throws Exception {
        Bench.say(paper, "PAPER LOW");
        Bench.eventually(() -> status(DeviceRole.RECEIPT).paper().equals(java.util.Optional.of(PaperLevel.LOW)));
        assertThat(status(DeviceRole.RECEIPT).serves()).isTrue();

        Bench.say(paper, "PAPER OUT");
        Bench.eventually(() -> status(DeviceRole.RECEIPT).paper().equals(java.util.Optional.of(PaperLevel.OUT)));
        assertThat(status(DeviceRole.RECEIPT).serves()).isFalse();

        Bench.say(paper, "PAPER FULL");
        Bench.say(paper, "COVER OPEN");
        Bench.eventually(() -> status(DeviceRole.RECEIPT).state() == DeviceState.USER_ERROR);

        Bench.say(paper, "COVER CLOSED");
        Bench.eventually(() -> status(DeviceRole.RECEIPT).serves());
    }

    @Test
    void aPersonWhoLeavesEndsTheReadingAndTheNextIsServed() throws Exception {
        var reader = supervision.idCardReader();
        var reading = new FutureTask<>(() -> reader.read(Duration.ofSeconds(60)));
        var person = Thread.ofVirtual().start(reading);
        Bench.say(card, "STATUS");

        person.interrupt();

        assertThatThrownBy(() -> reading.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        Bench.say(card, "INSERT R-01");
        assertThat(reader.read(PATIENCE)).isInstanceOf(CardReading.Read.class);
    }

    @Test
    void aCardThatIsForgottenIsNotReadForTheNextPerson() throws Exception {
        var reader = supervision.idCardReader();
        Bench.say(card, "INSERT R-01");
        assertThat(reader.read(PATIENCE)).isInstanceOf(CardReading.Read.class);

        assertThat(reader.read(Duration.ofSeconds(1))).isEqualTo(new CardReading.NoCard());
    }
}
