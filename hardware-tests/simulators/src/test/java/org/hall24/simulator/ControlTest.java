package org.hall24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hall24.people.People;
import org.hall24.simulator.card.CardReaderSimulator;
import org.hall24.time.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ControlTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyLineOfWordsIsAnsweredByOneLine() throws Exception {
        var socket = directory.resolve("control.sock");
        try (var simulator = CardReaderSimulator.at(directory.resolve("idcard"), People.shipped(), Pause.REAL);
                var control = Control.at(socket, simulator);
                var caller = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            assertThat(say(caller, "INSERT R-01")).isEqualTo("OK");
            assertThat(say(caller, "status")).isEqualTo("OK plugged=true card=R-01 field=LAID");
            assertThat(say(caller, "INSERT R-99")).startsWith("ERR there is no card 'R-99'");
            assertThat(say(caller, "SLOW down")).startsWith("ERR a number from 0 to");
            assertThat(say(caller, "DANCE")).startsWith("ERR").contains("I understand INSERT");
            assertThat(say(caller, "UNPLUG")).isEqualTo("OK");
            assertThat(directory.resolve("idcard")).doesNotExist();
            assertThat(say(caller, "PLUG")).isEqualTo("OK");
            assertThat(directory.resolve("idcard")).exists();
            assertThat(say(caller, "QUIT")).isEqualTo("OK");
            control.awaitQuit();
        }
        assertThat(directory.resolve("idcard")).doesNotExist();
    }

    private static String say(SocketChannel caller, String words) throws Exception {
        caller.write(ByteBuffer.wrap((words + "\n").getBytes(StandardCharsets.UTF_8)));
        return new BufferedReader(new InputStreamReader(Channels.newInputStream(caller), StandardCharsets.UTF_8))
                .readLine();
    }
}
