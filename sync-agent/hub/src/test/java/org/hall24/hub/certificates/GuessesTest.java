package org.hall24.hub.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void whoGuessesWrongTooOftenWaitsUntilTheSpanIsOverAndNobodyElseDoes() {
        var guesses = new Guesses(3, Duration.ofMinutes(10), () -> now);
        for (int i = 0; i < 3; i++) {
            assertThat(guesses.mustWait("192.0.2.1")).isFalse();
            guesses.wrong("192.0.2.1");
        }

        assertThat(guesses.mustWait("192.0.2.1")).isTrue();
        assertThat(guesses.mustWait("192.0.2.2")).isFalse();
        now = now.plus(Duration.ofMinutes(10));
        assertThat(guesses.mustWait("192.0.2.1")).isFalse();
    }

    @Test
    void aCrowdOfGuessersFillsNoMemory() {
        var guesses = new Guesses(1, Duration.ofMinutes(10), () -> now);
        for (int i = 0; i < 10_001; i++) {
            guesses.wrong("caller " + i);
        }

        assertThat(guesses.mustWait("caller 0")).isFalse();
        assertThat(guesses.mustWait("caller 1")).isTrue();
        assertThat(guesses.mustWait("caller 10000")).isTrue();
    }
}
