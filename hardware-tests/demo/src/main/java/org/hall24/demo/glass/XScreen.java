package org.hall24.demo.glass;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One screen of an X server on this machine, over its own protocol: a finger by the XTEST extension, and the real pixels
 * of the root window. Safe for use by several threads.
 */
public final class XScreen implements AutoCloseable {
    /** X11 core requests and XTEST, by number (X Window System Protocol, appendix B; XTEST protocol, section 3). */
    private static final int GET_INPUT_FOCUS = 43;

    private static final int GET_IMAGE = 73;
    private static final int QUERY_EXTENSION = 98;
    private static final int FAKE_INPUT = 2;

    private static final int BUTTON_PRESS = 4;
    private static final int BUTTON_RELEASE = 5;
    private static final int MOTION = 6;
    private static final int Z_PIXMAP = 2;

    private static final int REPLY_BYTES = 32;

    /** No screen we photograph is larger than 8k by 8k. */
    private static final int IMAGE_BYTES_MAX = 8192 * 8192 * 4;

    private final SocketChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private int root;
    private int width;
    private int height;
    private int xtest;

    private XScreen(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects to a display.
     *
     * @param display such as {@code :99}
     */
    public static XScreen open(String display) throws IOException {
        var number = display.substring(display.indexOf(':') + 1).replaceAll("\\..*", "");
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        var screen = new XScreen(channel);
        try {
            channel.connect(UnixDomainSocketAddress.of(Path.of("/tmp/.X11-unix/X" + number)));
            screen.greet();
            screen.xtest = screen.extension("XTEST");
            return screen;
        } catch (IOException e) {
            channel.close();
            throw new IOException("display " + display + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void greet() throws IOException {
        send(request(12).put((byte) 'l').put((byte) 0).putShort((short) 11).putShort((short) 0));
        var head = receive(8);
        var rest = receive(4 * Short.toUnsignedInt(head.getShort(6)));
        if (head.get(0) != 1) {
            throw new IOException("the X server does not let us in");
        }
        int vendorBytes = Short.toUnsignedInt(rest.getShort(16));
        int formats = rest.get(21);
        int screen = 32 + padded(vendorBytes) + 8 * formats;
        root = rest.getInt(screen);
        width = Short.toUnsignedInt(rest.getShort(screen + 20));
        height = Short.toUnsignedInt(rest.getShort(screen + 22));
    }

    private int extension(String name) throws IOException {
        var letters = name.getBytes(StandardCharsets.US_ASCII);
        send(request(8 + padded(letters.length))
                .put((byte) QUERY_EXTENSION)
                .put((byte) 0)
                .putShort((short) (2 + padded(letters.length) / 4))
                .putShort((short) letters.length)
                .putShort((short) 0)
                .put(letters));
        var reply = reply();
        if (reply.get(8) != 1) {
            throw new IOException("the X server has no " + name);
        }
        return Byte.toUnsignedInt(reply.get(9));
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** Puts a finger down here. */
    public void press(int x, int y) throws IOException {
        lock.lock();
        try {
            fake(MOTION, 0, x, y);
            fake(BUTTON_PRESS, 1, 0, 0);
            settle();
        } finally {
            lock.unlock();
        }
    }

    /** Lifts the finger. */
    public void release() throws IOException {
        lock.lock();
        try {
            fake(BUTTON_RELEASE, 1, 0, 0);
            settle();
        } finally {
            lock.unlock();
        }
    }

    private void fake(int type, int detail, int x, int y) throws IOException {
        var request = request(36)
                .put((byte) xtest)
                .put((byte) FAKE_INPUT)
                .putShort((short) 9)
                .put((byte) type)
                .put((byte) detail);
        request.putInt(12, type == MOTION ? root : 0).putShort(24, (short) x).putShort(26, (short) y);
        send(request.position(36));
    }

    /** A round trip: when it is back, the server has done what was asked before. */
    private void settle() throws IOException {
        send(request(4).put((byte) GET_INPUT_FOCUS).put((byte) 0).putShort((short) 1));
        reply();
    }

    /** The pixels of the whole screen now. */
    public BufferedImage picture() throws IOException {
        ByteBuffer pixels;
        lock.lock();
        try {
            send(request(20)
                    .put((byte) GET_IMAGE)
                    .put((byte) Z_PIXMAP)
                    .putShort((short) 5)
                    .putInt(root)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) width)
                    .putShort((short) height)
                    .putInt(-1));
            var reply = reply();
            int bytes = reply.getInt(4) * 4;
            if (bytes < width * height * 4 || bytes > IMAGE_BYTES_MAX) {
                throw new IOException("a picture of " + bytes + " bytes is not 32 bits a pixel");
            }
            pixels = receive(bytes);
        } finally {
            lock.unlock();
        }
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            pixels.asIntBuffer().get(y * width, row);
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    private static ByteBuffer request(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void send(ByteBuffer request) throws IOException {
        request.position(0).limit(request.capacity());
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** The next reply; events are passed over, an error ends it. */
    private ByteBuffer reply() throws IOException {
        while (true) {
            var head = receive(REPLY_BYTES);
            switch (head.get(0)) {
                case 0 -> throw new IOException("the X server answered error " + head.get(1));
                case 1 -> {
                    return head;
                }
                default -> {
                    // an event nobody asked for, such as a new keyboard map
                }
            }
        }
    }

    private ByteBuffer receive(int bytes) throws IOException {
        var buffer = request(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the X server is gone");
            }
        }
        return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int padded(int bytes) {
        return (bytes + 3) & ~3;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
