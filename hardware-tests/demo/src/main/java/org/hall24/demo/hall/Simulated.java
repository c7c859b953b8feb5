package org.hall24.demo.hall;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Speaks words to one simulated device, over its control socket: a line of words out, {@code OK} or a sentence in. */
public final class Simulated {
    private static final int ANSWER_BYTES_MAX = 4096;

    private final Path control;

    /** Speaks to the simulator that listens here. */
    public Simulated(Path control) {
        this.control = control;
    }

    /**
     * Says one line of words and waits for the answer.
     *
     * @return what follows {@code OK}, such as a status; often empty
     * @throws IOException when the simulator does not answer, or answers that it cannot
     */
    public String say(String words) throws IOException {
        try {
            return said(words);
        } catch (SocketException e) {
            throw new IOException("told '" + words + "', the simulator at " + control + " hung up", e);
        }
    }

    private String said(String words) throws IOException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(control));
            var line = ByteBuffer.wrap((words + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            var answer = ByteBuffer.allocate(ANSWER_BYTES_MAX);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                if (answer.position() > 0 && answer.get(answer.position() - 1) == '\n') {
                    break;
                }
            }
            var said = new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8).strip();
            if (!said.startsWith("OK")) {
                throw new IOException("told '" + words + "', the simulator answered '" + said + "'");
            }
            return said.substring(2).strip();
        }
    }
}
