package org.hall24.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hall24.driver.escpos.Ear.Expecting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarTest {
    private final Ear ear = new Ear();

    private List<Heard> hear(Expecting next, int... bytes) {
        var heard = new ArrayList<Heard>();
        for (int one : bytes) {
            heard.addAll(ear.hear((byte) one, next));
        }
        return heard;
    }

    @Test
    void everyKindIsKnownByItsFixedBits() {
        assertThat(hear(Expecting.ANYTHING, 0x12, 0x00, 0x11, 0x10, 0x04, 0x03, 0x0F, 0x7E, 0x0F, 0x13, 0x80))
                .containsExactly(
                        new Heard.Single(0x12),
                        new Heard.InTurn(0x00),
                        new Heard.Automatic(0x10, 0x04, 0x03, 0x0F),
                        new Heard.Single(0x7E),
                        new Heard.InTurn(0x0F),
                        new Heard.Strange());
    }

    @Test
    void tenFifteenBeginsAFullStatusOnlyWhenOneIsExpected() {
        assertThat(hear(Expecting.FULL, 0x10, 0x0F, 0x20, 0x03, 0x40, 0x01))
                .containsExactly(new Heard.Full(0x20, 0x03, 0x40, 0x01));
        assertThat(hear(Expecting.ANYTHING, 0x10, 0x0F, 0x00, 0x0F))
                .containsExactly(new Heard.Automatic(0x10, 0x0F, 0x00, 0x0F));
        assertThat(hear(Expecting.FULL, 0x18, 0x00, 0x0F, 0x0F))
                .containsExactly(new Heard.Automatic(0x18, 0x00, 0x0F, 0x0F));
    }

    @Test
    void anAutomaticStatusThatLostItsRestIsNoneAndWhatFollowsIsHeard() {
        assertThat(hear(Expecting.ANYTHING, 0x18, 0x00, 0x12)).containsExactly(new Heard.Single(0x12));
        assertThat(hear(Expecting.ANYTHING, 0x18, 0x10, 0x00, 0x00, 0x0F))
                .containsExactly(new Heard.Automatic(0x10, 0x00, 0x00, 0x0F));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_261_127, 77})
    void noiseIsHeardWithoutEndOrError(long seed) {
        var chance = new Random(seed);
        int complete = 0;
        for (int i = 0; i < 300_000; i++) {
            var next = List.of(Expecting.values()).get(chance.nextInt(4));
            var heard = ear.hear((byte) chance.nextInt(256), next);
            assertThat(heard.size()).isLessThanOrEqualTo(1);
            complete += heard.size();
            if (chance.nextInt(100) == 0) {
                ear.forget();
                assertThat(ear.hear((byte) 0x12, Expecting.ANYTHING)).containsExactly(new Heard.Single(0x12));
            }
        }
        assertThat(complete).isPositive();
    }
}
