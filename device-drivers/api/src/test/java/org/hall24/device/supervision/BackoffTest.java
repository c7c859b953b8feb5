package org.hall24.device.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void waitingBetweenAttemptsGrowsToTheCapAndIsNeverLonger() {
        var backoff = new Backoff(new Random(20_261_122L));
        for (int attempt = 0; attempt < 100; attempt++) {
            assertThat(backoff.next()).isBetween(Duration.ZERO, Backoff.CAP);
        }
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Backoff.FIRST);
    }
}
