package org.hall24.device.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.Fault;
import org.hall24.device.IdCardReader;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several calls as one, and devices on loan. Time passes when the test says so. */
@Timeout(20)
class LeaseTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String PLACE = "line:there";

    private final LinkedBlockingQueue<Instant> ticks = new LinkedBlockingQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final CountDownLatch reading = new CountDownLatch(1);
    private volatile Instant now = Instant.parse("2026-11-28T02:00:00Z");
    private Supervision supervision = Supervision.begin(Map.of(), surroundings(), new Makes(List.of(), List.of()));

    private Surroundings surroundings() {
        return new Surroundings(
                () -> now, _ -> now = ticks.take(), new Random(1), new JobBook((_, _, _) -> {}), Path.of("nowhere"));
    }

    @BeforeEach
    void begin() throws Exception {
        supervision = Supervision.begin(
                Map.of(DeviceRole.IDCARD, "fake:line:there"),
                surroundings(),
                new Makes(
                        List.of(new FakeDriver((link, _) -> new FakeReader(link))),
                        List.of(new FakeOpener(() -> true, this::opened))));
        supervision.idCardReader().checkHealth();
    }

    @AfterEach
    void end() {
        supervision.close();
    }

    private DeviceState state() {
        return supervision.statuses().getFirst().state();
    }

    private static <T> FutureTask<T> aside(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void isBusy(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BUSY));
    }

    @Test
    void whoHoldsALeaseGoesOnAndEverybodyElseWaitsForItsEnd() throws Exception {
        var lease = supervision.claim(DeviceRole.IDCARD, MINUTE);
        var other = aside(() -> supervision.idCardReader().read(Duration.ZERO));

        lease.devices().idCardReader().checkHealth();
        lease.devices().idCardReader().checkHealth();
        assertThat(other.isDone()).isFalse();

        lease.close();
        assertThat(other.get(10, TimeUnit.SECONDS)).isInstanceOf(CardReading.NoCard.class);
        isBusy(() -> lease.devices().idCardReader().checkHealth());
    }

    @Test
    void aLeaseIsForItsDeviceOnly() throws Exception {
        try (var lease = supervision.claim(DeviceRole.IDCARD, MINUTE)) {
            assertThatThrownBy(() -> lease.devices().camera().checkHealth())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> supervision.claim(DeviceRole.IDCARD, Lease.LONGEST.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aForgottenLeaseEndsByItselfAndInterruptsWhatItsHolderDoes() throws Exception {
        var lease = supervision.claim(DeviceRole.IDCARD, MINUTE);
        var holder = aside(() -> lease.devices().idCardReader().read(MINUTE.multipliedBy(5)));
        reading.await();

        ticks.put(now.plus(MINUTE));

        assertThatThrownBy(() -> holder.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BUSY));
        assertThat(lease.isOver()).isTrue();
        supervision.idCardReader().checkHealth();
        assertThat(opened).as("the line stayed open all the time").hasValue(1);
    }

    @Test
    void anotherThreadCancelsALeaseAndItsCall() throws Exception {
        var lease = supervision.claim(DeviceRole.IDCARD, MINUTE);
        var holder = aside(() -> lease.devices().idCardReader().read(MINUTE));
        reading.await();

        lease.close();

        assertThatThrownBy(() -> holder.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(DeviceException.class);
        supervision.idCardReader().checkHealth();
    }

    @Test
    void aDeviceOnLoanIsBusyAtOnceLetGoOfSoonAndOpenedAnewAfterwards() throws Exception {
        assertThat(supervision.lend("line:elsewhere", MINUTE)).isEmpty();

        var loan = supervision.lend(PLACE, MINUTE).orElseThrow();

        assertThat(state()).isEqualTo(DeviceState.DEVICE_BUSY);
        assertThat(loan.awaitRest(Duration.ofSeconds(10))).isTrue();
        assertThat(closed).hasValue(1);
        isBusy(() -> supervision.idCardReader().checkHealth());
        isBusy(() -> supervision.lend(PLACE, MINUTE));
        isBusy(() -> loan.devices().idCardReader().checkHealth());
        assertThat(opened).as("nobody opened what another program has").hasValue(1);

        loan.close();
        supervision.idCardReader().checkHealth();
        assertThat(opened).hasValue(2);
        assertThat(state()).isEqualTo(DeviceState.ONLINE);
    }

    @Test
    void aLoanWaitsForTheCallThatIsUnderWayAndNobodyElseComesBetween() throws Exception {
        var citizen = aside(() -> supervision.idCardReader().read(MINUTE));
        reading.await();

        var loan = supervision.lend(PLACE, MINUTE).orElseThrow();

        isBusy(() -> supervision.idCardReader().checkHealth());
        assertThat(loan.awaitRest(Duration.ofMillis(20))).isFalse();
        assertThat(closed).hasValue(0);
        loan.close();
        assertThat(citizen.isDone()).isFalse();
    }

    @Test
    void whatIsNotGivenBackInTimeIsTakenBack() throws Exception {
        var loan = supervision.lend(PLACE, MINUTE).orElseThrow();
        assertThat(loan.awaitRest(Duration.ofSeconds(10))).isTrue();

        ticks.put(now.plus(MINUTE));
        ticks.put(now.plus(MINUTE)); // the pause asks for the second when the first has been dealt with
        while (!ticks.isEmpty()) {
            Thread.onSpinWait();
        }

        supervision.idCardReader().checkHealth();
        assertThat(loan.isOver()).isTrue();
        assertThat(opened).hasValue(2);
    }

    private final class FakeReader implements IdCardReader {
        private final ByteLink link;

        FakeReader(ByteLink link) {
            this.link = link;
        }

        @Override
        public CardReading read(Duration patience) throws InterruptedException {
            if (patience.isPositive()) {
                reading.countDown();
                new CountDownLatch(1).await();
            }
            return new CardReading.NoCard();
        }

        @Override
        public void checkHealth() {}

        @Override
        public void close() {
            link.close();
        }
    }

    private ByteLink opened() {
        opened.incrementAndGet();
        return new FakeLink();
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
            return true;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
