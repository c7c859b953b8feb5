package org.hall24.simulator.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.hall24.device.CardReading;
import org.hall24.device.CardType;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.IdCard;
import org.hall24.device.IdCardReader;
import org.hall24.device.contract.IdCardReaderContract;
import org.hall24.people.People;
import org.hall24.simulator.Bench;
import org.hall24.simulator.card.Cards;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Identity cards through readers that show them as chip cards, and a real card service. */
@ResourceLock(TestService.ONE_SOCKET)
class SlotIdCardReaderTest extends IdCardReaderContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private static Path directory = Path.of("");

    private static CardService service;
    private static ChipSimulator chip;

    @BeforeAll
    static void start() throws Exception {
        service = TestService.start(directory);
        chip = ChipSimulator.at(service.reader(0), People.shipped(), new Random(24), Pause.REAL);
    }

    @AfterAll
    static void end() throws Exception {
        chip.close();
        service.close();
    }

    @AfterEach
    void clear() throws Exception {
        Bench.say(chip, "REMOVE");
        Bench.say(chip, "MUTE OFF");
    }

    @Override
    protected IdCardReader reader(Situation situation) throws Exception {
        switch (situation) {
            case CARD_LIES, CARD_COMES_AFTER_AN_INTERRUPTION -> Bench.say(chip, "INSERT R-03");
            case NO_CARD, ASKED_FOR_ITS_NUMBER -> {}
            case CARD_MOVES -> {
                Bench.say(chip, "DIE 0");
                Bench.say(chip, "INSERT R-03");
            }
            case UNKNOWN_KIND -> Bench.say(chip, "INSERT U-01");
            case SILENT, LINE_BREAKS -> {
                Bench.say(chip, "INSERT R-03");
                Bench.say(chip, "MUTE ON");
            }
        }
        return open();
    }

    @Override
    protected IdCardReader readerWith(CardType kind) throws Exception {
        Bench.say(chip, "INSERT " + Cards.holder(kind));
        return open();
    }

    private static IdCardReader open() throws Exception {
        return open(1_000);
    }

    private static IdCardReader open(int answerMillis) throws Exception {
        return (IdCardReader)
                Bench.open("samslot:reader:" + service.name(0) + "?answer=" + answerMillis, (_, _, _) -> {});
    }

    @Override
    protected IdCard card() {
        return Cards.of(CardType.RESIDENT);
    }

    @Override
    protected IdCard card(CardType kind) {
        return Cards.of(kind);
    }

    @Override
    protected char unknownFlag() {
        return 'Z';
    }

    @Override
    protected String samId() {
        return ""; // such a reader has no number to tell
    }

    /** It says one command; its answer is cut before it, within it and behind it. */
    @Test
    void aCardPulledOutBeforeWithinAndAfterItsAnswerIsNoFaultAndNeverWrong() throws Exception {
        long said = chip.answerEnds().stream().reduce(0L, Math::max);
        Bench.say(chip, "INSERT R-03");
        try (var reader = open()) {
            assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.Read(card()));
        }
        long bytes = chip.answerEnds().getLast() - said;
        try (var reader = open()) {
            for (long at : new long[] {0, 1, 2, bytes / 2, bytes - 1, bytes}) {
                Bench.say(chip, "DIE " + at);
                Bench.say(chip, "INSERT R-03");

                var reading = reader.read(PATIENCE);

                if (at < bytes) {
                    assertThat(reading).as("out after byte %d", at).isEqualTo(new CardReading.MovedTooSoon());
                } else {
                    assertThat(reading).isIn(new CardReading.MovedTooSoon(), new CardReading.Read(card()));
                }
            }
        }
    }

    @Test
    void aCardThatDoesNotAnswerEndsInItsTimeAndItsLateAnswerIsNotTheNextPersons() throws Exception {
        Bench.say(chip, "INSERT R-03");
        Bench.say(chip, "MUTE ON");
        try (var reader = open(500)) {
            assertThatThrownBy(() -> reader.read(PATIENCE))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT))
                    .hasMessageContaining("no answer within PT0.5S");
            Bench.say(chip, "MUTE OFF"); // the answer comes now, and nobody is there for it

            assertThatThrownBy(() -> reader.read(PATIENCE)).isInstanceOf(DeviceException.class);
        }
        Bench.say(chip, "INSERT " + Cards.holder(CardType.HK_MACAO_TAIWAN));
        try (var next = open()) {
            assertThat(next.read(PATIENCE)).isEqualTo(new CardReading.Read(card(CardType.HK_MACAO_TAIWAN)));
        }
    }
}
