package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.hall24.device.CardReading;
import org.hall24.device.Device;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.IdCardReader;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.LinkOpener;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.Supervision;
import org.hall24.settings.Times;
import org.hall24.wire.terminal.Agent.SessionState;
import org.hall24.wire.terminal.VendorMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reader that reads for as long as the test wants, and a technician who asks for it. Time passes when the test says so. */
@Timeout(20)
class LendingTest {
    private static final String PLACE = "line:there";
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch read = new CountDownLatch(1);
    private volatile Instant now = Instant.parse("2026-11-28T02:00:00Z");
    private final Occupancy occupancy = new Occupancy(() -> now);
    private Supervision devices = Supervision.begin(Map.of(), surroundings(), new Makes(List.of(), List.of()));

    private Surroundings surroundings() {
        return new Surroundings(
                () -> now,
                _ -> new CountDownLatch(1).await(),
                new Random(1),
                new JobBook((_, _, _) -> {}),
                Path.of("nowhere"));
    }

    @BeforeEach
    void begin() throws Exception {
        devices = Supervision.begin(
                Map.of(DeviceRole.IDCARD, "fake:" + PLACE),
                surroundings(),
                new Makes(List.of(new FakeDriver()), List.of(new FakeOpener())));
        devices.idCardReader().checkHealth();
        Thread.ofVirtual().start(new FutureTask<>(() -> devices.idCardReader().read(TEN_SECONDS)));
        reading.await();
    }

    @AfterEach
    void end() {
        devices.close();
    }

    /** Asked for while the reader reads, which ends when so much time has passed. */
    private VendorMode.Answer askedFor(Duration longest, Duration readingTakes) throws Exception {
        var lending = new Lending(occupancy, devices, Times.SHIPPED, () -> now);
        var technician = new FutureTask<>(() -> lending.enter(PLACE, longest));
        Thread.ofVirtual().start(technician);
        while (devices.statuses().getFirst().state() != DeviceState.DEVICE_BUSY) {
            Thread.onSpinWait();
        }
        now = now.plus(readingTakes);
        read.countDown();
        return technician.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aLoanThatIsOverBeforeTheDeviceWasLetGoOfIsRefused() throws Exception {
        var answer = askedFor(TEN_SECONDS, TEN_SECONDS);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        VendorMode.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("10 s", "ask for longer"));
        assertThat(occupancy.state()).isEqualTo(SessionState.FREE);
        devices.idCardReader().checkHealth();
    }

    @Test
    void aLoanWithTimeLeftIsGivenUntilItIsClosed() throws Exception {
        var answer = askedFor(TEN_SECONDS, TEN_SECONDS.minusMillis(1));

        assertThat(answer).isInstanceOf(VendorMode.Entered.class);
        assertThat(occupancy.state()).isEqualTo(SessionState.MAINTENANCE);
        ((VendorMode.Entered) answer).close();
        assertThat(occupancy.state()).isEqualTo(SessionState.FREE);
        devices.idCardReader().checkHealth();
    }

    private final class FakeReader implements IdCardReader {
        @Override
        public CardReading read(Duration patience) throws InterruptedException {
            reading.countDown();
            read.await();
            return new CardReading.NoCard();
        }

        @Override
        public void checkHealth() {}

        @Override
        public void close() {}
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
            return "A reader that reads for as long as the test wants.";
        }

        @Override
        public List<DeviceOption> options() {
            return List.of();
        }

        @Override
        public Device open(ByteLink link, OptionValues options, Surroundings surroundings) {
            return new FakeReader();
        }
    }

    private static final class FakeOpener implements LinkOpener {
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
            return true;
        }

        @Override
        public ByteLink open(DeviceUrl url, OptionValues options) {
            return new FakeLink();
        }
    }

    private static final class FakeLink implements ByteLink {
        @Override
        public void write(byte[] bytes) {
            throw new AssertionError("nobody writes in this test");
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
        public void close() {}
    }
}
