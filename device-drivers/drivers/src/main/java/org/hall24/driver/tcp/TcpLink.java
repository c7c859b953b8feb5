package org.hall24.driver.tcp;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.Intake;

/**
 * A connection to a device on the network. Reading and writing are done by threads of the link's own: interrupting a virtual thread
 * inside a socket call would close the socket, and a device that takes no bytes would hold the writer for ever.
 */
final class TcpLink implements ByteLink {
    /** A printer without paper stops taking bytes; so long may it think. */
    private static final Duration WRITE_MAX = Duration.ofSeconds(5);

    private static final int PIECE_BYTES = 4 * 1024;

    private final Socket socket;
    private final String name;
    private final Intake intake = new Intake();

    private TcpLink(Socket socket, String name) {
        this.socket = socket;
        this.name = name;
    }

    static TcpLink over(Socket socket, String name) {
        var link = new TcpLink(socket, name);
        Thread.ofVirtual().name("listen " + name).start(link::listen);
        return link;
    }

    private void listen() {
        var piece = new byte[PIECE_BYTES];
        try {
            var in = socket.getInputStream();
            int count = in.read(piece);
            while (count >= 0) {
                intake.put(piece, count);
                Arrays.fill(piece, 0, count, (byte) 0);
                count = in.read(piece);
            }
        } catch (IOException _) {
            // the end of the line, said otherwise
        }
        intake.end();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        var problem = new AtomicReference<>(Optional.of(new IOException(name + " took no bytes for " + WRITE_MAX)));
        var writing = Thread.ofVirtual().name("write " + name).start(() -> {
            try {
                socket.getOutputStream().write(bytes);
                problem.set(Optional.empty());
            } catch (IOException e) {
                problem.set(Optional.of(e));
            }
        });
        boolean ended = joined(writing);
        var broken = problem.get();
        if (!ended || broken.isPresent()) {
            intake.end();
            close();
            throw broken.orElseGet(() -> new IOException(name + " took the bytes too late"));
        }
    }

    /** Waits for the writer; an interruption is kept for later, because half a command is worse. */
    private static boolean joined(Thread writing) {
        long until = System.nanoTime() + WRITE_MAX.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return writing.join(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public int read(byte[] into, Duration patience) throws InterruptedException {
        return intake.take(into, patience);
    }

    @Override
    public boolean isWhole() {
        return !intake.hasEnded();
    }

    @Override
    public void close() {
        intake.wipe();
        try {
            socket.close();
        } catch (IOException _) {
            // closed is closed
        }
    }
}
