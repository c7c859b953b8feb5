package org.hall24.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void nineOfTenAreNotAboveTheNinth() {
        var spread =
                Spread.of(IntStream.rangeClosed(1, 10).mapToDouble(i -> i * 10).toArray());

        assertThat(spread).isEqualTo(new Spread(55, 90, 100, 10));
        assertThat(Spread.of(7)).isEqualTo(new Spread(7, 7, 7, 7));
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0)).median()).isEqualTo(2);
    }
}
