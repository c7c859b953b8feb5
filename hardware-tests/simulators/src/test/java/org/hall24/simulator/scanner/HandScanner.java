package org.hall24.simulator.scanner;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hall24.device.contract.HandClock;
import org.hall24.device.link.ByteLink;

/**
 * A simulated scanner and its line in memory, on a clock moved by hand: each thing it says takes a time of its own, and at one byte, of those it
 * says or of those it is told, something happens to the line. Codes lie before its window at times known beforehand.
 */
final class HandScanner implements ByteLink, Window {
    /** What happens to the line. */
    enum Mishap {
        NONE,
        /** The line ends before this byte of the scanner. */
        CUT,
        /** The line breaks before this byte to the scanner. */
        CUT_SENDING,
        /** Nothing comes any more from this byte of the scanner on, and nobody says why. */
        SILENCE,
        /** What follows comes later. */
        STALL,
        /** One bit of this byte is turned. */
        DAMAGE
    }

    /** The firmware looks so often. */
    private static final Duration STEP = Duration.ofMillis(10);

    private record Coming(Instant at, byte value) {}

    private final HandClock clock;
    private final Supplier<Duration> thinking;
    private final Firmware firmware;
    private final TreeMap<Instant, byte[]> shown = new TreeMap<>();
    private final Deque<Coming> coming = new ArrayDeque<>();
    private final Instant born;
    private Mishap mishap = Mishap.NONE;
    private int mishapAt = -1;
    private Duration stall = Duration.ZERO;
    private Instant busyUntil;
    private int said;
    private int delivered;
    private int told;

    HandScanner(ScannerMake make, HandClock clock, Supplier<Duration> thinking) {
        this.clock = clock;
        this.thinking = thinking;
        this.born = clock.instant();
        this.busyUntil = born;
        this.firmware = make.firmware(this);
    }

    void happens(Mishap what, int at, Duration howLong) {
        mishap = what;
        mishapAt = at;
        stall = howLong;
    }

    /** From then on this code lies before the window until the scanner has read it, or {@link #hides} was said. */
    void shows(Instant from, byte[] code) {
        shown.put(from, code.clone());
    }

    /** Nothing lies there any more, nor will. */
    void hides() {
        shown.clear();
    }

    /** The same scanner at a new line: the cable was out, its own power was not. */
    void pluggedAgain() {
        mishap = Mishap.NONE;
        coming.clear();
        busyUntil = clock.instant();
    }

    int said() {
        return said;
    }

    int told() {
        return told;
    }

    // --- the line
    // ---------------------------------------------------------------------------------------------------------------

    @Override
    public void write(byte[] bytes) throws IOException {
        refuseWhenCut();
        for (byte each : bytes) {
            if (mishap == Mishap.CUT_SENDING && told >= mishapAt) {
                throw new IOException("the line is cut");
            }
            told++;
            try {
                firmware.hear(each);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public int read(byte[] into, Duration patience) throws IOException, InterruptedException {
        var until = clock.instant().plus(patience);
        while (true) {
            firmware.live();
            if (isCut()) {
                return -1;
            }
            int count = deliver(into);
            if (count > 0) {
                return count;
            }
            var left = Duration.between(clock.instant(), until);
            if (!left.isPositive()) {
                return 0;
            }
            clock.pass(left.compareTo(STEP) < 0 ? left : STEP);
        }
    }

    private int deliver(byte[] into) {
        int count = 0;
        boolean ends = mishap == Mishap.CUT || mishap == Mishap.SILENCE;
        while (count < into.length && !coming.isEmpty() && !coming.peek().at().isAfter(clock.instant())) {
            if (ends && delivered >= mishapAt) {
                break;
            }
            into[count++] = coming.poll().value();
            delivered++;
        }
        return count;
    }

    private boolean isCut() {
        return (mishap == Mishap.CUT && delivered >= mishapAt) || (mishap == Mishap.CUT_SENDING && told >= mishapAt);
    }

    private void refuseWhenCut() throws IOException {
        if (isCut()) {
            throw new IOException("the line is cut");
        }
    }

    @Override
    public boolean isWhole() {
        return !isCut();
    }

    @Override
    public void close() {}

    // --- what the firmware sees
    // -------------------------------------------------------------------------------------------------

    @Override
    public Optional<byte[]> take() {
        var now = shown.floorEntry(clock.instant());
        if (now == null) {
            return Optional.empty();
        }
        shown.headMap(now.getKey(), true).clear();
        return Optional.of(now.getValue());
    }

    @Override
    public void answer(byte[] bytes) {
        say(bytes);
    }

    @Override
    public void sayCode(byte[] bytes) {
        say(bytes);
    }

    private void say(byte[] bytes) {
        var begin = busyUntil.isAfter(clock.instant()) ? busyUntil : clock.instant();
        busyUntil = begin.plus(thinking.get());
        for (byte value : bytes) {
            if (said == mishapAt && mishap == Mishap.STALL) {
                busyUntil = busyUntil.plus(stall);
            }
            boolean turned = said == mishapAt && mishap == Mishap.DAMAGE;
            coming.add(new Coming(busyUntil, turned ? (byte) (value ^ (1 << (said % 8))) : value));
            said++;
        }
    }

    @Override
    public boolean refuses() {
        return false;
    }

    @Override
    public long millis() {
        return Duration.between(born, clock.instant()).toMillis();
    }
}
