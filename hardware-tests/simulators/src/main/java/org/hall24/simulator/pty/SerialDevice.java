package org.hall24.simulator.pty;

import java.io.IOException;
import java.time.Duration;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device at the end of a cable: a thread of its own listens while the cable is in; hearing and talking take the time of a serial line. */
public final class SerialDevice implements AutoCloseable {
    /** 8 bits, start and stop. */
    private static final int BITS_A_BYTE = 10;

    /** Bytes are paced in pieces, at 115200 baud of a millisecond and a half: a finer clock is not to be had. */
    private static final int PIECE_BYTES = 16;

    /** So soon does the device notice that its cable was put in. */
    private static final Duration DARK = Duration.ofMillis(10);

    private static final Logger LOG = LoggerFactory.getLogger(SerialDevice.class);

    private final Wire wire;
    private final Pause pause;
    private volatile double nanosPerByte;
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
    public SerialDevice(String name, Wire wire, int baud, Pause pause, Ear ear) {
        this.wire = wire;
        this.pause = pause;
        this.nanosPerByte = nanosPerByte(baud);
        this.ear = ear;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::live);
    }

    private static double nanosPerByte(int baud) {
        return 1e9 * BITS_A_BYTE / baud;
    }

    /** Speaks and hears at another speed from now on, in bit/s. */
    public void speed(int baud) {
        nanosPerByte = nanosPerByte(baud);
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
            wire.say(bytes, at, piece);
        }
    }

    /** Ends the device and pulls its wire. */
    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        wire.unplug();
    }

    private void live() {
        try {
            while (!ending) {
                if (wire.isPlugged()) {
                    var piece = wire.listen();
                    // a pseudo-terminal hands over at once what takes its time on a line
                    pause.sleep(Duration.ofNanos((long) (piece.length * nanosPerByte)));
                    ear.hear(piece);
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
