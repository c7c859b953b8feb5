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
    }

    @Test
    void aWaitOfNothingOrForEverIsRefused() {
        var minute = Duration.ofMinutes(1);

        assertThatThrownBy(() -> new Times.Waits(Duration.ZERO, minute, minute))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Times.Waits(minute, minute, Duration.ofDays(1)))
                .hasMessageContaining("at most PT15M");
    }
}
