package org.hall24.simulator.pty;

import java.io.IOException;
import java.time.Duration;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device at the end of a serial cable: a thread of its own listens while the cable is in, and it talks at the speed of the line. */
public final class SerialDevice implements AutoCloseable {
    /** 8 bits, start and stop. */
    private static final int BITS_A_BYTE = 10;

    /** Bytes are paced in pieces, at 115200 baud of a millisecond and a half: a finer clock is not to be had. */
    private static final int PIECE_BYTES = 16;

    /** So soon does the device notice that its cable was put in. */
    private static final Duration DARK = Duration.ofMillis(10);

    private static final Logger LOG = LoggerFactory.getLogger(SerialDevice.class);

    private final Cable cable;
    private final Pause pause;
    private final double nanosPerByte;
    private final Ear ear;
    private final Thread thread;
    private volatile boolean ending;

    /** What the device does with what it hears, on the device's own thread. */
    @FunctionalInterface
    public interface Ear {
        /** Bytes came, or a moment passed without any: then the piece is empty. */
        void hear(byte[] piece) throws IOException, InterruptedException;
    }

    /**
     * A device that does not listen yet.
     *
     * @param baud speed of the line in bit/s
     */
    public SerialDevice(String name, Cable cable, int baud, Pause pause, Ear ear) {
        this.cable = cable;
        this.pause = pause;
        this.nanosPerByte = 1e9 * BITS_A_BYTE / baud;
        this.ear = ear;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::live);
    }

    /** Listens from now on. */
    public void start() {
        thread.start();
    }

    /** Says the first {@code count} bytes at the speed of the line, after thinking; the device's own thread only. */
    public void say(byte[] bytes, int count, Duration thinking) throws IOException, InterruptedException {
        pause.sleep(thinking);
        long began = System.nanoTime();
        for (int at = 0; at < count; at += PIECE_BYTES) {
            int piece = Math.min(PIECE_BYTES, count - at);
            long due = began + (long) ((at + piece) * nanosPerByte);
            pause.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            cable.say(bytes, at, piece);
        }
    }

    /** Ends the device and pulls its cable. */
    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        cable.unplug();
    }

    private void live() {
        try {
            while (!ending) {
                if (cable.isPlugged()) {
                    ear.hear(cable.listen());
                } else {
                    pause.sleep(DARK);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("the simulated {} stops", thread.getName(), e);
        }
    }
}
