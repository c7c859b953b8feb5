package org.hall24.driver.kernel;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * The way out of an open device file. A device that takes no bytes, such as a printer without paper, holds nobody for longer than said: it is
 * asked again and again and never waited for within the system, where a virtual thread would hold up others.
 */
public final class Outlet {
    /** The kernel's driver hands a printer 8 KiB at once; a device that has no more room takes part of it. */
    private static final int PIECE_BYTES = 4 * 1_024;

    /** How soon it is asked again, and then half as often each time: a byte at 115,200 baud takes 87 us. */
    private static final long FIRST_NANOS = 50_000;

    /** How often at least. */
    private static final long AGAIN_NANOS = 1_000_000;

    private final int descriptor;
    private final String name;
    private final IntSupplier waiting;
    private volatile boolean givenUp;
    private boolean closed; // under this, so that nothing is written to a descriptor that is somebody else's by then

    /**
     * The way out of a device that is open without waiting; it closes the descriptor.
     *
     * @param name for messages
     * @param waiting how many bytes were taken and are not on the line yet; a kind of device that cannot tell says 0
     */
    public Outlet(int descriptor, String name, IntSupplier waiting) {
        this.descriptor = descriptor;
        this.name = name;
        this.waiting = waiting;
    }

    /**
     * Writes all of these bytes. An interruption is kept for later, because half a command is worse.
     *
     * @throws IOException when they are not on the line in this time, or it broke; nothing is written any more
     */
    public void write(byte[] bytes, Duration max) throws IOException {
        long giveUpAt = System.nanoTime() + max.toNanos();
        boolean interrupted = false;
        boolean done = false;
        long pause = FIRST_NANOS;
        int sent = 0;
        try {
            while (true) {
                int taken = writeSome(bytes, sent);
                sent += taken;
                if (sent == bytes.length && waiting.getAsInt() <= 0) {
                    done = true;
                    return;
                }
                if (System.nanoTime() - giveUpAt >= 0) {
                    throw new IOException(name + ": the device took no bytes for " + max);
                }
                if (taken == 0) {
                    LockSupport.parkNanos(pause);
                    interrupted |= Thread.interrupted(); // while it stands no pause lasts
                    pause = Math.min(2 * pause, AGAIN_NANOS);
                }
            }
        } finally {
            givenUp |= !done;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** As many as there is room for now; closing comes from another thread. */
    private synchronized int writeSome(byte[] bytes, int from) throws IOException {
        if (closed || givenUp) {
            throw new IOException(name + " was closed with bytes on their way");
        }
        int count = Math.min(PIECE_BYTES, bytes.length - from);
        return count > 0 && DeviceFile.takes(descriptor, 0) ? DeviceFile.write(descriptor, bytes, from, count) : 0;
    }

    /** Lets the device go; a second time does nothing. */
    public synchronized void close() {
        if (!closed) {
            closed = true;
            DeviceFile.close(descriptor);
        }
    }
}
