package org.hall24.fleet.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MannersTest {
    @Test
    void withoutMannersEverybodyDrawsTheLongestWait() {
        var chance = Manners.NONE.chance(new SplittableRandom(24));

        assertThat(chance.nextLong(15_000)).isEqualTo(14_999);
        assertThat(chance.nextInt(8)).isEqualTo(7);
    }

    @Test
    void oursIsTheTerminalsOwnChance() {
        var own = new SplittableRandom(24);

        assertThat(Manners.OURS.chance(own)).isSameAs(own);
    }
}
