package org.hall24.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.Still;
import org.hall24.device.contract.CodeScannerContract;
import org.hall24.device.contract.HandClock;
import org.hall24.driver.camera.PaintedSource.Painter;
import org.hall24.driver.code.CodeReader;
import org.junit.jupiter.api.Test;

/** A scanner made of a camera holds what every scanner holds. */
class LensScannerContractTest extends CodeScannerContract {
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** With 1,500 of them a code says more than 4,296 bytes of UTF-8; no other code says as much. */
    private static final String KANJI = "点茗".repeat(750);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LOOKS = 12;
    private static final int DAMAGED = 40;

    private final HandClock clock = new HandClock();
    private final SplittableRandom chance = new SplittableRandom(20_261_122L);
    private PaintedSource source = new PaintedSource(clock, true, Optional::empty);
    private int looks;

    @Override
    protected CodeScanner scanner(Situation situation) throws Exception {
        source = new PaintedSource(clock, true, painter(situation));
        return new LensScanner(source, CodeReader.ofQr(), 60, clock, clock);
    }

    private Painter painter(Situation situation) throws Exception {
        var code = Painted.code(CODE, StandardCharsets.UTF_8);
        var other = Painted.code(OTHER, StandardCharsets.UTF_8);
        looks = 0;
        return switch (situation) {
            case CODE_SHOWN, CODE_SHOWN_AFTER_AN_INTERRUPTION -> always(code);
            case NOTHING_SHOWN, ASKED_HOW_IT_IS, CODE_SAID_BEFORE -> () -> Optional.of(Painted.room(chance));
            case SAME_CODE_AGAIN ->
                () -> {
                    looks++;
                    return Optional.of(looks < 8 ? code : other);
                };
            case IN_UTF_8 -> always(Painted.code(CHINESE, StandardCharsets.UTF_8));
            case IN_GB18030 -> always(Painted.code(CHINESE, GB18030));
            case LONGEST -> always(Painted.drawn(LONGEST, "ISO-8859-1"));
            case TOO_LONG -> always(Painted.drawn(KANJI, "Shift_JIS"));
            case CONTROL_CHARACTER ->
                always(Painted.code(CODE.substring(0, 9) + "\t" + CODE.substring(9), StandardCharsets.UTF_8));
            case NO_TEXT -> always(Painted.drawn("\u0081\u008d\u00ff\u0090\u0003", "ISO-8859-1"));
            case SILENT -> Optional::empty;
            case LINE_BREAKS_MIDWAY ->
                () -> {
                    throw new EOFException("unplugged");
                };
        };
    }

    private static Painter always(Still still) {
        return () -> Optional.of(still);
    }

    @Override
    protected boolean isLooking() {
        return source.isAsked();
    }

    @Override
    protected boolean answers() {
        return true;
    }

    @Override
    protected void interruptOnceItLooks(Thread reader) {
        reader.interrupt();
    }

    @Test
    void itLooksFiveTimesASecondAtMost() throws Exception {
        try (var scanner = scanner(Situation.NOTHING_SHOWN)) {
            source = new PaintedSource(clock, true, () -> {
                looks++;
                return Optional.of(Painted.room(chance));
            });
            try (var counted = new LensScanner(source, CodeReader.ofQr(), 100, clock, clock)) {
                assertThat(counted.scan(Duration.ofSeconds(4))).isEqualTo(new CodeReading.NothingSeen());
            }
            assertThat(looks).isBetween(15, 20);
            scanner.checkHealth();
        }
    }

    @Test
    void aCodeThatCameBackLaterIsTakenAgain() throws Exception {
        try (var scanner = scanner(Situation.CODE_SHOWN)) {
            scanner.scan(Duration.ofSeconds(5));
            clock.pass(LensScanner.SAME_CODE);
            assertThat(scanner.scan(Duration.ofSeconds(5))).isInstanceOf(CodeReading.Scanned.class);
        }
    }

    @Test
    void aCameraWithoutPicturesEndsInItsTimeAndSoDoesAPatience() throws Exception {
        try (var scanner = scanner(Situation.SILENT)) {
            var began = clock.instant();
            assertThatThrownBy(() -> scanner.scan(Duration.ofMinutes(1)))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));
            assertThat(Duration.between(began, clock.instant()))
                    .isBetween(LensCamera.SILENCE, LensCamera.SILENCE.plus(LensScanner.LOOK_EVERY));
        }
        try (var scanner = scanner(Situation.NOTHING_SHOWN)) {
            var began = clock.instant();
            assertThat(scanner.scan(PATIENCE)).isEqualTo(new CodeReading.NothingSeen());
            assertThat(Duration.between(began, clock.instant()))
                    .isBetween(PATIENCE, PATIENCE.plus(LensScanner.LOOK_EVERY));
        }
    }

    @Test
    void unpluggedAtAnyLookItIsAFaultAndTheNextLineServes() throws Exception {
        var code = Painted.code(CODE, StandardCharsets.UTF_8);
        for (int at = 0; at < LOOKS; at++) {
            int last = at;
            looks = 0;
            source = new PaintedSource(clock, true, () -> {
                if (looks++ == last) {
                    throw new EOFException("unplugged");
                }
                return Optional.of(Painted.room(chance));
            });
            try (var scanner = new LensScanner(source, CodeReader.ofQr(), 60, clock, clock)) {
                assertThatThrownBy(() -> scanner.scan(Duration.ofMinutes(1)))
                        .isInstanceOfSatisfying(
                                DeviceException.class,
                                e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));
            }
            source = new PaintedSource(clock, true, always(code));
            try (var next = new LensScanner(source, CodeReader.ofQr(), 60, clock, clock)) {
                assertThat(next.scan(PATIENCE)).isInstanceOfSatisfying(CodeReading.Scanned.class, scanned -> {
                    assertThat(scanned.code().text()).isEqualTo(CODE);
                });
            }
        }
    }

    /** A hand before the code, a scratched screen: it is read right or not at all. */
    @Test
    void aDamagedPictureGivesNoWrongCode() throws Exception {
        int right = 0;
        for (int i = 0; i < DAMAGED; i++) {
            var still = Painted.code(CODE, StandardCharsets.UTF_8);
            byte[] bgr = still.bgr();
            for (int scratch = i; scratch > 0; scratch--) {
                int from = chance.nextInt(bgr.length);
                Arrays.fill(bgr, from, Math.min(bgr.length, from + chance.nextInt(900)), (byte) chance.nextInt());
            }
            source = new PaintedSource(clock, true, always(still));
            try (var scanner = new LensScanner(source, CodeReader.ofQr(), 60, clock, clock)) {
                switch (scanner.scan(LensScanner.LOOK_EVERY)) {
                    case CodeReading.Scanned(var code) -> {
                        assertThat(code.text()).isEqualTo(CODE);
                        right++;
                    }
                    case CodeReading.NothingSeen _ -> {}
                    case CodeReading.NotUsable _ -> throw new AssertionError("a code that was never shown");
                }
            }
        }
        assertThat(right).isBetween(1, DAMAGED - 1);
    }
}
