package org.hall24.hub.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A connected Unix socket in the shape the PostgreSQL driver expects. One thread reads and one writes; closing from another
 * thread wakes both. Reads keep the time-out set by {@link #setSoTimeout}; what has no meaning without TCP does nothing.
 */
final class UnixSocket extends Socket {
    private final SocketChannel channel;
    private final Selector readable;
    private final Selector writable;
    private volatile int timeoutMillis;

    private UnixSocket(SocketChannel channel, Selector readable, Selector writable) {
        this.channel = channel;
        this.readable = readable;
        this.writable = writable;
    }

    static UnixSocket connect(Path path) throws IOException {
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        try {
            channel.configureBlocking(false);
            var readable = Selector.open();
            channel.register(readable, SelectionKey.OP_READ);
            var writable = Selector.open();
            channel.register(writable, SelectionKey.OP_WRITE);
            return new UnixSocket(channel, readable, writable);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private int read(ByteBuffer into) throws IOException {
        try {
            long deadline = System.nanoTime() + timeoutMillis * 1_000_000L;
            while (true) {
                int count = channel.read(into);
                if (count != 0) {
                    return count;
                }
                await(readable, timeoutMillis == 0 ? Long.MAX_VALUE : deadline - System.nanoTime());
            }
        } catch (ClosedChannelException | ClosedSelectorException e) {
            throw closed(e);
        }
    }

    private static void await(Selector selector, long nanos) throws IOException {
        if (nanos == Long.MAX_VALUE) {
            selector.select(_ -> {});
        } else if (nanos <= 0) {
            throw new SocketTimeoutException("no answer from the database in time");
        } else {
            selector.select(_ -> {}, Math.max(1, nanos / 1_000_000));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new SocketException("interrupted while the database was asked");
        }
    }

    private void write(ByteBuffer from) throws IOException {
        try {
            while (from.hasRemaining()) {
                if (channel.write(from) == 0) {
                    await(writable, Long.MAX_VALUE);
                }
            }
        } catch (ClosedChannelException | ClosedSelectorException e) {
            throw closed(e);
        }
    }

    private static SocketException closed(Exception cause) {
        var closed = new SocketException("the connection to the database was closed");
        closed.initCause(cause);
        return closed;
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = ByteBuffer.allocate(1);
                return UnixSocket.this.read(one) < 0 ? -1 : one.get(0) & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return length == 0 ? 0 : UnixSocket.this.read(ByteBuffer.wrap(bytes, offset, length));
            }

            @Override
            public void close() throws IOException {
                UnixSocket.this.close();
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                UnixSocket.this.write(ByteBuffer.wrap(new byte[] {(byte) one}));
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                UnixSocket.this.write(ByteBuffer.wrap(bytes, offset, length));
            }

            @Override
            public void close() throws IOException {
                UnixSocket.this.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
        readable.close();
        writable.close();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    /** It is connected from the beginning. */
    @Override
    public void connect(SocketAddress endpoint, int timeout) {}

    @Override
    public void setSoTimeout(int millis) {
        timeoutMillis = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeoutMillis;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public void setReceiveBufferSize(int size) {}

    @Override
    public void setSendBufferSize(int size) {}

    /** The driver only logs them. */
    @Override
    public int getReceiveBufferSize() {
        return 0;
    }

    @Override
    public int getSendBufferSize() {
        return 0;
    }
}
