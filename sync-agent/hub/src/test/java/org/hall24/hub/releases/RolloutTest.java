package org.hall24.hub.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final List<String> TERMINALS =
            IntStream.range(0, 10_000).mapToObj("H24-%04d"::formatted).toList();

    private static List<String> offered(Rollout rollout) {
        return TERMINALS.stream().filter(rollout::offeredTo).toList();
    }

    @Test
    void tenPercentAreAboutTenPercentAndAmongTwenty() {
        var ten = offered(new Rollout(2, "r2", 10, false));
        var twenty = offered(new Rollout(2, "r2", 20, false));

        assertThat(ten.size()).isBetween(850, 1_150);
        assertThat(twenty).containsAll(ten);
        assertThat(offered(new Rollout(2, "r2", 100, false))).hasSize(10_000);
        assertThat(offered(new Rollout(2, "r2", 0, false))).isEmpty();
    }

    @Test
    void anotherSaltTakesOtherTerminalsFirst() {
        var first = offered(new Rollout(2, "a", 10, false));
        var second = offered(new Rollout(2, "b", 10, false));

        assertThat(second.stream().filter(first::contains).count()).isLessThan(200);
    }

    @Test
    void aPausedOneIsOfferedToNobody() {
        assertThat(offered(new Rollout(2, "r2", 100, true))).isEmpty();
    }
}
