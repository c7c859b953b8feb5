package org.hall24.device.contract;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.hall24.device.link.ByteLink;

/**
 * A link that says what a fuzzer wants, when it wants, and ends when it has said all; whatever it is told it forgets. Its time is the {@link
 * HandClock}'s. What it says comes in portions: a byte of length in {@value #LENGTH_UNIT} bytes, a byte of delay in {@value #DELAY_UNIT} ms, then
 * the bytes.
 */
public final class BabblingLink implements ByteLink {
    private static final int LENGTH_UNIT = 8;
    private static final int DELAY_UNIT = 16;

    private final byte[] input;
    private final HandClock clock;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private int at;
    private int left;
    private Duration delay = Duration.ZERO;

    /**
     * A line that says this.
     *
     * @param from where the portions begin in {@code input}
     */
    public BabblingLink(byte[] input, int from, HandClock clock) {
        this.input = input.clone();
        this.at = from;
        this.clock = clock;
    }

    /** Every byte that was taken from it, without the lengths and delays between. */
    public byte[] said() {
        return said.toByteArray();
    }

    @Override
    public void write(byte[] bytes) {
        // forgotten
    }

    @Override
    public int read(byte[] into, Duration patience) {
        if (left == 0 && at + 1 < input.length) {
            left = (input[at] & 0xFF) * LENGTH_UNIT;
            delay = Duration.ofMillis((long) (input[at + 1] & 0xFF) * DELAY_UNIT);
            at += 2;
        }
        if (at >= input.length) {
            return -1;
        }
        if (delay.compareTo(patience) > 0) {
            delay = delay.minus(patience);
            clock.pass(patience);
            return 0;
        }
        clock.pass(delay);
        delay = Duration.ZERO;
        if (left == 0) {
            clock.pass(patience);
            return 0;
        }
        int count = Math.min(Math.min(left, input.length - at), into.length);
        System.arraycopy(input, at, into, 0, count);
        said.write(input, at, count);
        at += count;
        left -= count;
        return count;
    }

    /** Dialled again, it goes on where it was. */
    @Override
    public void renew(boolean anew) {
        // the same babble at every number
    }

    @Override
    public boolean isWhole() {
        return at < input.length;
    }

    @Override
    public void close() {
        at = input.length;
    }
}
