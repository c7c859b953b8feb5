package org.hall24.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void careModeIsNeverFasterThanTheOther() {
        var shipped = Times.SHIPPED;

        assertThat(shipped.waits(true).idle())
                .isGreaterThan(shipped.waits(false).idle());
        assertThat(shipped.waits(true).question())
                .isGreaterThan(shipped.waits(false).question());
        assertThat(shipped.waits(true).result())
                .isGreaterThan(shipped.waits(false).result());
        assertThat(shipped.waits(true).cover())
                .isGreaterThan(shipped.waits(false).cover());
    }

    @Test
    void aWaitOfNothingOrForEverIsRefused() {
        var minute = Duration.ofMinutes(1);

        assertThatThrownBy(() -> new Times.Waits(Duration.ZERO, minute, minute, minute))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Times.Waits(minute, minute, minute, Duration.ofDays(1)))
                .hasMessageContaining("at most PT15M");
    }

    @Test
    void aCodeIsNotAwaitedLongerThanAScannerLooks() {
        var shipped = Times.SHIPPED;

        assertThatThrownBy(() -> new Times(
                        shipped.normal(),
                        shipped.care(),
                        shipped.card(),
                        Duration.ofSeconds(61),
                        shipped.cardsTried(),
                        shipped.takeBack(),
                        shipped.cleared()))
                .hasMessageContaining("at most PT1M");
    }
}
