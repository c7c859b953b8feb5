package org.hall24.hub.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SEED = 20_261_127;

    private final Room room = new Room(10, 4, 40, Duration.ofSeconds(1), new SplittableRandom(SEED));
    private long now = TimeUnit.HOURS.toNanos(1);

    /** As many as get in come at once, and each takes so long. */
    private int round(int come, long millis) {
        int got = 0;
        long entered = now;
        for (int i = 0; i < come; i++) {
            got += room.enter(now) ? 1 : 0;
        }
        now += millis * MILLI;
        for (int i = 0; i < got; i++) {
            room.leave(entered, now);
        }
        return got;
    }

    @Test
    void noMoreThanTheLimitAreInside() {
        assertThat(round(100, 10)).isEqualTo(10);
        assertThat(room.inside()).isZero();
    }

    @Test
    void quickWorkMakesRoomAndSlowWorkTakesItAway() {
        for (int i = 0; i < 2_000; i++) {
            round(100, 20);
        }
        assertThat(room.limit()).isEqualTo(40);
        for (int i = 0; i < 30; i++) {
            round(100, 3_000);
        }
        assertThat(room.limit()).isEqualTo(4);
    }

    @Test
    void aSlowLineNowAndThenTakesNoRoomAway() {
        for (int i = 0; i < 2_000; i++) {
            round(100, 20);
            if (i % 10 == 0) {
                round(1, 3_000);
            }
        }
        assertThat(room.limit()).isEqualTo(40);
    }

    @Test
    void anIdleRoomLearnsNothing() {
        for (int i = 0; i < 2_000; i++) {
            round(1, 20);
        }
        assertThat(room.limit()).isEqualTo(10);
    }

    @Test
    void themThatAreTurnedAwayComeBackSpreadOverTheTimeTheyNeed() {
        for (int i = 0; i < 100; i++) {
            round(11, 100);
        }
        var few = new HashSet<Integer>();
        for (int i = 0; i < 200; i++) {
            few.add(room.comeBackAfter(now));
        }
        for (int i = 0; i < 100; i++) {
            round(110, 100);
        }
        var many = new HashSet<Integer>();
        for (int i = 0; i < 1_000; i++) {
            many.add(room.comeBackAfter(now));
        }

        assertThat(few).containsExactlyInAnyOrder(1, 2);
        assertThat(many).hasSizeGreaterThan(8).allMatch(seconds -> seconds >= 1 && seconds <= 60);
    }

    @Test
    void theFirstOfAHerdAreNotSentAwayForLongOnlyBecauseNothingWasDoneYet() {
        var wishes = new HashSet<Integer>();
        for (int i = 0; i < 10; i++) {
            room.enter(now);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(room.enter(now)).isFalse();
            wishes.add(room.comeBackAfter(now));
        }
        assertThat(wishes)
                .as("ten places serve ten a second, so twenty need two; drawn from twice that")
                .allMatch(seconds -> seconds <= 4);
    }

    @Test
    void aMomentInWhichEverythingStoodStillSendsNobodyAwayForLong() {
        for (int i = 0; i < 300; i++) {
            round(10, 100);
        }
        for (int i = 0; i < 40; i++) {
            room.enter(now);
        }
        now += 10_000 * MILLI;
        var wishes = new HashSet<Integer>();
        for (int i = 0; i < 200; i++) {
            room.enter(now);
            wishes.add(room.comeBackAfter(now));
        }
        assertThat(wishes).as("a hundred a second were served before").allMatch(seconds -> seconds <= 4);
    }

    @Test
    void aQuietDayDoesNotMakeARoomLookSlow() {
        for (int i = 0; i < 300; i++) {
            round(10, 100);
        }
        for (int i = 0; i < 2_000; i++) {
            round(1, 100);
            now += 60_000 * MILLI;
        }
        var wishes = new HashSet<Integer>();
        for (int i = 0; i < 200; i++) {
            room.enter(now);
            wishes.add(room.comeBackAfter(now));
        }
        assertThat(wishes).allMatch(seconds -> seconds <= 4);
    }

    @Test
    void aRoomThatBecameSlowIsBelievedToBeSlow() {
        for (int i = 0; i < 1_500; i++) {
            round(10, 20);
        }
        for (int i = 0; i < 120; i++) {
            round(100, 1_000);
        }
        var wishes = new HashSet<Integer>();
        for (int i = 0; i < 1_000; i++) {
            wishes.add(room.comeBackAfter(now));
        }
        assertThat(wishes).anyMatch(seconds -> seconds > 4);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/matters/x, INTAKE", "/v1/matters, INTAKE", "/v1/ratings/x, INTAKE", "/v1/reconciliations, INTAKE",
        "/v1/queries, QUESTION", "/v1/live/a/b, QUESTION", "/v1/health, DOOR", "/v1/sessions, DOOR",
        "/v1/release, WAIT", "/c/YS-0007-000036-3, PAGE", "/, PAGE"
    })
    void eachPathHasItsErrand(String path, Errand errand) {
        assertThat(Errand.of(path)).isEqualTo(errand);
    }
}
