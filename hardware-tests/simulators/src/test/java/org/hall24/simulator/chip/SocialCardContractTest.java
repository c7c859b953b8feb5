package org.hall24.simulator.chip;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.hall24.device.KeyModule;
import org.hall24.device.SmartCardReader;
import org.hall24.device.SocialCard;
import org.hall24.device.contract.SmartCardReaderContract;
import org.hall24.people.People;
import org.hall24.simulator.Bench;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The driver at simulated cards, through a real card service. */
@ResourceLock(TestService.ONE_SOCKET)
class SocialCardContractTest extends SmartCardReaderContract {
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
        awaitSeen(false);
    }

    /** The card service looks every 400 ms: a card that is changed for another meanwhile would be the one before to it. */
    private static void awaitSeen(boolean card) throws Exception {
        try (var looker = open()) {
            Bench.eventually(() -> looker.awaitTaken(Duration.ZERO) != card);
        }
    }

    private static SmartCardReader open() throws Exception {
        return (SmartCardReader) Bench.open("pcsc:reader:Hall24*00 00?answer=1000", (_, _, _) -> {});
    }

    @Override
    protected SmartCardReader reader(Situation situation) throws Exception {
        switch (situation) {
            case OPEN_CARD_LIES -> {
                Bench.say(chip, "INSERT S-06 2.00");
                awaitSeen(true);
            }
            case CARD_COMES_AFTER_AN_INTERRUPTION, ASKED_TO_WRITE -> Bench.say(chip, "INSERT S-06 2.00");
            case LOCKED_CARD_LIES, REFUSED_CARD -> Bench.say(chip, "INSERT S-03 3.00");
            case NO_CARD -> {}
            case CARD_IS_TAKEN -> {
                Bench.say(chip, "INSERT S-06 2.00");
                Bench.say(chip, "DIE 40");
            }
            case OTHER_CARD -> Bench.say(chip, "INSERT X-00");
            case COPIED_CARD -> Bench.say(chip, "INSERT S-03 3.00 COPY");
            case SLOT_BREAKS -> {
                Bench.say(chip, "INSERT S-06 2.00");
                Bench.say(chip, "MUTE ON");
            }
        }
        return open();
    }

    @Override
    protected void take() throws Exception {
        Bench.say(chip, "REMOVE");
    }

    @Override
    protected SocialCard openCard() {
        return new SocialCard(
                "2.00",
                "990000",
                "Y00000006",
                "990000199312070244",
                "迪丽努尔·阿卜杜克里木·吐尔逊",
                Optional.of(2),
                Optional.of(LocalDate.of(1993, 12, 7)),
                LocalDate.of(2020, 1, 1),
                Optional.of(LocalDate.of(2030, 1, 1)));
    }

    @Override
    protected SocialCard lockedCard() {
        return new SocialCard(
                "3.00",
                "990000",
                "Y00000003",
                "990000200002291231",
                "欧阳𠮷麟",
                Optional.of(1),
                Optional.of(LocalDate.of(2000, 2, 29)),
                LocalDate.of(2020, 1, 1),
                Optional.of(LocalDate.of(2030, 1, 1)));
    }

    @Override
    protected KeyModule keys() {
        return new Issuer();
    }
}
