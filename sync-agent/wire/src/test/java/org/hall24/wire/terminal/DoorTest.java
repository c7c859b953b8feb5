package org.hall24.wire.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A door on a machine that is short of something for a while. */
@Timeout(30)
class DoorTest {
    private static final int REFUSALS = 100;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aMachineThatWasOutOfFilesLeavesNoSocketDark() throws Exception {
        var address = UnixDomainSocketAddress.of(directory.resolve("bell.sock"));
        var refusals = new AtomicInteger(REFUSALS);
        List<Duration> waits = new CopyOnWriteArrayList<>();
        var served = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                var door = door()) {
            server.bind(address);
            Door.Bell bell = () -> {
                if (refusals.getAndDecrement() > 0) {
                    throw new IOException("Too many open files");
                }
                return server.accept();
            };
            Thread.ofVirtual().start(() -> accept(door, bell, waits, served, ended));

            try (var _ = SocketChannel.open(address)) {
                assertThat(served.await(10, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(ended.await(10, TimeUnit.SECONDS)).as("the closed door").isTrue();
        assertThat(waits).hasSize(REFUSALS).allMatch(Duration.ofSeconds(1)::equals);
    }

    private static void accept(
            Door door, Door.Bell bell, List<Duration> waits, CountDownLatch served, CountDownLatch ended) {
        try {
            door.accept(bell, waits::add, _ -> served.countDown());
            ended.countDown();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Door door() throws IOException {
        var me = PeerCheck.user(System.getProperty("user.name"));
        return Door.open("door", directory.resolve("door.sock"), "rw-------", me, 1, _ -> {});
    }
}
