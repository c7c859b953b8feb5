package org.hall24.driver.lp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.Intake;
import org.hall24.driver.kernel.DeviceFile;
import org.hall24.driver.kernel.Outlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open USB printer. A platform thread of its own listens and closes the device when it is told or the device is gone. A printer without paper
 * takes no bytes, for as long as it has none.
 */
final class LpLink implements ByteLink {
    /** So soon does the listener notice that the link was closed. */
    private static final int LISTEN_MILLIS = 100;

    /** How long closing waits for the listener to let go. */
    private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

    /** The kernel's driver takes 8 KiB from a printer at once; its answers are a few bytes. */
    private static final int PIECE_BYTES = 4 * 1_024;

    /** A printer with nothing to say may answer at once and with nothing, again and again: so often is it asked then. */
    private static final long EMPTY_NANOS = 20_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(LpLink.class);

    private final int descriptor;
    private final Path path;
    private final Duration takeMax;
    private final Intake intake = new Intake();
    private final Thread listener;
    private final Outlet outlet;

    private LpLink(int descriptor, Path path, Duration takeMax) {
        this.descriptor = descriptor;
        this.path = path;
        this.takeMax = takeMax;
        this.outlet = new Outlet(descriptor, path.toString(), () -> 0);
        this.listener = Thread.ofPlatform().daemon().name("listen " + path).unstarted(this::listen);
    }

    /** The link of a device that is open; it closes it. */
    static LpLink over(int descriptor, Path path, Duration takeMax) {
        var link = new LpLink(descriptor, path, takeMax);
        link.listener.start();
        return link;
    }

    private void listen() {
        var piece = new byte[PIECE_BYTES];
        try {
            while (!intake.hasEnded() && Files.exists(path)) {
                int count = DeviceFile.read(descriptor, piece, LISTEN_MILLIS);
                if (count < 0) {
                    break; // hung up, whatever the path says
                }
                if (count > 0) {
                    intake.put(piece, count);
                    Arrays.fill(piece, (byte) 0);
                } else {
                    LockSupport.parkNanos(EMPTY_NANOS);
                }
            }
        } catch (IOException e) {
            LOG.debug("{} is gone", path, e);
        } finally {
            intake.end();
            outlet.close();
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        try {
            outlet.write(bytes, takeMax);
        } catch (IOException e) {
            intake.end();
            throw e;
        }
    }

    @Override
    public int read(byte[] into, Duration patience) throws InterruptedException {
        return intake.take(into, patience);
    }

    @Override
    public String address() {
        return path.toString();
    }

    @Override
    public boolean isWhole() {
        return !intake.hasEnded();
    }

    @Override
    public void close() {
        intake.wipe();
        try {
            if (!listener.join(CLOSE_MAX)) {
                LOG.warn("{} was not let go within {}", path, CLOSE_MAX);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
