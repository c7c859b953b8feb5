package org.hall24.device.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hall24.device.CardReading;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.Fault;
import org.hall24.device.IdCardReader;
import org.hall24.device.OfflineReason;
import org.hall24.device.Statistic;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.LinkOpener;
import org.junit.jupiter.api.Test;

/** The keeper's decisions, tick by tick, with time in the hand. */
class KeeperTest {
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private boolean present = true;
    private boolean whole = true;
    private boolean wholeAgain;
    private boolean reachable = true;
    private int dialled;
    private int opened;
    private int closed;
    private final Deque<Optional<Fault>> healths = new ArrayDeque<>();

    private final Herald herald = new Herald();
    private final Keeper keeper = keeper();

    private Keeper keeper() {
        try {
            var makes = new Makes(List.of(new FakeDriver()), List.of(new FakeOpener()));
            var surroundings = new Surroundings(
                    () -> now, _ -> {}, new Random(1), new JobBook((_, _, _) -> {}), Path.of("nowhere"));
            return new Keeper(
                    DeviceRole.IDCARD, makes.recipe(DeviceRole.IDCARD, "fake:line:there"), surroundings, herald);
        } catch (DeviceException e) {
            throw new AssertionError(e);
        }
    }

    private void tend(Duration later) {
        now = now.plus(later);
        keeper.tend();
    }

    private DeviceState state() {
        return keeper.status().state();
    }

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
    void sinceMovesOnlyWhenTheConditionChanges() {
        tend(Duration.ZERO);
        var since = keeper.status().since();

        tend(Keeper.HEALTH_EVERY);
        tend(Keeper.HEALTH_EVERY);

        assertThat(keeper.status().since()).isEqualTo(since);
    }

    @Test
    void aCallToADeviceThatIsAwayTriesOnceAndServesAsSoonAsItIsBack() throws Exception {
        reachable = false;
        var owner = Thread.ofVirtual().start(keeper::own);
        for (int attempt = 1; attempt <= 3; attempt++) {
            int before = dialled;
            assertThatThrownBy(() -> keeper.call(_ -> "served")).isInstanceOf(DeviceException.class);
            assertThat(dialled - before)
                    .isEqualTo(before == 0 ? 2 : 1); // the owner's own first attempt came before the first call
        }

        reachable = true;

        String answer = keeper.call(_ -> "served");
        assertThat(answer).isEqualTo("served");
        assertThat(keeper.status().serves()).isTrue();
        keeper.end();
        owner.join();
    }

    @Test
    void aCallFindsTheLineBrokenAndIsServedOnANewOne() throws Exception {
        var owner = Thread.ofVirtual().start(keeper::own);
        keeper.call(_ -> "the first");
        whole = false;
        wholeAgain = true;

        String answer = keeper.call(_ -> "served");
        assertThat(answer).isEqualTo("served");

        assertThat(opened).isEqualTo(2);
        assertThat(closed).isEqualTo(1);
        keeper.end();
        owner.join();
    }

    @Test
    void aPathThatIsNotThereIsNotTried() throws Exception {
        present = false;
        var owner = Thread.ofVirtual().start(keeper::own);

        assertThatThrownBy(() -> keeper.call(_ -> "served")).isInstanceOf(DeviceException.class);

        assertThat(dialled).isZero();
        keeper.end();
        owner.join();
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

    private final class FakeDriver implements DeviceDriver {
        @Override
        public String word() {
            return "fake";
        }

        @Override
        public DeviceRole role() {
            return DeviceRole.IDCARD;
        }

        @Override
        public String sentence() {
            return "A reader that answers what the test wants.";
        }

        @Override
        public List<DeviceOption> options() {
            return List.of();
        }

        @Override
        public Device open(ByteLink link, OptionValues options, Surroundings surroundings) {
            return new FakeReader(link);
        }
    }

    private final class FakeReader implements IdCardReader {
        private final ByteLink link;

        FakeReader(ByteLink link) {
            this.link = link;
        }

        @Override
        public CardReading read(Duration patience) {
            throw new AssertionError("nobody reads in this test");
        }

        @Override
        public void checkHealth() throws DeviceException {
            var fault = healths.isEmpty() ? Optional.<Fault>empty() : healths.poll();
            if (fault.isPresent()) {
                throw new DeviceException(fault.get(), "as the test wants");
            }
        }

        @Override
        public void close() {
            link.close();
        }
    }

    private final class FakeOpener implements LinkOpener {
        @Override
        public String word() {
            return "line";
        }

        @Override
        public String sentence() {
            return "A line to nowhere.";
        }

        @Override
        public List<DeviceOption> options() {
            return List.of();
        }

        @Override
        public boolean isPresent(DeviceUrl url) {
            return present;
        }

        @Override
        public ByteLink open(DeviceUrl url, OptionValues options) throws DeviceException {
            dialled++;
            if (!reachable) {
                throw new DeviceException(Fault.GONE, "nobody answers");
            }
            opened++;
            whole |= wholeAgain;
            return new FakeLink();
        }
    }

    private final class FakeLink implements ByteLink {
        @Override
        public void write(byte[] bytes) throws IOException {
            throw new IOException("nobody writes in this test");
        }

        @Override
        public int read(byte[] into, Duration patience) {
            return 0;
        }

        @Override
        public boolean isWhole() {
            return whole;
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
