package org.hall24.device.supervision;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.Fault;
import org.hall24.device.IdCardReader;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;

/** A keeper and the device it keeps, with time in the hand and everything else as the test wants it. */
abstract class KeeperBench {
    Instant now = Instant.parse("2026-11-22T08:00:00Z");
    boolean present = true;
    boolean whole = true;
    boolean wholeAgain;
    boolean reachable = true;
    Fault refusal = Fault.GONE;
    int dialled;
    int opened;
    int closed;
    boolean unlinkable;
    boolean closedByVirtualThread;
    final Deque<Optional<Fault>> healths = new ArrayDeque<>();

    final Herald herald = new Herald();
    final Keeper keeper = keeper();

    private Keeper keeper() {
        try {
            var makes = new Makes(
                    List.of(new FakeDriver((link, _) -> new FakeReader(link))),
                    List.of(new FakeOpener(() -> present, this::opened)));
            var surroundings = new Surroundings(
                    () -> now, _ -> {}, new Random(1), new JobBook((_, _, _) -> {}), Path.of("nowhere"));
            return new Keeper(
                    DeviceRole.IDCARD, makes.recipe(DeviceRole.IDCARD, "fake:line:there"), surroundings, herald);
        } catch (DeviceException e) {
            throw new AssertionError(e);
        }
    }

    void tend(Duration later) {
        now = now.plus(later);
        keeper.tend();
    }

    DeviceState state() {
        return keeper.status().state();
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
            if (unlinkable) {
                throw new UnsatisfiedLinkError("no such library");
            }
            var fault = healths.isEmpty() ? Optional.<Fault>empty() : healths.poll();
            if (fault.isPresent()) {
                throw new DeviceException(fault.get(), "as the test wants");
            }
        }

        @Override
        public void close() {
            closedByVirtualThread |= Thread.currentThread().isVirtual();
            link.close();
        }
    }

    private ByteLink opened() throws DeviceException {
        dialled++;
        if (!reachable) {
            throw new DeviceException(refusal, "nobody answers");
        }
        opened++;
        whole |= wholeAgain;
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
            return whole;
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
