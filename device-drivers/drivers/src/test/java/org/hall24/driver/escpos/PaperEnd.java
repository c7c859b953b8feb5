package org.hall24.driver.escpos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import org.hall24.device.contract.HandClock;
import org.hall24.device.link.ByteLink;

/** The other end of the cable as the driver sees it: answers questions, keeps the bytes, breaks where the test wants. */
final class PaperEnd implements ByteLink {
    /** Bytes on their way to the driver, and when they arrive. */
    private record Coming(java.time.Instant at, int value) {}

    private final HandClock clock;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Deque<Coming> coming = new ArrayDeque<>();
    private int taken;
    private int given;

    /** Answers to DLE EOT 1 to 4; negative = silence. */
    final int[] status = {0x12, 0x12, 0x12, 0x12};

    /** The profile it speaks, for its presenter. */
    Optional<Profile.Presenter> presenter = Optional.empty();

    /** Whether a slip lies in the mouth. */
    boolean slipThere;

    /** Whether somebody holds on to the slip. */
    boolean stuck;

    /** The line breaks at this byte of the driver's; negative = never. */
    int breaksAt = -1;

    /** The line breaks after so many bytes of the printer's; negative = never. */
    int endsAfter = -1;

    /** From this byte on the paper is out; negative = never. */
    int paperEndsAt = -1;

    /** Whether what is asked in its turn is answered. */
    boolean marksEnd = true;

    /** So many marks are answered and no more; negative = all. */
    int marksMax = -1;

    /** When it has nothing else to say it says these bytes, every millisecond and for ever; empty = it does not. */
    byte[] babble = {};

    /** Whether a mark of an earlier job is answered just before the buffer is thrown away. */
    boolean marksWhenCleared;

    /** How long the printer thinks before each answer in real time. */
    Duration late = Duration.ZERO;

    /** How long the line takes for what is not asked in real time, a piece of any length. */
    Duration slow = Duration.ZERO;

    PaperEnd(HandClock clock) {
        this.clock = clock;
    }

    /** What left the driver, without questions in real time. */
    byte[] printed() {
        return printed.toByteArray();
    }

    /** Bytes the driver said. */
    int taken() {
        return taken;
    }

    /** Bytes the printer said. */
    int given() {
        return given;
    }

    /** The printer says something nobody asked for. */
    void says(int... bytes) {
        for (int one : bytes) {
            coming.add(new Coming(clock.instant(), one));
        }
    }

    /** The printer says this so much later. */
    void saysAfter(Duration time, int one) {
        coming.add(new Coming(clock.instant().plus(time), one));
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
            realTime(bytes[2]);
            return;
        }
        clock.pass(slow);
        printed.writeBytes(bytes);
        if (marksWhenCleared && bytes[0] == 0x10 && bytes[1] == 0x05) {
            says(0x00);
        }
        if (marksEnd) {
            inTurn(HexFormat.of().formatHex(bytes));
        }
    }

    private void realTime(int n) {
        if (n == 20) {
            if (status[0] >= 0) {
                late(
                        0x10,
                        0x0F,
                        full(),
                        (status[1] & 0x04) != 0 ? 0x03 : 0,
                        (status[2] & 0x04) << 4,
                        (status[2] & 8) / 8);
            }
        } else if (status[n - 1] >= 0) {
            late(status[n - 1]);
        }
    }

    private int full() {
        return (slipThere ? 0x20 : 0) | ((status[3] & 0x60) != 0 ? 0x05 : (status[3] & 0x0C) != 0 ? 0x04 : 0);
    }

    private void late(int... bytes) {
        for (int one : bytes) {
            coming.add(new Coming(clock.instant().plus(late), one));
        }
    }

    private void inTurn(String hex) {
        if (hex.endsWith("1d7201")) {
            if (marksMax != 0) {
                marksMax--;
                says(0x00);
            }
        } else if (hex.equals("1d6506")) {
            says(slipThere ? 0x08 : 0x00);
        } else if (presenter.isPresent()) {
            var mechanism = presenter.get();
            if (hex.equals(mechanism.present())) {
                slipThere = true;
            } else if (hex.endsWith(HexFormat.of().formatHex(mechanism.removeBytes()))) {
                slipThere &= stuck;
            }
        }
    }

    @Override
    public int read(byte[] into, Duration patience) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the person left");
        }
        if (babble.length > 0 && coming.isEmpty()) {
            clock.pass(Duration.ofMillis(1));
            System.arraycopy(babble, 0, into, 0, babble.length);
            return babble.length;
        }
        var next = coming.peek();
        if (next == null || next.at().isAfter(clock.instant().plus(patience))) {
            clock.pass(patience);
            return 0;
        }
        if (next.at().isAfter(clock.instant())) {
            clock.pass(Duration.between(clock.instant(), next.at()));
        }
        if (endsAfter >= 0 && given >= endsAfter) {
            return -1;
        }
        given++;
        into[0] = (byte) coming.remove().value();
        return 1;
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "PaperEnd" + Arrays.toString(status);
    }
}
