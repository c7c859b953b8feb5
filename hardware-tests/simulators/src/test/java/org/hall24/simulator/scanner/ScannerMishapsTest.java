package org.hall24.simulator.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.contract.HandClock;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.simulator.scanner.HandScanner.Mishap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a line does to a scanner's session, at every byte either way, for every make: health, one person's code, another person's code.
 * Whatever happens, each gets the own code or none, in a time that has a limit; and at a new line the next person is served.
 */
@Timeout(120)
class ScannerMishapsTest {
    private static final Logger LOG = LoggerFactory.getLogger(ScannerMishapsTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration THINKING = Duration.ofMillis(20);
    /** Longer than a scanner waits for the rest of a command. */
    private static final Duration A_HAND_TAKES = Duration.ofMillis(500);

    private static final Duration SHOWN_AFTER = Duration.ofMillis(600);

    /** Readying, looking and stopping have each a settling and an answer of six seconds at most, said twice. */
    private static final Duration CALL_MAX = Duration.ofSeconds(60);

    private static final String FIRST = "https://hall24.invalid/c/YS-0007-000036-4";
    private static final String SECOND = "990000198506150029";
    private static final String THIRD = "DZZZ1.third";

    private int tried;
    private int read;
    private int nothing;
    private int faults;
    private int hangs;
    private int wrong;
    private int unserved;

    private static CodeScanner opened(ScannerMake make, HandScanner line, HandClock clock) throws Exception {
        var driver = ServiceLoader.load(DeviceDriver.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.word().equals("scanner"))
                .findFirst()
                .orElseThrow();
        var url = DeviceUrl.parse("scanner:serial:/dev/hall24/scanner?make=" + make.word());
        var surroundings = new Surroundings(clock, clock, new Random(1), new JobBook((_, _, _) -> {}), Path.of("none"));
        return (CodeScanner) driver.open(line, OptionValues.of(url, driver.options(), List.of()), surroundings);
    }

    /** One session with this mishap at this byte; the line it was. */
    private HandScanner session(ScannerMake make, Mishap mishap, int at, Duration stall) throws Exception {
        var clock = new HandClock();
        var line = new HandScanner(make, clock, () -> THINKING);
        line.happens(mishap, at, stall);
        var scanner = opened(make, line, clock);
        tried++;
        call(scanner, clock, line, "");
        call(scanner, clock, line, FIRST);
        call(scanner, clock, line, SECOND);
        if (mishap == Mishap.CUT || mishap == Mishap.CUT_SENDING || mishap == Mishap.SILENCE) {
            line.pluggedAgain();
            clock.pass(A_HAND_TAKES);
            int before = read;
            call(opened(make, line, clock), clock, line, THIRD);
            unserved += read == before ? 1 : 0;
        }
        return line;
    }

    /** Health for nobody, or one scan for somebody who shows a code, and takes it away at the end. */
    private void call(CodeScanner scanner, HandClock clock, HandScanner line, String own) throws Exception {
        var began = clock.instant();
        try {
            if (own.isEmpty()) {
                scanner.checkHealth();
            } else {
                line.shows(clock.instant().plus(SHOWN_AFTER), own.getBytes(StandardCharsets.US_ASCII));
                judge(scanner.scan(PATIENCE), own);
            }
        } catch (DeviceException e) {
            assertThat(e.fault()).isIn(Fault.SILENT, Fault.GARBLED, Fault.REFUSED);
            faults++;
        }
        line.hides();
        hangs += Duration.between(began, clock.instant()).compareTo(CALL_MAX) > 0 ? 1 : 0;
    }

    private void judge(CodeReading reading, String own) {
        switch (reading) {
            case CodeReading.Scanned(var code) -> {
                read++;
                wrong += code.text().equals(own) ? 0 : 1;
            }
            case CodeReading.NothingSeen _, CodeReading.NotUsable _ -> nothing++;
        }
    }

    private void everyByte(ScannerMake make, Mishap mishap, Duration stall) throws Exception {
        var calm = session(make, Mishap.NONE, 0, Duration.ZERO);
        assertThat(read).isEqualTo(2);
        int bytes = mishap == Mishap.CUT_SENDING ? calm.told() : calm.said();
        for (int at = 0; at < bytes; at++) {
            session(make, mishap, at, stall);
        }
        LOG.info(
                "PROOF scanner {} {} {}: {} bytes tried, {} read, {} nothing, {} faults, hangs {}, wrong {}, unserved"
                        + " {}",
                make.word(),
                mishap,
                stall.isZero() ? "" : stall,
                bytes,
                read,
                nothing,
                faults,
                hangs,
                wrong,
                unserved);
        assertThat(hangs).as("hangs").isZero();
        assertThat(wrong).as("wrong data").isZero();
        assertThat(unserved).as("people at a new line who were not served").isZero();
        assertThat(tried).isEqualTo(bytes + 1);
    }

    @ParameterizedTest
    @EnumSource(ScannerMake.class)
    void aLineCutAtAnyByteNeverGivesAWrongCodeAndTheNextLineServes(ScannerMake make) throws Exception {
        everyByte(make, Mishap.CUT, Duration.ZERO);
        assertThat(faults).isPositive();
    }

    @ParameterizedTest
    @EnumSource(ScannerMake.class)
    void aLineCutAtAnyByteToTheScannerIsAFaultAndTheNextLineServes(ScannerMake make) throws Exception {
        everyByte(make, Mishap.CUT_SENDING, Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource(ScannerMake.class)
    void aLineThatFallsSilentAtAnyByteEndsInItsTime(ScannerMake make) throws Exception {
        everyByte(make, Mishap.SILENCE, Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource(ScannerMake.class)
    void anAnswerThatStallsAtAnyByteNeverSatisfiesAnything(ScannerMake make) throws Exception {
        for (int millis : new int[] {90, 300, 1_100, 5_000}) {
            if (make == ScannerMake.LINE && millis > PATIENCE.toMillis()) {
                continue; // a whole code that comes when somebody else waits is a code: it cannot be asked
            }
            tried = 0;
            read = 0;
            everyByte(make, Mishap.STALL, Duration.ofMillis(millis));
        }
    }

    /** A plain line has no checksum; packets have. */
    @ParameterizedTest
    @EnumSource(value = ScannerMake.class, names = "ZEBRA_SSI")
    void aByteDamagedAnywhereIsNeverTaken(ScannerMake make) throws Exception {
        everyByte(make, Mishap.DAMAGE, Duration.ZERO);
    }

    /**
     * Answers that take any time now and then, code after code. A scanner that can be asked is asked before each code, so what comes late is
     * known for late. One that cannot be asked is left out: a code it says ten seconds late is a code.
     */
    @ParameterizedTest
    @EnumSource(value = ScannerMake.class, mode = EnumSource.Mode.EXCLUDE, names = "LINE")
    void aLateAnswerNeverSatisfiesTheNextCommandNorTheNextPerson(ScannerMake make) throws Exception {
        long seed = 20_261_128L;
        var chance = new Random(seed);
        Supplier<Duration> thinking =
                () -> Duration.ofMillis(chance.nextInt(12) > 0 ? 5 + chance.nextInt(60) : chance.nextInt(9_000));
        for (int life = 0; life < 60; life++) {
            var clock = new HandClock();
            var line = new HandScanner(make, clock, thinking);
            var scanner = opened(make, line, clock);
            for (int person = 0; person < 25; person++) {
                tried++;
                call(scanner, clock, line, chance.nextInt(5) == 0 ? "" : "code of %d in %d".formatted(person, life));
                clock.pass(Duration.ofMillis(chance.nextInt(2_000)));
            }
        }
        LOG.info(
                "PROOF scanner {} late, seed {}: {} calls, {} read, {} nothing, {} faults, hangs {}, wrong {}",
                make.word(),
                seed,
                tried,
                read,
                nothing,
                faults,
                hangs,
                wrong);
        assertThat(hangs).isZero();
        assertThat(wrong).isZero();
        assertThat(read).isGreaterThan(100);
        assertThat(faults).isGreaterThan(20);
    }
}
