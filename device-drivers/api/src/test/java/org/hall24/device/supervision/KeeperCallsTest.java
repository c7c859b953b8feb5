package org.hall24.device.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.Fault;
import org.hall24.device.Statistic;
import org.junit.jupiter.api.Test;

/** Who calls while the device is away, and what must not take the keeper with it: drivers, closings, the clock. */
class KeeperCallsTest extends KeeperBench {
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
    void readingsAreCountedAndLooksAreNot() throws Exception {
        var owner = Thread.ofVirtual().start(keeper::own);
        keeper.call(_ -> new CardReading.NoCard());
        assertThatThrownBy(() -> keeper.call(_ -> {
                    throw new DeviceException(Fault.GARBLED, "as the test wants");
                }))
                .isInstanceOf(DeviceException.class);
        healths.add(Optional.of(Fault.GARBLED));
        var reader = new Devices(new Devices.Caller() {
                    @Override
                    public <T> T call(DeviceRole role, ReturningWork<T> work)
                            throws DeviceException, InterruptedException {
                        return keeper.call(work);
                    }
                })
                .idCardReader();

        assertThatThrownBy(reader::checkHealth).isInstanceOf(DeviceException.class);
        reader.checkHealth();

        assertThat(keeper.statistics())
                .containsEntry(Statistic.SESSION, 2L)
                .containsEntry(Statistic.NO_READ, 1L)
                .containsEntry(Statistic.FAILED_READ, 1L);
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
    void aDriverThatCannotBeLinkedIsOfflineAndItsOwnerLivesOn() {
        unlinkable = true;
        tend(Duration.ZERO);

        assertThat(state()).isEqualTo(DeviceState.OFFLINE);
        assertThat(closed).isEqualTo(opened);

        unlinkable = false;
        tend(Backoff.CAP);
        assertThat(keeper.status().serves()).isTrue();
    }

    @Test
    void aCallThatMeetsAnUnlinkableDriverLeavesTheDeviceToBeOpenedAnew() throws Exception {
        var owner = Thread.ofVirtual().start(keeper::own);
        assertThatThrownBy(() -> keeper.call(_ -> {
                    throw new UnsatisfiedLinkError("no such library");
                }))
                .isInstanceOf(UnsatisfiedLinkError.class);

        assertThat(state()).isEqualTo(DeviceState.OFFLINE);
        String answer = keeper.call(_ -> "served");
        assertThat(answer).isEqualTo("served");
        keeper.end();
        owner.join();
    }

    /** A native close may hang for ever: on a virtual thread it would take one of the few carriers with it. */
    @Test
    void aDeviceIsClosedOnAThreadThatMayHang() {
        tend(Duration.ZERO);
        whole = false;

        tend(Keeper.TICK);

        assertThat(closed).isEqualTo(1);
        assertThat(closedByVirtualThread).isFalse();
    }

    /** At the start of a terminal its clock may be hours ahead, until the network tells it. */
    @Test
    void aClockThatIsPutBackKeepsNoDeviceWaiting() {
        tend(Duration.ZERO);
        now = now.minus(Duration.ofHours(1));
        healths.addAll(List.of(Optional.of(Fault.SILENT), Optional.of(Fault.SILENT), Optional.of(Fault.SILENT)));
        for (int i = 0; i < Keeper.MISSES_MAX; i++) {
            tend(Keeper.TICK);
        }
        assertThat(state()).isEqualTo(DeviceState.OFFLINE);

        now = now.minus(Duration.ofHours(1));
        tend(Keeper.TICK);
        assertThat(keeper.status().serves()).isTrue();
    }
}
