package org.hall24.hub.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoncesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void aNonceIsGoodOnceATerminalForAsLongAsItsSignatureIsFresh() {
        var nonces = new Nonces(Nonces.NONCES_MAX);

        assertThat(nonces.take("H24-0007", "a", NOON, NOON)).isEqualTo(Nonces.Worth.NEW);
        assertThat(nonces.take("H24-0008", "a", NOON, NOON)).isEqualTo(Nonces.Worth.NEW);
        assertThat(nonces.take("H24-0007", "a", NOON, NOON.plus(Duration.ofMinutes(5))))
                .isEqualTo(Nonces.Worth.REPLAYED);
        assertThat(nonces.take("H24-0007", "b", NOON.plus(Duration.ofMinutes(5)), NOON))
                .as("by a clock that is ahead")
                .isEqualTo(Nonces.Worth.NEW);
        assertThat(nonces.take("H24-0007", "b", NOON.plus(Duration.ofMinutes(5)), NOON.plus(Duration.ofMinutes(10))))
                .isEqualTo(Nonces.Worth.REPLAYED);
    }

    @Test
    void aFullMemoryForgetsNothingAndMakesRoomWithTime() {
        var nonces = new Nonces(1_000);
        for (int i = 0; i < 1_000; i++) {
            nonces.take("H24-0007", Integer.toString(i), NOON, NOON);
        }

        assertThat(nonces.take("H24-0007", "one more", NOON, NOON)).isEqualTo(Nonces.Worth.NO_ROOM);
        assertThat(nonces.take("H24-0007", "0", NOON, NOON)).isEqualTo(Nonces.Worth.REPLAYED);
        var later = NOON.plus(Duration.ofMinutes(7));
        assertThat(nonces.take("H24-0007", "one more", later, later)).isEqualTo(Nonces.Worth.NEW);
    }

    @Test
    void aSetOfNumbersIsASet() {
        var random = new Random(1);
        var ours = new LongSet();
        var theirs = new HashSet<Long>();
        for (int i = 0; i < 50_000; i++) {
            long number = random.nextInt(20_000) * (1L << 40);

            assertThat(ours.add(number)).isEqualTo(theirs.add(number));
            assertThat(ours.contains(number)).isTrue();
        }
        assertThat(ours.size()).isEqualTo(theirs.size());
        assertThat(ours.contains(1)).isFalse();
    }
}
