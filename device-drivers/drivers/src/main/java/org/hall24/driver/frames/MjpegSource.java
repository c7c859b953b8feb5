package org.hall24.driver.frames;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.hall24.device.Still;
import org.hall24.device.link.FrameSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A camera on the network. A thread of its own takes each part off the line, so that none is stale, and decodes one that is wanted. */
final class MjpegSource implements FrameSource {
    private static final int BUFFER_BYTES = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(MjpegSource.class);

    private final Socket socket;
    private final String name;
    private final Parts parts;
    private final Shelf shelf = new Shelf();

    private MjpegSource(Socket socket, String name, Parts parts) {
        this.socket = socket;
        this.name = name;
        this.parts = parts;
    }

    /** Asks for the pictures over a fresh connection. HTTP 1.0, because a camera would otherwise be free to send chunks. */
    static MjpegSource over(Socket socket, String host, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.0\r\nHost: " + host + "\r\nAccept: multipart/x-mixed-replace\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var parts = Parts.begin(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
        var source = new MjpegSource(socket, host + path, parts);
        Thread.ofVirtual().name("watch " + host).start(source::watch);
        return source;
    }

    private void watch() {
        try {
            while (!shelf.hasEnded()) {
                var part = parts.next();
                if (shelf.isWanted()) {
                    show(part);
                }
            }
        } catch (IOException e) {
            LOG.debug("camera {} ended", name, e);
        } finally {
            shelf.end();
            closeQuietly(socket);
        }
    }

    /** A picture that is broken inside is left out; the next may be whole. */
    private void show(byte[] jpeg) {
        try {
            shelf.put(Encoded.still(jpeg));
        } catch (IOException e) {
            LOG.debug("camera {} sent a broken picture", name, e);
        }
    }

    @Override
    public Optional<Still> next(Duration patience) throws IOException, InterruptedException {
        return shelf.take(patience);
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public boolean isWhole() {
        return !shelf.hasEnded();
    }

    @Override
    public void close() {
        shelf.end();
        closeQuietly(socket);
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // closed is closed
        }
    }
}
