package org.hall24.driver.wedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.hall24.device.CodeReading;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.contract.HandClock;
import org.hall24.device.link.ByteLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a line does to a code that is typed, at every byte of two codes one after the other: whatever happens, each person gets the own code or
 * none, in a time that has a limit.
 */
@Timeout(60)
class WedgeMishapsTest {
    private static final Logger LOG = LoggerFactory.getLogger(WedgeMishapsTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A minute of settling at most, a patience, and gaps. */
    private static final Duration CALL_MAX = Duration.ofSeconds(90);

    /** The driver settles for a quarter of a second first. */
    private static final Duration SHOWN_AFTER = Duration.ofMillis(400);

    private static final Duration BETWEEN_KEYS = Duration.ofMillis(8);
    private static final int SHIFT = 42;
    private static final int ENTER = 28;

    /** Capitals have Shift around them, so that a lost Shift is seen. */
    private static final String FIRST = "AbC1";

    private static final String SECOND = "dEF2";
    private static final String ROWS = "..1234567890-=..qwertyuiop[]..asdfghjkl;'`.\\zxcvbnm,./";

    private final HandClock clock = new HandClock();
    private int tried;
    private int read;
    private int nothing;
    private int faults;
    private int hangs;
    private int wrong;

    private enum Mishap {
        NONE,
        CUT,
        SILENCE,
        STALL
    }

    /** A keyboard whose events come byte by byte, eight milliseconds a key; at one byte something happens to all that follows. */
    private final class Typist implements ByteLink {
        private final ByteBuffer events = ByteBuffer.allocate(64 * 1024).order(ByteOrder.nativeOrder());
        private final Instant[] due = new Instant[64 * 1024];
        private final Mishap mishap;
        private final int mishapAt;
        private Duration late = Duration.ZERO;
        private final Duration stall;
        private int at;

        Typist(Mishap mishap, int mishapAt, Duration stall) {
            this.mishap = mishap;
            this.mishapAt = mishapAt;
            this.stall = stall;
        }

        /** Types this from then on, Enter behind it. */
        void types(Instant from, String text) {
            var when = from;
            for (char c : (text + "\n").toCharArray()) {
                boolean shift = Character.isUpperCase(c);
                int code = c == '\n' ? ENTER : ROWS.indexOf(Character.toLowerCase(c));
                if (shift) {
                    event(when, SHIFT, 1);
                }
                event(when, code, 1);
                event(when, code, 0);
                if (shift) {
                    event(when, SHIFT, 0);
                }
                when = when.plus(BETWEEN_KEYS);
            }
        }

        private void event(Instant when, int code, int value) {
            int begins = events.position();
            events.putLong(1)
                    .putLong(2)
                    .putShort((short) 1)
                    .putShort((short) code)
                    .putInt(value);
            for (int i = begins; i < events.position(); i++) {
                late = mishap == Mishap.STALL && i == mishapAt ? stall : late;
                due[i] = when.plus(late);
            }
        }

        int said() {
            return events.position();
        }

        @Override
        public void write(byte[] bytes) {
            throw new AssertionError("a keyboard is told something");
        }

        @Override
        public int read(byte[] into, Duration patience) {
            if (mishap == Mishap.CUT && at >= mishapAt) {
                return -1;
            }
            boolean silent = mishap == Mishap.SILENCE && at >= mishapAt;
            var until = clock.instant().plus(patience);
            if (silent || at == events.position() || due[at].isAfter(until)) {
                clock.pass(patience);
                return 0;
            }
            if (due[at].isAfter(clock.instant())) {
                clock.pass(Duration.between(clock.instant(), due[at]));
            }
            int count = 0;
            while (count < into.length && at < events.position() && !due[at].isAfter(clock.instant())) {
                if (at == mishapAt && (mishap == Mishap.CUT || mishap == Mishap.SILENCE)) {
                    break;
                }
                into[count++] = events.get(at++);
            }
            return count;
        }

        @Override
        public boolean isWhole() {
            return true;
        }

        @Override
        public void close() {}
    }

    /** Two people, each with a code of their own and two attempts; how many bytes the wedge said. */
    private int session(Mishap mishap, int at, Duration stall) throws InterruptedException {
        var typist = new Typist(mishap, at, stall);
        var scanner = new WedgeScanner(typist, clock);
        tried++;
        typist.types(clock.instant().plus(SHOWN_AFTER), FIRST);
        call(scanner, FIRST);
        call(scanner, FIRST);
        typist.types(clock.instant().plus(SHOWN_AFTER), SECOND);
        call(scanner, SECOND);
        call(scanner, SECOND);
        return typist.said();
    }

    private void call(WedgeScanner scanner, String own) throws InterruptedException {
        var began = clock.instant();
        try {
            if (scanner.scan(PATIENCE) instanceof CodeReading.Scanned(var code)) {
                read++;
                wrong += code.text().equals(own) ? 0 : 1;
            } else {
                nothing++;
            }
        } catch (DeviceException e) {
            assertThat(e.fault()).isEqualTo(Fault.SILENT);
            faults++;
        }
        hangs += Duration.between(began, clock.instant()).compareTo(CALL_MAX) > 0 ? 1 : 0;
    }

    private int everyByte(Mishap mishap, Duration stall) throws InterruptedException {
        int bytes = session(Mishap.NONE, 0, Duration.ZERO);
        assertThat(read).isEqualTo(2);
        for (int at = 0; at < bytes; at++) {
            session(mishap, at, stall);
        }
        LOG.info(
                "PROOF wedge {} {}: {} bytes tried, {} read, {} nothing, {} faults, hangs {}, wrong {}",
                mishap,
                stall.isZero() ? "" : stall,
                bytes,
                read,
                nothing,
                faults,
                hangs,
                wrong);
        assertThat(hangs).isZero();
        assertThat(wrong).isZero();
        assertThat(tried).isEqualTo(bytes + 1);
        return bytes;
    }

    @Test
    void unpluggedAtEveryByteNothingHangsAndNothingWrongIsRead() throws Exception {
        int bytes = everyByte(Mishap.CUT, Duration.ZERO);

        assertThat(faults).isGreaterThanOrEqualTo(bytes);
    }

    @Test
    void aKeyboardThatFallsSilentAtAnyByteTypesNoCode() throws Exception {
        everyByte(Mishap.SILENCE, Duration.ZERO);

        assertThat(faults).isZero(); // a keyboard that says nothing cannot be told from one that sees nothing
    }

    /** Also not when the rest of a code comes to the next person: it is nobody's. */
    @ParameterizedTest
    @ValueSource(ints = {100, 260, 400, 1_000, 5_000, 9_000})
    void keysThatStallAtAnyByteAreNeverTheNextPersonsCode(int millis) throws Exception {
        everyByte(Mishap.STALL, Duration.ofMillis(millis));

        assertThat(read).isGreaterThan(tried / 2);
    }

    @Test
    void keysTheKernelThrewAwayMakeTheCodeUnusable() throws Exception {
        var typist = new Typist(Mishap.NONE, 0, Duration.ZERO);
        typist.events.order(ByteOrder.nativeOrder());
        var from = clock.instant().plus(SHOWN_AFTER);
        typist.event(from, ROWS.indexOf('a'), 1);
        typist.events
                .putLong(1)
                .putLong(2)
                .putShort((short) 0)
                .putShort((short) 3)
                .putInt(0); // SYN_DROPPED
        java.util.Arrays.fill(typist.due, 24, 48, from);
        typist.event(from, ROWS.indexOf('c'), 1);
        typist.event(from, ENTER, 1);

        assertThat(new WedgeScanner(typist, clock).scan(PATIENCE)).isEqualTo(new CodeReading.NotUsable());
    }

    /** Keys that stall now and then for any time: whoever reads a code reads the own one, typed while it was waited for. */
    @Test
    void aLateCodeNeverSatisfiesTheNextPerson() throws Exception {
        long seed = 20_261_128L;
        var chance = new Random(seed);
        for (int life = 0; life < 2_000; life++) {
            session(Mishap.STALL, chance.nextInt(900), Duration.ofMillis(chance.nextInt(9_900)));
        }
        LOG.info(
                "PROOF wedge late, seed {}: {} sessions, {} read, hangs {}, wrong {}", seed, tried, read, hangs, wrong);
        assertThat(hangs).isZero();
        assertThat(wrong).isZero();
        assertThat(read).isGreaterThan(2_000);
    }
}
