package org.hall24.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceStatus;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.Supervision;
import org.hall24.people.People;
import org.hall24.simulator.card.CardReaderSimulator;
import org.hall24.time.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A cable that comes out in the middle of a reading, again and again. Alone, for it counts what this whole program holds open. */
@Timeout(120)
@Isolated
class UnpluggedReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path directory = Path.of("");

    private static boolean serves(Supervision supervision) {
        return supervision.statuses().stream().allMatch(DeviceStatus::serves);
    }

    @Test
    void aReaderUnpluggedAtAnyByteOfAReadServesAgainWhenPlugged() throws Exception {
        long seed = 20_261_122L;
        var chance = new Random(seed);
        try (var card = CardReaderSimulator.at(directory.resolve("idcard"), People.shipped(), Pause.REAL);
                var supervision = Supervision.begin(
                        Map.of(DeviceRole.IDCARD, "sam:serial:" + directory.resolve("idcard")),
                        Bench.surroundings((_, _, _) -> {}),
                        Makes.shipped())) {
            Bench.eventually(() -> serves(supervision));
            var reader = supervision.idCardReader();
            long descriptors = descriptors();
            for (int round = 0; round < 8; round++) {
                Bench.say(card, "INSERT R-02");
                int at = chance.nextInt(1, 1_295);
                Bench.say(card, "DIE " + at);

                assertThatThrownBy(() -> reader.read(PATIENCE))
                        .as("seed %d round %d byte %d", seed, round, at)
                        .isInstanceOf(DeviceException.class);
                assertThatThrownBy(() -> reader.read(PATIENCE)).isInstanceOf(DeviceException.class);

                Bench.say(card, "PLUG");
                Bench.eventually(() -> serves(supervision));
                assertThat(reader.read(PATIENCE)).isInstanceOf(CardReading.Read.class);
                Bench.say(card, "REMOVE");
            }
            Bench.eventually(() -> descriptors() <= descriptors + 1);
        }
    }

    private static long descriptors() throws Exception {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
