package org.hall24.hub.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoncesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void aNonceIsGoodOnceATerminalForAsLongAsASignatureIsFresh() {
        var nonces = new Nonces();

        assertThat(nonces.take("H24-0007", "a", NOON)).isEqualTo(Nonces.Worth.NEW);
        assertThat(nonces.take("H24-0008", "a", NOON)).isEqualTo(Nonces.Worth.NEW);
        assertThat(nonces.take("H24-0007", "a", NOON.plus(Duration.ofMinutes(10))))
                .isEqualTo(Nonces.Worth.REPLAYED);
        assertThat(nonces.take("H24-0007", "a", NOON.plus(Duration.ofMinutes(11))))
                .isEqualTo(Nonces.Worth.NEW);
    }

    @Test
    void aFullMemoryRefusesInsteadOfForgetting() {
        var nonces = new Nonces();
        for (int i = 0; i < 250_000; i++) {
            nonces.take("H24-0007", Integer.toString(i), NOON);
        }

        assertThat(nonces.take("H24-0007", "one more", NOON)).isEqualTo(Nonces.Worth.NO_ROOM);
        assertThat(nonces.take("H24-0007", "0", NOON)).isEqualTo(Nonces.Worth.REPLAYED);
        assertThat(nonces.take("H24-0007", "one more", NOON.plus(Duration.ofMinutes(11))))
                .isEqualTo(Nonces.Worth.NEW);
    }
}
