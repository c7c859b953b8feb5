package org.hall24.demo.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RelayTest {
    private ServerSocket hub;
    private Relay relay;

    @BeforeEach
    void anEchoingHub() throws IOException {
        hub = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!hub.isClosed()) {
                try {
                    var caller = hub.accept();
                    Thread.ofVirtual().start(() -> echo(caller));
                } catch (IOException e) {
                    return;
                }
            }
        });
        relay = Relay.to(hub.getLocalPort());
    }

    private static void echo(Socket caller) {
        try (caller) {
            caller.getInputStream().transferTo(caller.getOutputStream());
        } catch (IOException e) {
            // cut by the relay: what the test is about
        }
    }

    @AfterEach
    void away() throws IOException {
        relay.close();
        hub.close();
    }

    @Test
    void passesBytesBothWays() throws Exception {
        try (var agent = connect()) {
            agent.getOutputStream().write("hall".getBytes(java.nio.charset.StandardCharsets.UTF_8));

            assertThat(agent.getInputStream().readNBytes(4)).asString().isEqualTo("hall");
        }
    }

    @Test
    void cutsWhatIsOpenAndRefusesWhatIsNew() throws Exception {
        try (var agent = connect()) {
            agent.getOutputStream().write(1);
            assertThat(agent.getInputStream().read()).isEqualTo(1);

            relay.off();

            assertThat(relay.isOn()).isFalse();
            assertThat(endOf(agent)).isTrue();
        }
        assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
    }

    @Test
    void passesAgainAtTheSamePortWhenTheCableIsBack() throws Exception {
        relay.off();
        relay.on();

        try (var agent = connect()) {
            agent.getOutputStream().write(7);

            assertThat(agent.getInputStream().read()).isEqualTo(7);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), relay.port());
    }

    private static boolean endOf(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }
}
