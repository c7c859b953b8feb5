package org.hall24.driver.kernel;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.hall24.device.link.HelperThread;

/**
 * The way out of an open device file. A device that takes no bytes, such as a printer without paper, holds nobody for longer than said, and
 * no thread either.
 */
public final class Outlet {
    /** The kernel's driver hands a printer 8 KiB at once; a device that has no more room takes part of it. */
    private static final int PIECE_BYTES = 4 * 1_024;

    /** So soon is it noticed that it was closed or given up. */
    private static final int LOOK_MILLIS = 100;

    /** How often a device is asked again that had no room after all. */
    private static final long AGAIN_NANOS = 1_000_000;

    /** How soon it is asked whether everything is on its line: a byte at 115,200 baud takes 87 us. At most {@link #AGAIN_NANOS}. */
    private static final long FIRST_NANOS = 50_000;

    private final int descriptor;
    private final String name;
    private final IntSupplier waiting;
    private volatile boolean givenUp;
    private boolean closed; // under this, so that nothing is written to a descriptor that is somebody else's by then

    /**
     * The way out of a device that is open; it closes the descriptor.
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
     * Writes all of these bytes, on a thread of its own. An interruption is kept for later.
     *
     * @throws IOException when they are not on the line in this time, or it broke; nothing is written any more
     */
    public void write(byte[] bytes, Duration max) throws IOException {
        var problem =
                new AtomicReference<>(Optional.of(new IOException(name + ": the device took no bytes for " + max)));
        var writing = Thread.ofPlatform().daemon().name("write " + name).start(() -> {
            try {
                writeAll(bytes);
                problem.set(Optional.empty());
            } catch (IOException e) {
                problem.set(Optional.of(e));
            }
        });
        boolean ended = HelperThread.ends(writing, max);
        var trouble = problem.get();
        if (!ended || trouble.isPresent()) {
            givenUp = true;
            throw trouble.orElseGet(() -> new IOException(name + ": the bytes went out too late"));
        }
    }

    private void writeAll(byte[] bytes) throws IOException {
        int sent = 0;
        while (sent < bytes.length) {
            boolean room = DeviceFile.takes(descriptor, LOOK_MILLIS);
            refuseWhenOver();
            int taken = room ? writeSome(bytes, sent) : 0;
            sent += taken;
            if (room && taken == 0) {
                LockSupport.parkNanos(AGAIN_NANOS);
            }
        }
        long pause = FIRST_NANOS;
        while (waiting.getAsInt() > 0) {
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, AGAIN_NANOS);
            refuseWhenOver();
        }
    }

    /** Looks again whether it is over: closing comes from another thread. */
    private synchronized int writeSome(byte[] bytes, int from) throws IOException {
        refuseWhenOver();
        return DeviceFile.write(descriptor, bytes, from, Math.min(PIECE_BYTES, bytes.length - from));
    }

    private synchronized void refuseWhenOver() throws IOException {
        if (closed || givenUp) {
            throw new IOException(name + " was closed with bytes on their way");
        }
    }

    /** Lets the device go; a second time does nothing. */
    public synchronized void close() {
        if (!closed) {
            closed = true;
            DeviceFile.close(descriptor);
        }
    }
}
