package org.hall24.wire.terminal;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Frames on a stream: four bytes of length, big-endian, 1 to {@value Conversation#MESSAGE_BYTES_MAX}, and then as many bytes.
 *
 * <p>Blocking, with a deadline, and interruptible; one thread at a time. After any exception the stream is out of step: close it.
 */
final class Frames implements AutoCloseable {
    /** Memory grows with the bytes that really came, not with the length somebody claims. */
    private static final int CHUNK_BYTES = 64 << 10;

    private final SocketChannel channel;
    private final Selector selector;

    /** Takes the channel over, also its closing. */
    Frames(SocketChannel channel) throws IOException {
        this.channel = channel;
        try {
            channel.configureBlocking(false);
            selector = Selector.open();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /**
     * Sends one frame.
     *
     * @throws IOException when the other end is gone or does not take it in time
     */
    void send(byte[] message, Duration patience) throws IOException, InterruptedException {
        var deadline = new Deadline(patience);
        var bytes = ByteBuffer.allocate(Integer.BYTES + message.length)
                .putInt(message.length)
                .put(message)
                .flip();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
    }

    /**
     * Receives one frame.
     *
     * @param forStart how long until its first byte
     * @param forRest how long from there to its last
     * @throws EOFException when the other end closed
     * @throws IOException when the line broke, the length is out of bounds, or time is up
     */
    byte[] receive(Duration forStart, Duration forRest) throws IOException, InterruptedException {
        var head = ByteBuffer.allocate(Integer.BYTES);
        var start = new Deadline(forStart);
        while (read(head) == 0) {
            await(SelectionKey.OP_READ, start);
        }
        var rest = new Deadline(forRest);
        fill(head, rest);
        int length = head.flip().getInt();
        if (length < 1 || length > Conversation.MESSAGE_BYTES_MAX) {
            throw new IOException("a frame of " + Integer.toUnsignedString(length) + " bytes; allowed are 1 to "
                    + Conversation.MESSAGE_BYTES_MAX);
        }
        var body = ByteBuffer.allocate(Math.min(length, CHUNK_BYTES));
        fill(body, rest);
        while (body.capacity() < length) {
            body = ByteBuffer.allocate(Math.min(length, body.capacity() * 2)).put(body.flip());
            fill(body, rest);
        }
        return body.array();
    }

    @Override
    public void close() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            // Nothing to do about a socket that does not close; it is forgotten.
        }
    }

    private void fill(ByteBuffer buffer, Deadline deadline) throws IOException, InterruptedException {
        while (buffer.hasRemaining()) {
            if (read(buffer) == 0) {
                await(SelectionKey.OP_READ, deadline);
            }
        }
    }

    private int read(ByteBuffer buffer) throws IOException {
        int count = channel.read(buffer);
        if (count < 0) {
            throw new EOFException("the other end closed");
        }
        return count;
    }

    private void await(int operation, Deadline deadline) throws IOException, InterruptedException {
        long millis = deadline.leftMillis();
        if (millis <= 0) {
            throw new SocketTimeoutException("nothing came in time");
        }
        var key = channel.keyFor(selector);
        if (key == null) {
            channel.register(selector, operation);
        } else {
            key.interestOps(operation);
        }
        selector.selectedKeys().clear();
        selector.select(millis);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** An end of patience on the clock that only runs forward. */
    private static final class Deadline {
        private static final long NANOS_PER_MILLI = 1_000_000L;
        private final long endNanos;

        Deadline(Duration patience) {
            endNanos = System.nanoTime() + patience.toNanos();
        }

        /** Rounded up, so that a deadline is never asked for in a tight circle. */
        long leftMillis() {
            return Math.ceilDiv(endNanos - System.nanoTime(), NANOS_PER_MILLI);
        }
    }
}
