package org.hall24.wire.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vendor mode over its socket, with a kiosk that says what the test wants. */
@Timeout(30)
class VendorLineTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path directory = Path.of("");

    private final FakeKiosk kiosk = new FakeKiosk();
    private Path socket = Path.of("");
    private VendorServer server;
    private volatile boolean taken;

    @BeforeEach
    void open() throws IOException {
        socket = directory.resolve("kiosk.sock");
        server = serve(PeerCheck.user(System.getProperty("user.name")));
    }

    private VendorServer serve(PeerCheck peers) throws IOException {
        return VendorServer.open(socket, kiosk, peers, InstantSource.system());
    }

    @AfterEach
    void close() {
        assertThat(taken).as("the kiosk took back what was given back").isFalse();
        server.close();
    }

    private void taken() {
        taken = true;
    }

    private VendorClient enter(Runnable takenBack) throws Exception {
        return VendorClient.enter(socket, "serial:/dev/ttyUSB0", MINUTE, takenBack)
                .orElseThrow();
    }

    @Test
    void aDeviceIsLentUntilTheToolSaysSo() throws Exception {
        try (var lent = enter(this::taken)) {
            assertThat(kiosk.asked).isEqualTo("serial:/dev/ttyUSB0 PT1M");
            assertThat(lent.role()).contains("idcard");
            assertThat(lent.statistics()).isEqualTo(Map.of("GoodReadCount", 41L));
            assertThat(lent.longest()).isBetween(Duration.ofSeconds(55), MINUTE);
            assertThat(kiosk.givenBack.availablePermits()).isZero();
        }
        assertThat(kiosk.givenBack.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
    }

    @Test
    void aToolThatDiesGivesBackWhatItHad() throws Exception {
        try (var line = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            line.write(frame("{\"is\":\"enterModeRequest\",\"place\":\"tcp:h:9100\",\"seconds\":60}"));
            line.read(ByteBuffer.allocate(4));
            assertThat(kiosk.givenBack.availablePermits()).isZero();
        }

        assertThat(kiosk.givenBack.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsNotGivenBackInTimeIsTakenBackAndTheToolIsTold() throws Exception {
        var told = new CountDownLatch(1);
        kiosk.lends = Duration.ofMillis(50);

        try (var _ = enter(told::countDown)) {
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(kiosk.givenBack.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aKioskThatEndsTakesEverythingBack() throws Exception {
        var told = new CountDownLatch(1);
        var lent = enter(told::countDown);

        server.close();

        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kiosk.givenBack.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        lent.close();
    }

    @Test
    void aKioskThatKeepsItSaysWhy() {
        kiosk.keeps = Optional.of("a citizen is being served; ask again later");

        assertThatThrownBy(() -> enter(this::taken))
                .isInstanceOf(VendorClient.NotLent.class)
                .hasMessage("a citizen is being served; ask again later");
    }

    @Test
    void whereNoKioskListensNoneIsAsked() throws Exception {
        assertThat(VendorClient.enter(directory.resolve("nothing.sock"), "tcp:h:1", MINUTE, this::taken))
                .isEmpty();

        var left = directory.resolve("left.sock");
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(left));
        }
        assertThat(Files.exists(left)).isTrue();
        assertThat(VendorClient.enter(left, "tcp:h:1", MINUTE, this::taken)).isEmpty();
    }

    @Test
    void whereNobodyCanLookAKioskMayListen() throws Exception {
        var circle = directory.resolve("circle");
        Files.createSymbolicLink(circle, circle);

        assertThatThrownBy(() -> VendorClient.enter(circle.resolve("kiosk.sock"), "tcp:h:1", MINUTE, this::taken))
                .isInstanceOf(VendorClient.NotLent.class)
                .hasMessageStartingWith("whether a kiosk runs cannot be told")
                .hasMessageContaining("as the user the kiosk runs as, or as root");
    }

    @Test
    void anotherUserIsRefusedByThePeerCheck() throws Exception {
        server.close();
        server = serve(PeerCheck.user("somebody-else").or(PeerCheck.user("nobody-at-all")));

        assertThatThrownBy(() -> enter(this::taken)).isInstanceOf(VendorClient.NotLent.class);
        assertThat(kiosk.asked).isEmpty();
    }

    @Test
    void aSecondKioskDoesNotTakeTheSocketOfOneThatRuns() throws Exception {
        assertThatThrownBy(() -> serve(PeerCheck.user("root")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another program listens");

        enter(this::taken).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"is\":\"exitModeRequest\"}",
                "{\"is\":\"enterModeRequest\",\"place\":null,\"seconds\":1}",
                "{\"is\":\"enterModeRequest\",\"place\":\"p\",\"seconds\":\"1\"}",
                "nonsense"
            })
    void whatIsNoRequestEndsItsLine(String said) throws Exception {
        try (var line = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            line.write(frame(said));

            assertThat(line.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
        assertThat(kiosk.asked).isEmpty();
        enter(this::taken).close();
    }

    @Test
    void aToolMayNotAskForLongerThanAKioskDoesWithout() throws Exception {
        try (var line = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            line.write(frame("{\"is\":\"enterModeRequest\",\"place\":\"p\",\"seconds\":9999999}"));
            line.read(ByteBuffer.allocate(4));
        }

        assertThat(kiosk.asked).isEqualTo("p " + VendorMode.LONGEST);
    }

    private static ByteBuffer frame(String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .flip();
    }

    private static final class FakeKiosk implements VendorMode {
        private final Semaphore givenBack = new Semaphore(0);
        private volatile String asked = "";
        private volatile Duration lends = MINUTE;
        private volatile Optional<String> keeps = Optional.empty();

        @Override
        public Answer enter(String place, Duration longest) {
            asked = place + " " + longest;
            if (keeps.isPresent()) {
                return new Refused(keeps.get());
            }
            var until = Instant.now().plus(lends);
            return new Entered() {
                private boolean over;

                @Override
                public Optional<String> role() {
                    return Optional.of("idcard");
                }

                @Override
                public Instant until() {
                    return until;
                }

                @Override
                public Map<String, Long> statistics() {
                    return Map.of("GoodReadCount", 41L);
                }

                @Override
                public void close() {
                    if (!over) {
                        over = true;
                        givenBack.release();
                    }
                }
            };
        }
    }
}
