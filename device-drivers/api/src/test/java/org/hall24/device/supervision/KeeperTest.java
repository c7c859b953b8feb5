package org.hall24.device.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.Fault;
import org.hall24.device.OfflineReason;
import org.hall24.device.Statistic;
import org.junit.jupiter.api.Test;

/** The keeper's decisions, tick by tick, with time in the hand. */
class KeeperTest extends KeeperBench {
    @Test
    void aDeviceThatAnswersIsOnline() {
        assertThat(state()).isEqualTo(DeviceState.STARTING);

        tend(Duration.ZERO);

        assertThat(keeper.status().serves()).isTrue();
        assertThat(opened).isEqualTo(1);
    }

    @Test
    void twoMissedAnswersAreNoReasonAndTheThirdIs() {
        tend(Duration.ZERO);
        healths.addAll(List.of(Optional.of(Fault.SILENT), Optional.of(Fault.SILENT), Optional.of(Fault.SILENT)));

        tend(Keeper.HEALTH_EVERY);
        tend(Keeper.TICK);
        assertThat(keeper.status().serves()).isTrue();

        tend(Keeper.TICK);
        assertThat(state()).isEqualTo(DeviceState.OFFLINE);
        assertThat(keeper.status().reason()).contains(OfflineReason.COMMUNICATION);
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void aMissFollowedByAnAnswerIsForgotten() {
        tend(Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            healths.addAll(List.of(Optional.of(Fault.SILENT), Optional.of(Fault.SILENT), Optional.empty()));
            tend(Keeper.HEALTH_EVERY);
            tend(Keeper.TICK);
            tend(Keeper.TICK);
        }

        assertThat(keeper.status().serves()).isTrue();
        assertThat(opened).isEqualTo(1);
    }

    @Test
    void aBrokenLinkIsDroppedAtOnceAndNeverUsedAgain() {
        tend(Duration.ZERO);
        whole = false;

        tend(Keeper.TICK);

        assertThat(state()).isEqualTo(DeviceState.OFFLINE);
        assertThat(closed).isEqualTo(1);
        whole = true;
        tend(Backoff.CAP);
        assertThat(keeper.status().serves()).isTrue();
        assertThat(opened).isEqualTo(2);
    }

    @Test
    void aPathThatIsAwayThreeTimesIsGoneAndServesAtTheFirstLookAfterItsReturn() {
        tend(Duration.ZERO);
        present = false;
        tend(Keeper.TICK);
        tend(Keeper.TICK);
        assertThat(keeper.status().serves()).isTrue();

        tend(Keeper.TICK);
        assertThat(state()).isEqualTo(DeviceState.NO_DEVICE);
        assertThat(keeper.status().fault()).contains(Fault.GONE);

        present = true;
        tend(Keeper.TICK);
        assertThat(keeper.status().serves()).isTrue();
    }

    @Test
    void aDeviceThatReportsAFaultIsStillThereAndIsNotOpenedAnew() {
        healths.add(Optional.of(Fault.SECURITY_MODULE));

        tend(Duration.ZERO);

        assertThat(state()).isEqualTo(DeviceState.HARDWARE_ERROR);
        tend(Keeper.HEALTH_EVERY);
        assertThat(keeper.status().serves()).isTrue();
        assertThat(opened).isEqualTo(1);
    }

    @Test
    void aDeviceThatSaysThatItIsBusyHasAnswered() {
        healths.addAll(Collections.nCopies(1 + Keeper.MISSES_MAX, Optional.of(Fault.BUSY)));
        tend(Duration.ZERO);

        for (int i = 0; i < Keeper.MISSES_MAX; i++) {
            tend(Keeper.HEALTH_EVERY);
            assertThat(keeper.status().fault()).contains(Fault.BUSY);
            assertThat(state()).isEqualTo(DeviceState.DEVICE_BUSY);
        }
        assertThat(keeper.statistics()).containsEntry(Statistic.COMMUNICATION_ERROR, 0L);
        tend(Keeper.HEALTH_EVERY);
        assertThat(keeper.status().serves()).isTrue();
        assertThat(opened).isEqualTo(1);
    }

    @Test
    void aDeviceThatAnotherProgramHoldsIsTriedAgainAndAgain() {
        refusal = Fault.BUSY;
        reachable = false;
        for (int i = 0; i < 2 * Keeper.MISSES_MAX; i++) {
            tend(Backoff.CAP);
            assertThat(state()).isEqualTo(DeviceState.DEVICE_BUSY);
        }
        assertThat(dialled).isEqualTo(2 * Keeper.MISSES_MAX);

        reachable = true;
        tend(Backoff.CAP);

        assertThat(keeper.status().serves()).isTrue();
    }

    @Test
    void sinceMovesOnlyWhenTheConditionChanges() {
        tend(Duration.ZERO);
        var since = keeper.status().since();

        tend(Keeper.HEALTH_EVERY);
        tend(Keeper.HEALTH_EVERY);

        assertThat(keeper.status().since()).isEqualTo(since);
    }

    @Test
    void aLineThatFlapsIsTriedMoreSeldomUntilItHoldsForAWhile() {
        tend(Duration.ZERO);
        for (int half = 0; half < 120; half++) { // a minute with a plug that does not hold
            whole = opened == closed; // what was opened breaks before the next look
            tend(Keeper.TICK);
        }
        assertThat(opened).as("without damping it is opened each second").isBetween(6, 35);

        whole = true;
        tend(Backoff.CAP);
        for (var held = Duration.ZERO; held.compareTo(Keeper.STEADY) <= 0; held = held.plus(Keeper.HEALTH_EVERY)) {
            tend(Keeper.HEALTH_EVERY);
        }
        int before = opened;
        whole = false;
        tend(Keeper.TICK);
        whole = true;
        tend(Backoff.FIRST);
        assertThat(opened).as("it held: the first attempt comes at once").isEqualTo(before + 1);
    }

    @Test
    void whatHappensIsCountedByItsUnifiedPosName() {
        tend(Duration.ZERO);
        now = now.plus(Duration.ofHours(3));
        whole = false;
        tend(Keeper.TICK);
        whole = true;
        tend(Backoff.CAP);
        healths.add(Optional.of(Fault.SILENT));
        tend(Keeper.HEALTH_EVERY);

        assertThat(keeper.statistics())
                .containsEntry(Statistic.HOURS_POWERED, 3L)
                .containsEntry(Statistic.ONLINE_TRANSITION, 2L)
                .containsEntry(Statistic.COMMUNICATION_ERROR, 2L)
                .containsEntry(Statistic.GOOD_READ, 0L)
                .doesNotContainKey(Statistic.PAPER_CUT);
    }

    @Test
    void listenersAreToldInXfsWordsAndASlowOneMissesTheOldest() throws Exception {
        try (var feed = herald.follow()) {
            tend(Duration.ZERO);
            assertThat(feed.await(Duration.ZERO))
                    .hasValueSatisfying(change -> assertThat(change.changed()).isEqualTo(Map.of("device", "online")));
            assertThat(feed.await(Duration.ZERO)).isEmpty();

            for (int i = 0; i < StatusFeed.CHANGES_MAX; i++) {
                whole = false;
                tend(Keeper.TICK);
                whole = true;
                tend(Backoff.CAP);
            }

            assertThat(feed.missed()).isEqualTo(StatusFeed.CHANGES_MAX);
            assertThat(feed.await(Duration.ZERO)).hasValueSatisfying(change -> {
                assertThat(change.changed()).containsOnlyKeys("device");
                assertThat(change.role()).isEqualTo(DeviceRole.IDCARD);
            });
        }
    }

    @Test
    void whoForgetsToCloseTheirFeedIsToldSo() {
        for (int i = 0; i < Herald.LISTENERS_MAX; i++) {
            herald.follow();
        }

        assertThatThrownBy(herald::follow).isInstanceOf(IllegalStateException.class);
    }
}
