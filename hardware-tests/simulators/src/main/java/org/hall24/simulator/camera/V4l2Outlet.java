package org.hall24.simulator.camera;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.hall24.simulator.camera.CameraSimulator.Outlet;
import org.hall24.simulator.camera.CameraSimulator.Sensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The camera's side of the Video4Linux shim ({@code v4l2shim.c}): a Unix socket at the device's path. Who opens it gets the size of the
 * pictures (two 32-bit numbers, little-endian), then one YUYV picture after another. A closed connection is a pulled cable.
 */
final class V4l2Outlet implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(V4l2Outlet.class);

    /** As a real camera: one program at a time. */
    private static final int VIEWERS_MAX = 1;

    private final Path path;
    private final Sensor sensor;
    private final Set<SocketChannel> viewers = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(VIEWERS_MAX);
    private Optional<ServerSocketChannel> server = Optional.empty();

    V4l2Outlet(Path path, Sensor sensor) {
        this.path = path;
        this.sensor = sensor;
    }

    @Override
    public synchronized void plug() throws IOException {
        if (server.isPresent()) {
            return;
        }
        Files.deleteIfExists(path);
        var opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        opened.bind(UnixDomainSocketAddress.of(path));
        server = Optional.of(opened);
        Thread.ofPlatform().daemon().name("camera accept").start(() -> accept(opened));
    }

    @Override
    public synchronized void unplug() {
        server.ifPresent(V4l2Outlet::closeQuietly);
        server = Optional.empty();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("the camera at {} does not go away", path, e);
        }
        viewers.forEach(V4l2Outlet::closeQuietly);
        viewers.clear();
    }

    @Override
    public synchronized boolean isPlugged() {
        return server.isPresent();
    }

    private void accept(ServerSocketChannel opened) {
        try {
            while (true) {
                var viewer = opened.accept();
                if (!places.tryAcquire()) {
                    closeQuietly(viewer);
                    continue;
                }
                viewers.add(viewer);
                Thread.ofPlatform().daemon().name("camera viewer").start(() -> serve(viewer));
            }
        } catch (IOException _) {
            LOG.debug("the camera's cable is out");
        }
    }

    private void serve(SocketChannel viewer) {
        try (viewer) {
            var size = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            write(viewer, size.putInt(Scene.WIDTH).putInt(Scene.HEIGHT).flip());
            while (viewer.isOpen()) {
                var picture = sensor.picture();
                if (picture.isPresent()) {
                    write(viewer, yuyv(picture.get()));
                }
                org.hall24.time.Pause.REAL.sleep(CameraSimulator.PACE);
            }
        } catch (IOException | InterruptedException e) {
            LOG.debug("a viewer left", e);
        } finally {
            viewers.remove(viewer);
            places.release();
        }
    }

    private static void write(SocketChannel viewer, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            viewer.write(bytes);
        }
    }

    /** Two pixels share their colour; ITU-R BT.601 in limited range, as V4L2's YUYV is. */
    private static ByteBuffer yuyv(int[] rgb) {
        var bytes = ByteBuffer.allocate(rgb.length * 2);
        for (int i = 0; i < rgb.length; i += 2) {
            int one = rgb[i];
            int other = rgb[i + 1];
            int red = ((one >> 16 & 0xff) + (other >> 16 & 0xff)) / 2;
            int green = ((one >> 8 & 0xff) + (other >> 8 & 0xff)) / 2;
            int blue = ((one & 0xff) + (other & 0xff)) / 2;
            bytes.put((byte) luma(one));
            bytes.put((byte) (128 + ((-38 * red - 74 * green + 112 * blue + 128) >> 8)));
            bytes.put((byte) luma(other));
            bytes.put((byte) (128 + ((112 * red - 94 * green - 18 * blue + 128) >> 8)));
        }
        return bytes.flip();
    }

    private static int luma(int rgb) {
        return 16 + ((66 * (rgb >> 16 & 0xff) + 129 * (rgb >> 8 & 0xff) + 25 * (rgb & 0xff) + 128) >> 8);
    }

    private static void closeQuietly(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception _) {
            // closed is closed
        }
    }
}
