package org.hall24.device.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.hall24.device.link.FaultyLink;
import org.hall24.device.link.FaultyLink.Plan;
import org.junit.jupiter.api.Test;

class FaultyLinkTest {
    private static final byte[] ASK = {1, 2, 3, 4};
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long SEED = 20_261_127L;

    private final HandClock clock = new HandClock();
    private final ScriptedLink device = new ScriptedLink(clock);

    private FaultyLink with(Plan plan) {
        return new FaultyLink(device, plan, new SplittableRandom(SEED), clock);
    }

    @Test
    void calmChangesNothing() throws Exception {
        device.expecting(ASK, new byte[] {5, 6, 7});
        var link = with(Plan.CALM);
        var into = new byte[8];

        link.write(ASK);

        assertThat(link.read(into, SECOND)).isEqualTo(3);
        assertThat(into).startsWith(5, 6, 7, 0);
    }

    @Test
    void theCableIsCutInTheMiddleOfARequest() {
        device.expecting(new byte[] {1, 2});
        var link = with(Plan.CALM.cutAfterSent(2));

        assertThatThrownBy(() -> link.write(ASK)).isInstanceOf(IOException.class);
        assertThat(link.isWhole()).isFalse();
        assertThat(device.isClosed()).isTrue();
        assertThatThrownBy(() -> link.read(new byte[8], SECOND)).isInstanceOf(IOException.class);
    }

    @Test
    void theCableIsCutInTheMiddleOfAnAnswer() throws Exception {
        device.expecting(ASK, new byte[] {5, 6, 7});
        var link = with(Plan.CALM.cutAfterHeard(2));

        link.write(ASK);

        assertThat(link.read(new byte[8], SECOND)).isEqualTo(2);
        assertThatThrownBy(() -> link.read(new byte[8], SECOND)).isInstanceOf(IOException.class);
    }

    @Test
    void itFallsSilentAndStaysWhole() throws Exception {
        device.expecting(ASK, new byte[] {5, 6, 7});
        var link = with(Plan.CALM.silentAfter(1).delay(Duration.ofMillis(40)));
        var began = clock.instant();

        link.write(ASK);

        assertThat(link.read(new byte[8], SECOND)).isEqualTo(1);
        assertThat(link.read(new byte[8], SECOND)).isZero();
        assertThat(link.isWhole()).isTrue();
        assertThat(Duration.between(began, clock.instant())).isEqualTo(Duration.ofMillis(1_040));
    }

    @Test
    void bytesAreLostAndBitsTurnedByTheSameChanceEachTime() throws Exception {
        var answer = new byte[2_000];
        var first = new byte[2_000];
        var second = new byte[2_000];
        device.expecting(ASK, answer).expecting(ASK, answer);
        var plan = Plan.CALM.drop(0.1).flip(0.2);

        device.write(ASK);
        int kept = with(plan).read(first, SECOND);
        device.write(ASK);

        assertThat(with(plan).read(second, SECOND)).isEqualTo(kept).isBetween(1_700, 1_900);
        assertThat(first).isEqualTo(second);
        int turned = 0;
        for (byte one : first) {
            turned += Integer.bitCount(one & 0xFF);
        }
        assertThat(turned).isBetween(250, 470);
    }

    @Test
    void aPieceThatIsLostWholeIsNotTheEndOfTheWaiting() throws Exception {
        device.expecting(ASK, new byte[] {5});
        var link = with(Plan.CALM.drop(1));

        link.write(ASK);

        assertThat(link.read(new byte[8], SECOND)).isZero();
        assertThat(link.isWhole()).isTrue();
    }
}
