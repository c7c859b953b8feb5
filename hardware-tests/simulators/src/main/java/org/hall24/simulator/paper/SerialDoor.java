package org.hall24.simulator.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.hall24.simulator.pty.Cable;
import org.hall24.simulator.pty.SerialDevice;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pseudo-terminal: a serial port for one driver, a device file to read and write, as of a USB printer, for another. */
final class SerialDoor implements Door {
    /** Printers of this kind come with this speed; a bit more than eleven bytes a millisecond. */
    private static final int BAUD = 115_200;

    private static final long NANOS_PER_BYTE = 10_000_000_000L / BAUD;

    private static final Logger LOG = LoggerFactory.getLogger(SerialDoor.class);

    private final Cable cable;
    private final Hearing hearing;
    private final Pause pause;
    private final SerialDevice device;
    private final Object turn = new Object(); // of hearing and of plugging; never taken under the simulator's lock
    private int pullAfter = -1;

    SerialDoor(Path path, Hearing hearing, Pause pause) {
        this.cable = new Cable(path);
        this.hearing = hearing;
        this.pause = pause;
        this.device = new SerialDevice("printer-line", cable, BAUD, pause, this::hear);
        device.start();
    }

    private void hear(byte[] piece) throws InterruptedException {
        synchronized (turn) {
            for (byte one : piece) {
                if (pulled() || !cable.isPlugged()) {
                    return;
                }
                hearing.hear(one & 0xFF, this);
            }
        }
        pause.sleep(Duration.ofNanos(piece.length * NANOS_PER_BYTE));
    }

    private synchronized boolean pulled() {
        if (pullAfter < 0) {
            return false;
        }
        if (pullAfter > 0) {
            pullAfter--;
            return false;
        }
        pullAfter = -1;
        cable.unplug();
        return true;
    }

    @Override
    public void plug() throws IOException, InterruptedException {
        synchronized (turn) {
            if (!cable.isPlugged()) {
                hearing.callerLeft(); // his bytes must not run into the next one's
                cable.plug();
            }
        }
    }

    @Override
    public void unplug() {
        cable.unplug();
    }

    @Override
    public boolean isPlugged() {
        return cable.isPlugged();
    }

    @Override
    public synchronized void pullAfter(int bytes) {
        pullAfter = bytes;
    }

    @Override
    public void say(int... bytes) {
        var piece = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            piece[i] = (byte) bytes[i];
        }
        try {
            cable.say(piece, 0, piece.length);
        } catch (IOException e) {
            LOG.debug("nobody hears the printer", e);
        }
    }

    @Override
    public void close() {
        device.close();
    }
}
