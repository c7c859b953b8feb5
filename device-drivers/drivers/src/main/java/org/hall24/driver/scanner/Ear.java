package org.hall24.driver.scanner;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.link.ByteLink;

/** The line of one scanner, heard byte by byte. What was heard is wiped: it may be a key to somebody's identity. */
final class Ear {
    /** Nothing came in time. */
    static final int SILENCE = -1;

    /** The longest code takes four and a half seconds at 9600 baud; a line that talks longer without a rest is another device's. */
    private static final Duration QUIETING_MAX = Duration.ofSeconds(6);

    private final ByteLink link;
    private final InstantSource clock;
    private final byte[] piece = new byte[2 * 1024];
    private int at;
    private int count;
    private int lastDropped = SILENCE;

    Ear(ByteLink link, InstantSource clock) {
        this.link = link;
        this.clock = clock;
    }

    /** The next byte, 0 to 255, or {@link #SILENCE}. */
    int next(Duration patience) throws IOException, InterruptedException {
        if (at == count) {
            at = 0;
            count = 0;
            int came = link.read(piece, patience.isNegative() ? Duration.ZERO : patience);
            if (came < 0) {
                throw new EOFException("the line has ended");
            }
            if (came == 0) {
                return SILENCE;
            }
            count = came;
        }
        int heard = piece[at] & 0xFF;
        piece[at] = 0;
        at++;
        return heard;
    }

    /** Says something. */
    void say(byte[] bytes) throws IOException {
        link.write(bytes);
    }

    /** Drops what came while nobody waited, to the end of what is still coming: half a code is worse than none. */
    void settle(Duration quiet) throws IOException, DeviceException, InterruptedException {
        dropRest();
        var giveUpAt = clock.instant().plus(QUIETING_MAX);
        for (int heard = next(quiet); heard != SILENCE; heard = next(quiet)) {
            lastDropped = heard;
            dropRest();
            if (clock.instant().isAfter(giveUpAt)) {
                throw new DeviceException(
                        Fault.GARBLED, "the line was not quiet for " + quiet + " within " + QUIETING_MAX);
            }
        }
    }

    private void dropRest() {
        if (at < count) {
            lastDropped = piece[count - 1] & 0xFF;
        }
        Arrays.fill(piece, (byte) 0);
        at = count;
    }

    /** The last byte that was dropped since this was asked before, 0 to 255; {@link #SILENCE} = none was. */
    int lastDropped() {
        int dropped = lastDropped;
        lastDropped = SILENCE;
        return dropped;
    }
}
