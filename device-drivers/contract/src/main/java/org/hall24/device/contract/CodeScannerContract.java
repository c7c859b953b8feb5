package org.hall24.device.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every code scanner holds, whoever made it and whatever carries its codes. */
@Timeout(120)
public abstract class CodeScannerContract {
    /** How the world is when a test begins. Every situation begins with a scanner that was opened and not used yet. */
    public enum Situation {
        /** {@link #CODE} is held there while somebody waits. */
        CODE_SHOWN,
        /** {@link #CODE}, but not before the first waiting was interrupted while it looked; see {@link #interruptOnceItLooks}. */
        CODE_SHOWN_AFTER_AN_INTERRUPTION,
        /** Nothing is held there. */
        NOTHING_SHOWN,
        /** Only a health check comes. */
        ASKED_HOW_IT_IS,
        /** A code was said before anybody waited, and none afterwards. */
        CODE_SAID_BEFORE,
        /** {@link #CODE} is held there, taken, and held there still; then {@link #OTHER}. */
        SAME_CODE_AGAIN,
        /** {@link #CHINESE} in UTF-8. */
        IN_UTF_8,
        /** {@link #CHINESE} in GB 18030. */
        IN_GB18030,
        /** {@link #LONGEST}. */
        LONGEST,
        /** One byte more. */
        TOO_LONG,
        /** {@link #CODE} with a tabulator in its middle. */
        CONTROL_CHARACTER,
        /** Bytes that are no text. */
        NO_TEXT,
        /** The scanner answers nothing. */
        SILENT,
        /** The cable comes out in the middle of {@link #CODE}. */
        LINE_BREAKS_MIDWAY
    }

    /** A code of the demonstration platform. */
    public static final String CODE = "DZZZ1.ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** Another. */
    public static final String OTHER = "DZZZ1.765432ZYXWVUTSRQPONMLKJIHGFEDCBA";

    /** Characters of two, three and four bytes, and spaces. */
    public static final String CHINESE = "欧阳𠮷麟 é 电子身份证照";

    /** As long as a code can be. */
    public static final String LONGEST = "0123456789ABCDEF".repeat(CodeScanner.CODE_BYTES_MAX / 16) + "01234567";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A scanner in this situation. */
    protected abstract CodeScanner scanner(Situation situation) throws Exception;

    /** Whether the scanner looks at this moment, as far as the world can tell. */
    protected abstract boolean isLooking() throws Exception;

    /** Whether it answers commands; one that only talks cannot be asked whether it is there. */
    protected abstract boolean answers();

    /** Sees to it that this thread is interrupted once the scanner looks; returns at once. Nothing where the dialogue does it. */
    protected abstract void interruptOnceItLooks(Thread reader);

    private static String text(CodeReading reading) {
        assertThat(reading).isInstanceOf(CodeReading.Scanned.class);
        return ((CodeReading.Scanned) reading).code().text();
    }

    @Test
    void aCodeThatIsShownIsReadAndTheScannerStopsLooking() throws Exception {
        try (var scanner = scanner(Situation.CODE_SHOWN)) {
            var reading = scanner.scan(PATIENCE);

            assertThat(text(reading)).isEqualTo(CODE);
            assertThat(reading.toString()).doesNotContain("DZZZ");
            assertThat(isLooking()).isFalse();
        }
    }

    @Test
    void withoutACodeThePatienceEndsAndTheScannerStopsLooking() throws Exception {
        try (var scanner = scanner(Situation.NOTHING_SHOWN)) {
            assertThat(scanner.scan(Duration.ofSeconds(1))).isEqualTo(new CodeReading.NothingSeen());
            assertThat(isLooking()).isFalse();
        }
    }

    @Test
    void askingHowItIsDoesNotMakeItLook() throws Exception {
        try (var scanner = scanner(Situation.ASKED_HOW_IT_IS)) {
            scanner.checkHealth();
            assertThat(isLooking()).isFalse();
        }
    }

    @Test
    void aCodeSaidBeforeAnybodyWaitedIsNeverTaken() throws Exception {
        try (var scanner = scanner(Situation.CODE_SAID_BEFORE)) {
            assertThat(scanner.scan(Duration.ofSeconds(1))).isEqualTo(new CodeReading.NothingSeen());
        }
    }

    @Test
    void aPhoneHeldStillIsOneCodeAndNotTwo() throws Exception {
        try (var scanner = scanner(Situation.SAME_CODE_AGAIN)) {
            assertThat(text(scanner.scan(PATIENCE))).isEqualTo(CODE);
            assertThat(text(scanner.scan(PATIENCE))).isEqualTo(OTHER);
        }
    }

    @Test
    void chineseIsReadInEitherOfItsEncodings() throws Exception {
        try (var scanner = scanner(Situation.IN_UTF_8)) {
            assertThat(text(scanner.scan(PATIENCE))).isEqualTo(CHINESE);
        }
        try (var scanner = scanner(Situation.IN_GB18030)) {
            assertThat(text(scanner.scan(PATIENCE))).isEqualTo(CHINESE);
        }
    }

    @Test
    void theLongestCodeIsRead() throws Exception {
        try (var scanner = scanner(Situation.LONGEST)) {
            assertThat(text(scanner.scan(PATIENCE))).isEqualTo(LONGEST);
        }
    }

    @Test
    void whatIsNoCodeOfOursIsNotUsableAndTheScannerStopsLooking() throws Exception {
        for (var situation : new Situation[] {Situation.TOO_LONG, Situation.CONTROL_CHARACTER, Situation.NO_TEXT}) {
            try (var scanner = scanner(situation)) {
                assertThat(scanner.scan(PATIENCE)).as("%s", situation).isEqualTo(new CodeReading.NotUsable());
                assertThat(isLooking()).isFalse();
            }
        }
    }

    /** One that only talks cannot be told from one that sees nothing. */
    @Test
    void aSilentScannerIsOutOfWorkWhereItShouldAnswer() throws Exception {
        try (var scanner = scanner(Situation.SILENT)) {
            if (answers()) { // one make answers no start: its silence is noticed when the patience has ended
                assertThatThrownBy(() -> scanner.scan(Duration.ofSeconds(3)))
                        .isInstanceOfSatisfying(
                                DeviceException.class,
                                e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));
            } else {
                assertThat(scanner.scan(Duration.ofSeconds(1))).isEqualTo(new CodeReading.NothingSeen());
            }
        }
    }

    @Test
    void aCableThatComesOutInTheMiddleOfACodeIsAFaultAndNotHalfACode() throws Exception {
        try (var scanner = scanner(Situation.LINE_BREAKS_MIDWAY)) {
            assertThatThrownBy(() -> scanner.scan(PATIENCE))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));
        }
    }

    @Test
    void aPersonWhoLeavesInterruptsAndTheScannerStopsLookingAndStaysUsable() throws Exception {
        try (var scanner = scanner(Situation.CODE_SHOWN_AFTER_AN_INTERRUPTION)) {
            interruptOnceItLooks(Thread.currentThread());

            assertThatThrownBy(() -> scanner.scan(PATIENCE)).isInstanceOf(InterruptedException.class);

            assertThat(Thread.interrupted()).isFalse();
            assertThat(isLooking()).isFalse();
            assertThat(text(scanner.scan(PATIENCE))).isEqualTo(CODE);
            assertThat(isLooking()).isFalse();
        }
    }
}
