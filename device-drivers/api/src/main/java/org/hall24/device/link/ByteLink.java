package org.hall24.device.link;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * Bytes to and from one device. A driver sees this, never a port or a socket; recording, replay and faults are decorators on it.
 *
 * <p>One thread at a time, except {@link #close} and {@link #isWhole}, which any thread may call. A link that threw an
 * {@link IOException} or answered -1 is broken for good: nobody mends it, the supervision opens a new one.
 */
public interface ByteLink extends Line {
    /** Most bytes of one write, and most bytes that may lie unread before the oldest are dropped. */
    int BYTES_MAX = 64 * 1024;

    /**
     * Sends all of these bytes; returns when the system has taken them, which is not yet when the device has.
     *
     * <p>Waits at most a few seconds for a device that does not take them, and does not heed interruption: half a command is
     * worse than a short wait.
     *
     * @param bytes at most {@link #BYTES_MAX}
     * @throws IOException when not all of them could be sent; the link is broken
     */
    void write(byte[] bytes) throws IOException;

    /**
     * Receives what comes.
     *
     * @param into filled from its start
     * @param patience how long to wait for the first byte; zero = take only what is there
     * @return how many bytes came, at least 1; 0 = nothing came in that time and the line is whole; -1 = the line has ended
     * @throws IOException when the line broke
     * @throws InterruptedException when the caller no longer wants it; the link stays usable
     */
    int read(byte[] into, Duration patience) throws IOException, InterruptedException;

    /**
     * Makes sure of the line before a new exchange, for devices that hang up between two of them, as HTTP lets them. Whoever calls this
     * once says that its device does so: from then on an end that nobody waits for is no break, and the line is dialled again here.
     *
     * @param anew whether to hang up and dial again although the line may be whole, such as when an answer never came
     * @throws IOException when it cannot be dialled; the link is broken
     */
    default void renew(boolean anew) throws IOException {
        if (anew) {
            throw new IOException("this line cannot be dialled again");
        }
    }

    /** Where it leads, as the device URL says it; empty = it does not know. */
    default String address() {
        return "";
    }

    /** Ends the link; a thread that waits in {@link #read} gets -1. Throws nothing; may be called more than once. */
    @Override
    void close();

    /**
     * Sends a request and reads until its answer is complete.
     *
     * @param answerMax how long the device may take for the whole answer
     * @param gapMax silence inside an answer after which its rest will not come
     * @return whether the answer is complete; false = time ran out, {@code answer} knows what came
     * @throws IOException when the line broke or ended
     * @throws InterruptedException when the caller no longer wants it; an answer may still be on its way
     */
    default boolean exchange(byte[] request, Framing answer, Duration answerMax, Duration gapMax, InstantSource clock)
            throws IOException, InterruptedException {
        var giveUpAt = clock.instant().plus(answerMax);
        write(request);
        var piece = new byte[2 * 1024];
        boolean begun = false;
        while (true) {
            var left = Duration.between(clock.instant(), giveUpAt);
            if (!left.isPositive()) {
                return false;
            }
            int count = read(piece, begun && gapMax.compareTo(left) < 0 ? gapMax : left);
            if (count < 0) {
                throw new EOFException("the line ended inside an exchange");
            }
            if (count == 0 && begun) {
                return false;
            }
            begun |= count > 0;
            boolean complete = answer.take(piece, count);
            Arrays.fill(piece, (byte) 0);
            if (complete) {
                return true;
            }
        }
    }
}
