package org.hall24.bench.card;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Speaks words to a simulated device. */
public final class Simulator {
    private final Path control;

    /** The one that listens at this socket. */
    public Simulator(Path control) {
        this.control = control;
    }

    /** Says a line of words and waits for the OK. */
    public void say(String words) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(control));
                var answers = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            channel.write(ByteBuffer.wrap((words + "\n").getBytes(StandardCharsets.UTF_8)));
            var answer = answers.readLine();
            if (answer == null || !answer.startsWith("OK")) {
                throw new IOException("told '" + words + "', the simulator answered '" + answer + "'");
            }
        }
    }
}
