package org.hall24.demo.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrendTest {
    private static final double NEAR = 1e-9;

    @Test
    void aLineHasItsSlope() {
        var trend = new Trend();
        for (int i = 0; i < 20; i++) {
            trend.add(i * 100.0, 50 + 3.0 * i);
        }

        assertThat(trend.slope()).isCloseTo(0.03, within(NEAR));
        assertThat(trend.level()).isCloseTo(78.5, within(NEAR));
    }

    @Test
    void whatFillsAtTheBeginningAndSingleOutliersDoNotCount() {
        var trend = new Trend();
        for (int i = 0; i < 20; i++) {
            trend.add(i, i < 4 ? i : i == 11 ? 90 : 4);
        }

        assertThat(trend.slope()).isZero();
    }

    @Test
    void ofNothingThereIsNone() {
        assertThat(new Trend().slope()).isZero();
        assertThat(new Trend().level()).isZero();
    }
}
