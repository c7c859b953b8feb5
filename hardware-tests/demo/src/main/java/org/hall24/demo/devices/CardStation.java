package org.hall24.demo.devices;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hall24.demo.hall.Simulated;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceBoard;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.IdCardReader;
import org.hall24.device.supervision.Supervision;
import org.hall24.people.People;
import org.hall24.people.Person;

/** The identity-card reader: another card each time, and what is read must be what was laid. */
final class CardStation implements Station {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int ANSWER_BYTES = 1_295;

    private final Simulated simulator;
    private final DeviceBoard board;
    private final IdCardReader reader;
    private final List<Person> people;

    CardStation(Simulated simulator, Supervision devices, People people) {
        this.simulator = simulator;
        this.board = devices;
        this.reader = devices.idCardReader();
        this.people = people.people().stream()
                .filter(person -> person.id().startsWith("R-"))
                .toList();
    }

    @Override
    public String name() {
        return DeviceRole.IDCARD.word();
    }

    @Override
    public Simulated simulator() {
        return simulator;
    }

    @Override
    public boolean isOnline() {
        return Station.serves(board, DeviceRole.IDCARD);
    }

    @Override
    public List<Mishap> mishaps() {
        return List.of(Mishap.of("TREMBLE ON"), Mishap.of("MUTE ON"), Mishap.upTo("SLOW", 1_000));
    }

    @Override
    public Optional<Mishap> breakingInUse() {
        return Optional.of(Mishap.upTo("DIE", ANSWER_BYTES));
    }

    @Override
    public List<String> mending() {
        return List.of("TREMBLE OFF", "MUTE OFF", "SLOW 0", "DIE 100000", "REMOVE");
    }

    @Override
    public Verdict use(RandomGenerator chance) throws DeviceException, IOException, InterruptedException {
        var person = people.get(chance.nextInt(people.size()));
        simulator.say("INSERT " + person.id());
        try {
            return switch (reader.read(PATIENCE)) {
                case CardReading.Read read ->
                    read.card().number().equals(person.number())
                                    && read.card().name().equals(person.name())
                            ? Verdict.RIGHT
                            : Verdict.WRONG;
                case CardReading.NoCard _, CardReading.MovedTooSoon _ -> Verdict.MISSED;
                case CardReading.NotAccepted _, CardReading.UnknownKind _ -> Verdict.WRONG;
            };
        } finally {
            simulator.say("REMOVE");
        }
    }
}
