package org.hall24.driver.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.hall24.device.link.CardSlot.Powering;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever happens between slot and card, no hold on the card is forgotten: a forgotten lock would darken the reader for everybody. */
@Timeout(30)
class PcscSlotTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CountingTerminal terminal = new CountingTerminal();
    private final CountDownLatch released = new CountDownLatch(1);
    private PcscSlot slot;

    @BeforeEach
    void open() throws Exception {
        slot = new PcscSlot(terminal, new ServiceThread("counting"), released::countDown, PATIENCE);
    }

    @AfterEach
    void close() throws Exception {
        slot.close();
        assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(terminal.held()).isZero();
    }

    @Test
    void aPersonWhoLeavesWhileTheCardIsPoweredLeavesItFreeForTheNext() throws Exception {
        interruptWhileConnecting(() -> slot.power(PATIENCE));

        assertThat(terminal.locked()).isZero();
        assertThat(slot.power(PATIENCE)).isInstanceOf(Powering.Ready.class);
    }

    @Test
    void aPersonWhoLeavesWhileTheCardIsPutToRestLeavesItKnown() throws Exception {
        slot.power(PATIENCE);

        interruptWhileConnecting(() -> {
            slot.rest();
            return true;
        });

        assertThat(slot.keepsCard()).as("it lies there still, and was read").isTrue();
    }

    /** Somebody leaves in the middle of this, while the service connects. */
    private void interruptWhileConnecting(java.util.concurrent.Callable<?> what) throws Exception {
        terminal.connects = new CountDownLatch(1);
        terminal.connecting = new CountDownLatch(1);
        var doing = new FutureTask<>(what);
        var person = Thread.ofVirtual().start(doing);
        terminal.connecting.await();
        person.interrupt();
        terminal.connects.countDown();
        assertThatThrownBy(() -> doing.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void aCardTakenWhileItIsLockedIsNotHeldAnyMore() throws Exception {
        terminal.lockFails = "SCARD_W_REMOVED_CARD";

        assertThat(slot.power(Duration.ofMillis(1))).isEqualTo(new Powering.NoCard());

        assertThat(terminal.held()).isZero();
    }

    @Test
    void aCardTakenWhileItIsPutToRestIsNotHeldAnyMore() throws Exception {
        slot.power(PATIENCE);
        terminal.unlockFails = "SCARD_W_REMOVED_CARD";

        slot.rest();

        assertThat(terminal.held()).isZero();
        assertThat(slot.keepsCard()).isFalse();
    }

    @Test
    void aCardThatAnotherProgramKeepsIsToldAndTheSlotServesWhenItIsFree() throws Exception {
        terminal.connectFails = "SCARD_E_SHARING_VIOLATION";

        assertThat(slot.power(PATIENCE)).isEqualTo(new Powering.Held());

        assertThat(slot.isWhole()).isTrue();
        terminal.connectFails = "";
        assertThat(slot.power(PATIENCE)).isInstanceOf(Powering.Ready.class);
    }

    @Test
    void aForgottenCardThatAnotherProgramPoweredAnewIsStillTheForgottenOne() throws Exception {
        slot.power(PATIENCE);
        slot.rest();
        terminal.lockFails = "SCARD_W_RESET_CARD";

        assertThat(slot.keepsCard()).isTrue();

        assertThat(terminal.held()).isEqualTo(1);
        terminal.lockFails = "SCARD_W_REMOVED_CARD";
        assertThat(slot.keepsCard()).isFalse();
    }
}
