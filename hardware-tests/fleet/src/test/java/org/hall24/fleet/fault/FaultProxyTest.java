package org.hall24.fleet.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultProxyTest {
    private static final int ANSWER_MAX = 10_000;

    /** Nobody really waits: what a fault sleeps is over at once. */
    private static final Pause AT_ONCE = _ -> {};

    private final LinkedBlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
    private ServerSocket hub;
    private Thread serving;

    /** A hub that greets once and then answers each byte with its double. */
    @BeforeEach
    void open() throws IOException {
        hub = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        serving = Thread.ofVirtual().start(() -> {
            while (!hub.isClosed()) {
                try {
                    var socket = hub.accept();
                    Thread.ofVirtual().start(() -> answer(socket));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void answer(Socket socket) {
        try (socket) {
            for (int one = socket.getInputStream().read();
                    one >= 0;
                    one = socket.getInputStream().read()) {
                heard.add(one);
                socket.getOutputStream().write(one * 2);
            }
        } catch (IOException e) {
            // The proxy cut it, which is what it is for.
        }
    }

    @AfterEach
    void close() throws Exception {
        hub.close();
        serving.join();
    }

    @Test
    void fairWeatherChangesNothing() throws Exception {
        try (var network = network(Weather.FAIR);
                var terminal = connect(network)) {
            assertThat(ask(terminal, 7)).isEqualTo(14);
            assertThat(ask(terminal, 8)).isEqualTo(16);
            assertThat(network.met(Fault.NONE)).isZero();
        }
    }

    @Test
    void anAnswerIsLostAfterTheRequestGotThrough() throws Exception {
        try (var network = network(Weather.bad(100, Fault.ANSWER_LOST));
                var terminal = connect(network)) {
            int answered = 0;
            for (int request = 1; request <= 10; request++) {
                if (ask(terminal, request) < 0) {
                    break;
                }
                answered++;
            }

            assertThat(answered).isBetween(1, 4); // the greeting's turn and some requests go well
            for (int request = 1; request <= answered + 1; request++) {
                assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(request);
            }
            assertThat(network.met(Fault.ANSWER_LOST)).isEqualTo(1);
        }
    }

    @Test
    void aCutInTheMiddleEndsBothWays() throws Exception {
        try (var network = network(Weather.bad(100, Fault.CUT_GOING));
                var terminal = connect(network)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 30_000; i++) {
                            if (ask(terminal, 1) < 0) {
                                throw new IOException("cut");
                            }
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(network.met(Fault.CUT_GOING)).isEqualTo(1);
        }
    }

    @Test
    void theCableIsPulledAndPutBack() throws Exception {
        try (var network = network(Weather.FAIR)) {
            var before = connect(network);
            assertThat(ask(before, 7)).isEqualTo(14);

            network.off();

            assertThat(before.getInputStream().read()).isNegative();
            assertThatThrownBy(() -> connect(network)).isInstanceOf(ConnectException.class);

            network.on();
            try (var after = connect(network)) {
                assertThat(ask(after, 9)).isEqualTo(18);
            }
            before.close();
        }
    }

    @Test
    void aNodeThatIsAwayIsPassedOver() throws Exception {
        int nobody;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        try (var network = FaultProxy.to(List.of(nobody, hub.getLocalPort()), new SplittableRandom(24), AT_ONCE)) {
            for (int i = 0; i < 4; i++) {
                try (var terminal = connect(network)) {
                    assertThat(ask(terminal, 7)).isEqualTo(14);
                }
            }
        }
    }

    private FaultProxy network(Weather weather) throws IOException {
        var network = FaultProxy.to(List.of(hub.getLocalPort()), new SplittableRandom(24), AT_ONCE);
        network.weather(weather);
        return network;
    }

    private static Socket connect(FaultProxy network) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), network.port());
        socket.setSoTimeout(Math.toIntExact(Duration.ofMillis(ANSWER_MAX).toMillis()));
        return socket;
    }

    private static int ask(Socket terminal, int request) throws IOException {
        try {
            terminal.getOutputStream().write(request);
            return terminal.getInputStream().read();
        } catch (java.net.SocketException e) {
            return -1;
        }
    }
}
