package org.hall24.simulator.camera;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.hall24.simulator.camera.CameraSimulator.Outlet;
import org.hall24.simulator.camera.CameraSimulator.Sensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A network camera's side of motion JPEG over HTTP. */
final class MjpegOutlet implements Outlet {
    private static final String BOUNDARY = "hall24frame";

    /** Whoever looks: a kiosk, a self-test, a browser, and room. */
    private static final int VIEWERS_MAX = 8;

    private static final int REQUEST_LINES_MAX = 50;
    private static final int REQUEST_MILLIS_MAX = 5_000;
    private static final float QUALITY = 0.85f;
    private static final Duration OUT_MAX = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(MjpegOutlet.class);

    private final InetSocketAddress wanted;
    private final Sensor sensor;
    private final Set<Socket> viewers = ConcurrentHashMap.newKeySet();
    private Optional<ServerSocket> server = Optional.empty();
    private Optional<Thread> accepting = Optional.empty();
    private int port;

    MjpegOutlet(InetSocketAddress at, Sensor sensor) {
        this.wanted = at;
        this.sensor = sensor;
        this.port = at.getPort();
    }

    synchronized int port() {
        return port;
    }

    /** Puts the cable in; the one that was pulled is out by then: a socket is closed only when its listener has left. */
    @Override
    public void plug() throws IOException {
        Optional<Thread> before;
        synchronized (this) {
            before = accepting;
        }
        if (!isPlugged() && before.isPresent()) {
            try {
                before.get().join(OUT_MAX);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the cable went in");
            }
        }
        open();
    }

    private synchronized void open() throws IOException {
        if (server.isPresent()) {
            return;
        }
        var opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(wanted.getAddress(), port));
        port = opened.getLocalPort(); // it stays the same when it is plugged in again
        server = Optional.of(opened);
        accepting = Optional.of(Thread.ofVirtual().name("camera accept").start(() -> accept(opened)));
    }

    @Override
    public synchronized void unplug() {
        server.ifPresent(MjpegOutlet::closeQuietly);
        server = Optional.empty();
        viewers.forEach(MjpegOutlet::closeQuietly);
        viewers.clear();
    }

    @Override
    public synchronized boolean isPlugged() {
        return server.isPresent();
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                var viewer = opened.accept();
                viewers.add(viewer);
                if (opened.isClosed() || viewers.size() > VIEWERS_MAX) {
                    viewers.remove(viewer);
                    closeQuietly(viewer);
                } else {
                    Thread.ofVirtual().name("camera viewer").start(() -> serve(viewer));
                }
            }
        } catch (IOException _) {
            LOG.debug("the camera's cable is out");
        }
    }

    private void serve(Socket viewer) {
        try (viewer) {
            viewer.setSoTimeout(REQUEST_MILLIS_MAX);
            var in = new BufferedReader(new InputStreamReader(viewer.getInputStream(), StandardCharsets.US_ASCII));
            int lines = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines++;
                if (lines > REQUEST_LINES_MAX) {
                    return;
                }
            }
            var out = viewer.getOutputStream();
            out.write(
                    ("HTTP/1.0 200 OK\r\nCache-Control: no-store\r\nContent-Type: multipart/x-mixed-replace; boundary="
                                    + BOUNDARY + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            stream(out);
        } catch (IOException | InterruptedException e) {
            LOG.debug("a viewer left", e);
        } finally {
            viewers.remove(viewer);
        }
    }

    private void stream(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            var picture = sensor.picture();
            if (picture.isPresent()) {
                var jpeg = jpeg(picture.get());
                out.write(String.format(
                                Locale.ROOT,
                                "--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n",
                                BOUNDARY,
                                jpeg.length)
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(jpeg);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            org.hall24.time.Pause.REAL.sleep(CameraSimulator.PACE);
        }
    }

    private static byte[] jpeg(int[] rgb) throws IOException {
        var picture = new BufferedImage(Scene.WIDTH, Scene.HEIGHT, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, Scene.WIDTH, Scene.HEIGHT, rgb, 0, Scene.WIDTH);
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void closeQuietly(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception _) {
            // closed is closed
        }
    }
}
