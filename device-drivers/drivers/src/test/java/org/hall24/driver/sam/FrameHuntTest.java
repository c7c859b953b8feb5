package org.hall24.driver.sam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the line brings, an intact answer behind it is found, and nothing else is taken for one. */
class FrameHuntTest {
    private static final byte[] CARD = Golden.resident("20400101");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_261_122L})
    void anIntactAnswerBehindAnyNoiseIsFound(long seed) {
        var chance = new Random(seed);
        for (int round = 0; round < 400; round++) {
            var hunt = new FrameHunt(SamCommand.READ_BASE::fits);
            boolean found = false;
            for (int i = chance.nextInt(4); i > 0 && !found; i--) {
                // the line goes quiet between two answers: a checksum of one byte cannot tell two halves apart
                found = feed(hunt, damaged(chance), chance) || hunt.salvage();
            }
            assertThat(found)
                    .as("seed %d round %d: damage taken for an answer", seed, round)
                    .isFalse();

            found = feed(hunt, CARD, chance) || hunt.salvage();

            assertThat(found).as("seed %d round %d", seed, round).isTrue();
            assertThat(hunt.answer().orElseThrow().data()).isEqualTo(Arrays.copyOfRange(CARD, 10, 1294));
        }
    }

    private static byte[] damaged(Random chance) {
        byte[] frame = CARD.clone();
        return switch (chance.nextInt(5)) {
            case 0 -> Arrays.copyOf(frame, chance.nextInt(frame.length));
            case 1 -> {
                frame[7 + chance.nextInt(frame.length - 7)] ^= (byte) (1 << chance.nextInt(8));
                yield frame;
            }
            case 2 -> {
                frame[5] = (byte) chance.nextInt();
                frame[6] = (byte) chance.nextInt();
                frame[1294] ^= 0x55;
                yield Arrays.copyOf(frame, 40);
            }
            case 3 -> Golden.hex("AAAAAA9669 FFFF 00");
            default -> {
                var noise = new byte[chance.nextInt(200)];
                chance.nextBytes(noise);
                yield noise;
            }
        };
    }

    private static boolean feed(FrameHunt hunt, byte[] bytes, Random chance) {
        int at = 0;
        boolean found = false;
        while (at < bytes.length && !found) {
            int count = Math.min(bytes.length - at, 1 + chance.nextInt(64));
            found = hunt.take(Arrays.copyOfRange(bytes, at, at + count), count);
            at += count;
        }
        return found;
    }
}
