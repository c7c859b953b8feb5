package org.hall24.simulator.card;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.hall24.device.CardType;
import org.hall24.device.IdCard;
import org.hall24.device.IdCardReader;
import org.hall24.device.contract.IdCardReaderContract;
import org.hall24.people.People;
import org.hall24.simulator.Bench;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The driver at the simulator, over a real pseudo-terminal. */
class CardReaderSimulatorTest extends IdCardReaderContract {
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
        return (IdCardReader) Bench.open("sam:serial:" + directory.resolve("idcard"), (_, _, _) -> {});
    }

    @Override
    protected IdCard card() {
        return new IdCard(
                CardType.RESIDENT,
                "欧阳𠮷麟",
                1,
                Optional.of("03"),
                LocalDate.of(2000, 2, 29),
                "演示市新城区石榴路88号楼台小区12栋1704室",
                "990000200002291231",
                "演示市公安局新城分局",
                LocalDate.of(2018, 9, 10),
                Optional.of(LocalDate.of(2028, 9, 10)));
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
