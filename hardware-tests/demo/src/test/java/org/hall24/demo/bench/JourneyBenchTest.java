package org.hall24.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hall24.report.Spread;
import org.junit.jupiter.api.Test;

class JourneyBenchTest {
    @Test
    void theMedianJourneyDecidesAndEveryFigureIsARow() {
        var steps = Map.of("begin", Spread.of(12, 14));

        assertThat(new JourneyBench.Result(Spread.of(900, 1_000, 5_000), steps, 3).holds())
                .isTrue();
        assertThat(new JourneyBench.Result(Spread.of(900, 2_001, 2_002), steps, 3).holds())
                .isFalse();
        assertThat(new JourneyBench.Result(Spread.of(900), steps, 1).figures())
                .hasSize(4 + 3)
                .anySatisfy(row -> {
                    assertThat(row.peer()).isEqualTo("must");
                    assertThat(row.ratio()).isEqualTo(0.45);
                });
    }
}
