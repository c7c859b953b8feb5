package org.hall24.driver.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.hall24.device.contract.HandClock;
import org.hall24.device.link.ByteLink;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuffixTest {
    private static final Duration GAP = Duration.ofMillis(50);

    @ParameterizedTest
    @ValueSource(strings = {"cr", "none"})
    @Timeout(20)
    void aLineThatTalksForEverIsNoCodeAndHoldsNobody(String word) throws Exception {
        var ear = new Ear(new Chatter(), new HandClock());

        assertThat(Suffix.named(word, GAP).collect(ear, GAP).map(RawCode::isWhole))
                .isEqualTo(Optional.of(false));
    }

    /** Somebody else's device, which never rests. */
    private static final class Chatter implements ByteLink {
        @Override
        public void write(byte[] bytes) {
            throw new AssertionError("nobody says anything to it");
        }

        @Override
        public int read(byte[] into, Duration patience) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException("the test has waited long enough");
            }
            Arrays.fill(into, (byte) 'A');
            return into.length;
        }

        @Override
        public boolean isWhole() {
            return true;
        }

        @Override
        public void close() {}
    }
}
