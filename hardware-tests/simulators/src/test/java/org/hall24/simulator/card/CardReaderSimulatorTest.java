package org.hall24.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.hall24.device.CardReading;
import org.hall24.device.CardType;
import org.hall24.device.DeviceException;
import org.hall24.device.IdCard;
import org.hall24.device.IdCardReader;
import org.hall24.device.Likeness;
import org.hall24.device.SamStatus;
import org.hall24.device.WithLineSpeed;
import org.hall24.device.WithSamStatus;
import org.hall24.device.contract.IdCardReaderContract;
import org.hall24.people.People;
import org.hall24.simulator.Bench;
import org.hall24.simulator.pty.NetworkCable;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The driver at the simulator, over a real pseudo-terminal. */
class CardReaderSimulatorTest extends IdCardReaderContract {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    private Path directory = Path.of("");

    private CardReaderSimulator simulator;

    @BeforeEach
    void plug() throws Exception {
        simulator = CardReaderSimulator.at(directory.resolve("idcard"), People.shipped(), Pause.REAL);
    }

    @AfterEach
    void unplug() {
        simulator.close();
    }

    @Override
    protected IdCardReader reader(Situation situation) throws Exception {
        switch (situation) {
            case CARD_LIES, CARD_COMES_AFTER_AN_INTERRUPTION -> Bench.say(simulator, "INSERT R-03");
            case NO_CARD, ASKED_FOR_ITS_NUMBER -> {}
            case CARD_MOVES -> {
                Bench.say(simulator, "INSERT R-03");
                Bench.say(simulator, "TREMBLE ON");
            }
            case UNKNOWN_KIND -> Bench.say(simulator, "INSERT U-01");
            case SILENT -> Bench.say(simulator, "MUTE ON");
            case LINE_BREAKS -> {
                Bench.say(simulator, "INSERT R-03");
                Bench.say(simulator, "DIE 7");
            }
        }
        return open("");
    }

    @Override
    protected IdCardReader readerWith(CardType kind) throws Exception {
        Bench.say(simulator, "INSERT " + Cards.holder(kind));
        return open("");
    }

    private IdCardReader open(String options) throws Exception {
        return (IdCardReader) Bench.open("sam:serial:" + directory.resolve("idcard") + options, (_, _, _) -> {});
    }

    @Override
    protected IdCard card() {
        return Cards.of(CardType.RESIDENT);
    }

    @Override
    protected IdCard card(CardType kind) {
        return Cards.of(kind);
    }

    @Test
    void fingerprintsAndTheNewAddressComeWhereTheModuleAndTheCardHaveThem() throws Exception {
        Bench.say(simulator, "INSERT R-05");
        try (var reader = open("?fingerprint=read&address=newest")) {
            assertThat(reader.read(PATIENCE)).isInstanceOfSatisfying(CardReading.Read.class, read -> {
                assertThat(read.card().newAddress()).contains("演示市示范区砚池巷27号1单元101室");
                assertThat(read.likeness().fingerprint().orElseThrow().templates())
                        .startsWith((byte) 'C');
            });
            Bench.say(simulator, "OLD ON");
            Bench.say(simulator, "REMOVE");
            Bench.say(simulator, "INSERT R-05");
            assertThat(reader.read(PATIENCE)).isInstanceOfSatisfying(CardReading.Read.class, read -> {
                assertThat(read.card().newAddress()).isEmpty();
                assertThat(read.likeness()).isEqualTo(Likeness.NONE);
            });
        }
    }

    @Test
    void aModuleToldAnotherSpeedIsHeardAtThatSpeedOnly() throws Exception {
        try (var reader = open("")) {
            ((WithLineSpeed) reader).lineSpeed(19_200);
        }

        try (var reader = open("")) {
            assertThatThrownBy(reader::checkHealth).isInstanceOf(DeviceException.class);
        }
        try (var reader = open("?baud=19200")) {
            reader.checkHealth();
            ((WithLineSpeed) reader).lineSpeed(115_200);
        }
        try (var reader = open("?baud=115200")) {
            reader.checkHealth();
        }
    }

    @ParameterizedTest
    @CsvSource({"READY,READY", "FAILED,SELF_TEST_FAILED", "UNAUTHORISED,NOT_AUTHORISED"})
    void theModuleSaysHowItIs(String word, SamStatus.Condition condition) throws Exception {
        Bench.say(simulator, "SAM " + word);
        try (var reader = open("")) {
            assertThat(((WithSamStatus) reader).samStatus().condition()).isEqualTo(condition);
        }
    }

    @Test
    void theSameModuleAnswersOnTheNetworkAndComesBackThereWhenItsCableDoes() throws Exception {
        var cable = new NetworkCable(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (var network = CardReaderSimulator.at(cable, People.shipped(), Pause.REAL)) {
            var url = "sam:tcp:127.0.0.1:" + cable.address().getPort();
            Bench.say(network, "INSERT R-03");
            try (var reader = (IdCardReader) Bench.open(url, (_, _, _) -> {})) {
                assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.Read(card()));
                Bench.say(network, "REMOVE");
                Bench.say(network, "INSERT R-03");
                Bench.say(network, "DIE 700");
                assertThatThrownBy(() -> reader.read(PATIENCE)).isInstanceOf(DeviceException.class);
            }
            assertThatThrownBy(() -> Bench.open(url, (_, _, _) -> {})).isInstanceOf(DeviceException.class);
            Bench.say(network, "PLUG");
            try (var reader = (IdCardReader) Bench.open(url, (_, _, _) -> {})) {
                assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.Read(card()));
            }
        }
    }

    @Override
    protected char unknownFlag() {
        return 'Z';
    }

    @Override
    protected String samId() {
        return "05.01-00000001-0000000002-0000000003";
    }
}
