package org.hall24.driver.wedge;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.Intake;
import org.hall24.driver.kernel.DeviceFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open input device. A platform thread of its own listens, and closes it when it is told or the device is gone. */
final class EvdevLink implements ByteLink {
    /** So soon does the listener notice that the link was closed. */
    private static final int LISTEN_MILLIS = 100;

    /** How long closing waits for the listener to let go. */
    private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

    private static final int PIECE_BYTES = 64 * InputEvent.BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(EvdevLink.class);

    private final int descriptor;
    private final String name;
    private final Intake intake = new Intake();
    private final Thread listener;

    private EvdevLink(int descriptor, String name) {
        this.descriptor = descriptor;
        this.name = name;
        this.listener = Thread.ofPlatform().daemon().name("listen " + name).unstarted(this::listen);
    }

    /** The link of a device that is open; it closes it. */
    static EvdevLink over(int descriptor, String name) {
        var link = new EvdevLink(descriptor, name);
        link.listener.start();
        return link;
    }

    private void listen() {
        var piece = new byte[PIECE_BYTES];
        try {
            while (!intake.hasEnded()) {
                int count = DeviceFile.read(descriptor, piece, LISTEN_MILLIS);
                if (count < 0) {
                    intake.end();
                } else if (count > 0) {
                    intake.put(piece, count);
                    Arrays.fill(piece, (byte) 0);
                }
            }
        } catch (IOException e) {
            LOG.debug("{} is gone", name, e);
        } finally {
            intake.end();
            DeviceFile.close(descriptor);
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        throw new IOException("a keyboard is not told anything");
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
            if (!listener.join(CLOSE_MAX)) {
                LOG.warn("{} was not let go within {}", name, CLOSE_MAX);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
