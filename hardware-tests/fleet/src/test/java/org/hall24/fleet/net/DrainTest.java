package org.hall24.fleet.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrainTest {
    @Test
    void idealIsWhatTheHubNeedsWhenItIsNeverIdle() {
        var drain = new Drain(20_000, 15, 2_000, 3_000);

        assertThat(drain.ideal()).isEqualTo(10);
        assertThat(drain.toIdeal()).isEqualTo(1.5);
        assertThat(drain.peakToCapacity()).isEqualTo(1.5);
    }
}
