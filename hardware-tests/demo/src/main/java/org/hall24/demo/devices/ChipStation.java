package org.hall24.demo.devices;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hall24.demo.hall.Simulated;
import org.hall24.device.DeviceBoard;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.KeyModule;
import org.hall24.device.SmartCardReader;
import org.hall24.device.SocialCardReading;
import org.hall24.device.supervision.Supervision;
import org.hall24.people.People;
import org.hall24.people.SocialCardRow;

/**
 * The reader of social-security cards over a real card service: another card each time, of the editions that need no key module, and what is
 * read must be what was put in.
 */
final class ChipStation implements Station {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final List<String> EDITIONS = List.of("1.00", "2.00");
    private static final int ANSWER_BYTES = 400;
    private static final int PEOPLE = 8;

    private final Simulated simulator;
    private final DeviceBoard board;
    private final SmartCardReader reader;
    private final People people;

    ChipStation(Simulated simulator, Supervision devices, People people) {
        this.simulator = simulator;
        this.board = devices;
        this.reader = devices.smartCardReader();
        this.people = people;
    }

    @Override
    public String name() {
        return DeviceRole.SMARTCARD.word();
    }

    @Override
    public Simulated simulator() {
        return simulator;
    }

    @Override
    public boolean isOnline() {
        return Station.serves(board, DeviceRole.SMARTCARD);
    }

    @Override
    public List<Mishap> mishaps() {
        return List.of(
                Mishap.of("STILL ON"),
                Mishap.of("MUTE ON"),
                Mishap.upTo("SLOW", 100),
                Mishap.upTo("DIE", ANSWER_BYTES));
    }

    @Override
    public Optional<Mishap> breakingInUse() {
        return Optional.empty();
    }

    @Override
    public List<String> mending() {
        return List.of("STILL OFF", "MUTE OFF", "SLOW 0", "DIE 100000", "REMOVE");
    }

    @Override
    public Verdict use(RandomGenerator chance) throws DeviceException, IOException, InterruptedException {
        var id = "S-%02d".formatted(1 + chance.nextInt(PEOPLE));
        var row = SocialCardRow.byId(people, id).orElseThrow();
        simulator.say("INSERT " + id + " " + EDITIONS.get(chance.nextInt(EDITIONS.size())));
        try {
            return switch (reader.read(PATIENCE, KeyModule.NONE)) {
                case SocialCardReading.Read(var card) ->
                    card.number().equals(row.holder().number())
                                    && card.name().equals(row.holder().name())
                            ? Verdict.RIGHT
                            : Verdict.WRONG;
                case SocialCardReading.NoCard _, SocialCardReading.TakenTooSoon _ -> Verdict.MISSED;
                case SocialCardReading.NotAccepted _,
                        SocialCardReading.NotGenuine _,
                        SocialCardReading.Refused _,
                        SocialCardReading.KeysAway _ -> Verdict.WRONG;
            };
        } finally {
            simulator.say("REMOVE");
        }
    }
}
