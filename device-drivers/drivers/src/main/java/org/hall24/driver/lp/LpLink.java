package org.hall24.driver.lp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.HelperThread;
import org.hall24.device.link.Intake;
import org.hall24.driver.kernel.DeviceFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open USB printer. A platform thread of its own listens and closes the device when it is told or the device is gone; another writes: a
 * printer without paper takes no bytes, for as long as it has none.
 */
final class LpLink implements ByteLink {
    /** So soon does the listener notice that the link was closed. */
    private static final int LISTEN_MILLIS = 100;

    /** How long closing waits for the listener to let go. */
    private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

    /** The kernel's driver hands a printer 8 KiB at once; a device that has no more room takes part of it. */
    private static final int PIECE_BYTES = 4 * 1_024;

    /** A printer with nothing to say may answer at once and with nothing, again and again. */
    private static final int EMPTY_MAX = 50;

    private static final long EMPTY_NANOS = 20_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(LpLink.class);

    private final int descriptor;
    private final Path path;
    private final Duration takeMax;
    private final Intake intake = new Intake();
    private final Thread listener;
    private boolean closed; // under this, so that nothing is written to a descriptor that is somebody else's by then

    private LpLink(int descriptor, Path path, Duration takeMax) {
        this.descriptor = descriptor;
        this.path = path;
        this.takeMax = takeMax;
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
        int empty = 0;
        try {
            while (!intake.hasEnded() && Files.exists(path)) {
                int count = DeviceFile.read(descriptor, piece, LISTEN_MILLIS);
                if (count > 0) {
                    empty = 0;
                    intake.put(piece, count);
                    Arrays.fill(piece, (byte) 0);
                } else if (count < 0) {
                    empty++;
                    if (empty > EMPTY_MAX) {
                        break; // hung up, whatever the path says
                    }
                    LockSupport.parkNanos(EMPTY_NANOS);
                }
            }
        } catch (IOException e) {
            LOG.debug("{} is gone", path, e);
        } finally {
            intake.end();
            synchronized (this) {
                closed = true;
                DeviceFile.close(descriptor);
            }
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        var problem = new AtomicReference<>(
                Optional.of(new IOException(path + ": the printer took no bytes for " + takeMax)));
        var writing = Thread.ofPlatform().daemon().name("write " + path).start(() -> {
            try {
                writeAll(bytes);
                problem.set(Optional.empty());
            } catch (IOException e) {
                problem.set(Optional.of(e));
            }
        });
        boolean ended = HelperThread.ends(writing, takeMax);
        var trouble = problem.get();
        if (!ended || trouble.isPresent()) {
            intake.end();
            throw trouble.orElseGet(() -> new IOException(path + ": the bytes went out too late"));
        }
    }

    private void writeAll(byte[] bytes) throws IOException {
        int sent = 0;
        while (sent < bytes.length) {
            boolean room = DeviceFile.takes(descriptor, LISTEN_MILLIS);
            synchronized (this) {
                if (closed || intake.hasEnded()) {
                    throw new IOException(path + " was closed with bytes on their way");
                }
                if (room) {
                    sent += DeviceFile.write(descriptor, bytes, sent, Math.min(PIECE_BYTES, bytes.length - sent));
                }
            }
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
