package org.hall24.driver.escpos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.hall24.device.contract.HandClock;
import org.hall24.device.link.ByteLink;

/** The other end of the cable as the driver sees it: answers questions, keeps the bytes, breaks where the test wants. */
final class PaperEnd implements ByteLink {
    private final HandClock clock;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Deque<Integer> coming = new ArrayDeque<>();
    private int taken;

    /** Answers to DLE EOT 1 to 4; negative = silence. */
    final int[] status = {0x12, 0x12, 0x12, 0x12};

    /** The line breaks at this byte; negative = never. */
    int breaksAt = -1;

    /** From this byte on the paper is out; negative = never. */
    int paperEndsAt = -1;

    /** Whether the end mark is answered. */
    boolean marksEnd = true;

    PaperEnd(HandClock clock) {
        this.clock = clock;
    }

    /** What left the driver, without questions. */
    byte[] printed() {
        return printed.toByteArray();
    }

    int taken() {
        return taken;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        for (int i = 0; i < bytes.length; i++) {
            if (breaksAt >= 0 && taken >= breaksAt) {
                throw new IOException("the cable is out");
            }
            taken++;
            if (paperEndsAt >= 0 && taken >= paperEndsAt) {
                status[1] = 0x32;
                status[3] = 0x72;
                marksEnd = false;
            }
        }
        if (bytes.length == 3 && bytes[0] == 0x10 && bytes[1] == 0x04) {
            int answer = status[bytes[2] - 1];
            if (answer >= 0) {
                coming.add(answer);
            }
            return;
        }
        printed.writeBytes(bytes);
        int end = bytes.length;
        if (end >= 3 && bytes[end - 3] == 0x1D && bytes[end - 2] == 0x72 && marksEnd) {
            coming.add(0x00);
        }
    }

    @Override
    public int read(byte[] into, Duration patience) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the person left");
        }
        if (coming.isEmpty()) {
            clock.pass(patience);
            return 0;
        }
        into[0] = (byte) (int) coming.poll();
        return 1;
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public void close() {}
}
