package org.hall24.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.hall24.device.CardReading;
import org.hall24.device.IdCardReader;
import org.hall24.device.Still;
import org.hall24.people.People;
import org.hall24.simulator.Bench;
import org.hall24.time.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the chip over the line and through a program of its own to a picture. */
@Timeout(60)
class StandInPortraitTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void theStandInDecoderShowsWhatTheSimulatedCardHolds() throws Exception {
        var decoder = directory.resolve("stand-in-portrait");
        var compiler = new ProcessBuilder(
                        "gcc",
                        "-O2",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-o",
                        decoder.toString(),
                        Path.of("src", "main", "c", "standinportrait.c")
                                .toAbsolutePath()
                                .toString())
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).as("gcc").isZero();
        var port = directory.resolve("idcard");
        try (var simulator = CardReaderSimulator.at(port, People.shipped(), Pause.REAL);
                var reader =
                        (IdCardReader) Bench.open("sam:serial:" + port + "?portrait=" + decoder, (_, _, _) -> {})) {
            Bench.say(simulator, "INSERT J-01");

            var reading = reader.read(Duration.ofSeconds(15));

            assertThat(reading)
                    .isInstanceOfSatisfying(
                            CardReading.Read.class,
                            read -> isTheFaceOf(
                                    "J-01", read.likeness().portrait().orElseThrow()));
        }
    }

    private static void isTheFaceOf(String id, Still face) {
        byte[] wlt = StandInPortrait.of(id);
        assertThat(face.width()).isEqualTo(102);
        assertThat(face.height()).isEqualTo(126);
        for (int y = 0; y < 126; y++) {
            for (int x = 0; x < 102; x++) {
                int at = y / 3 * 34 + x / 3;
                int grey = at % 2 == 0 ? (wlt[16 + at / 2] >> 4) & 15 : wlt[16 + at / 2] & 15;
                assertThat(face.bgr()[3 * (y * 102 + x)] & 0xFF).isEqualTo(17 * grey);
            }
        }
    }
}
