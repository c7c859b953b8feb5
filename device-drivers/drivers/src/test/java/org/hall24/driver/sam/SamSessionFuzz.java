package org.hall24.driver.sam;

import java.time.Duration;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.contract.HandClock;
import org.hall24.device.link.ByteLink;

/** Fuzz target: a whole reading with every wish, at a line that says what it likes and ends when it likes. It ends in its time, by a result or a fault. */
public final class SamSessionFuzz {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration CALL_MAX = Duration.ofSeconds(90);

    private SamSessionFuzz() {}

    /** One input: what the line says, in portions: a byte of length, a byte of delay in 16 ms, then the bytes. */
    public static void fuzzerTestOneInput(byte[] input) {
        var clock = new HandClock();
        var began = clock.instant();
        var wishes = new SamReader.Wishes(true, true, Optional.of(_ -> Optional.empty()));
        try {
            new SamReader(new Talker(input, clock), clock, clock, wishes).read(PATIENCE);
        } catch (DeviceException _) {
            // a fault is an answer
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (Duration.between(began, clock.instant()).compareTo(CALL_MAX) > 0) {
            throw new IllegalStateException("took " + Duration.between(began, clock.instant()));
        }
    }

    private static final class Talker implements ByteLink {
        private final byte[] input;
        private final HandClock clock;
        private int at;
        private int left;
        private Duration delay = Duration.ZERO;

        Talker(byte[] input, HandClock clock) {
            this.input = input;
            this.clock = clock;
        }

        @Override
        public void write(byte[] bytes) {}

        @Override
        public int read(byte[] into, Duration patience) {
            if (left == 0 && at + 1 < input.length) {
                left = (input[at] & 0xFF) * 8;
                delay = Duration.ofMillis((input[at + 1] & 0xFF) * 16L);
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
            at += count;
            left -= count;
            return count;
        }

        @Override
        public boolean isWhole() {
            return true;
        }

        @Override
        public void close() {}
    }
}
