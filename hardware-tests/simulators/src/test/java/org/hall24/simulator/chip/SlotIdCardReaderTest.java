package org.hall24.simulator.chip;

import java.nio.file.Path;
import java.util.Random;
import org.hall24.device.CardType;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Identity cards through readers that show them as chip cards, and a real card service. */
@ResourceLock(TestService.ONE_SOCKET)
class SlotIdCardReaderTest extends IdCardReaderContract {
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
        return (IdCardReader) Bench.open("samslot:reader:" + service.name(0) + "?answer=1000", (_, _, _) -> {});
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
}
