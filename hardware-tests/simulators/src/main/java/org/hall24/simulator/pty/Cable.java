package org.hall24.simulator.pty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A serial cable between a simulated device and whoever opens the path. Plugging it in makes a new pseudo-terminal and points the path to
 * it, as udev does; unplugging removes the path and hangs up. One thread, but {@link #unplug} may come from any.
 */
public final class Cable implements Wire {
    /** So soon is an unplugging noticed by a device that waits for bytes. */
    private static final int LISTEN_MILLIS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Cable.class);

    private final Path path;
    private int master = -1;
    private int held = -1;

    /** A cable that is not plugged in yet. */
    public Cable(Path path) {
        this.path = path;
    }

    @Override
    public synchronized void plug() throws IOException {
        if (master >= 0) {
            return;
        }
        master = Libc.openMaster();
        String slave = Libc.nameOfSlave(master);
        held = Libc.openRaw(slave); // without one slave open the master would read EIO
        Files.deleteIfExists(path);
        Files.createSymbolicLink(path, Path.of(slave));
    }

    @Override
    public synchronized void unplug() {
        if (master < 0) {
            return;
        }
        try {
            Files.deleteIfExists(path);
            Libc.close(held);
            Libc.close(master);
        } catch (IOException e) {
            LOG.warn("the cable at {} does not come out", path, e);
        }
        held = -1;
        master = -1;
    }

    @Override
    public synchronized boolean isPlugged() {
        return master >= 0;
    }

    @Override
    public synchronized boolean isAt(int baud) throws IOException {
        return master < 0 || Libc.isAt(master, baud);
    }

    @Override
    public byte[] listen() throws IOException {
        int now;
        synchronized (this) {
            now = master;
        }
        if (now < 0 || !Libc.readable(now, LISTEN_MILLIS)) {
            return new byte[0];
        }
        synchronized (this) {
            // A cable that came out and went in again meanwhile may have the same number, and nothing to read: a read
            // would never end.
            if (now != master || !Libc.readable(now, 0)) {
                return new byte[0];
            }
            var piece = new byte[1024];
            int count = Libc.read(master, piece);
            return Arrays.copyOf(piece, count);
        }
    }

    @Override
    public synchronized void say(byte[] bytes, int from, int count) throws IOException {
        if (master >= 0) {
            Libc.write(master, bytes, from, count);
        }
    }
}
