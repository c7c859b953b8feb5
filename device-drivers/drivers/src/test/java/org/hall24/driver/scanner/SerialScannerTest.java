package org.hall24.driver.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hall24.driver.scanner.Dialect.ascii;
import static org.hall24.driver.scanner.Dialect.hex;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.contract.CodeScannerContract;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.ScriptedLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SerialScannerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LATER = Dialect.LATER;
    private static final String CODE = CodeScannerContract.CODE;

    private final HandClock clock = new HandClock();
    private final ScriptedLink link = new ScriptedLink(clock);

    private CodeScanner scanner(Dialect dialect) throws Exception {
        return Scanners.opened(dialect.make, "", link, clock);
    }

    private void fails(ThrowingCallable call, Fault fault) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(fault));
        assertThat(link.isPlayedOut()).isTrue();
    }

    private static String text(CodeReading reading) {
        return reading instanceof CodeReading.Scanned(var code) ? code.text() : reading.toString();
    }

    // --- the line
    // -----------------------------------------------------------------------------------------------------------

    @Test
    void aCodeMayComeByteByByte() throws Exception {
        for (byte each : Dialect.withCr(ascii(CODE))) {
            link.then(Duration.ofMillis(40), new byte[] {each});
        }
        // the first bytes come while the line is settled: the code is dropped to its end, for half of it would be wrong
        link.then(LATER, ascii("A"));
        for (byte each : Dialect.withCr(ascii("BC"))) {
            link.then(Duration.ofMillis(79), new byte[] {each});
        }

        assertThat(text(scanner(Dialect.LINE).scan(PATIENCE))).isEqualTo("ABC");
    }

    @Test
    void aCodeWithoutItsSuffixIsNotTaken() throws Exception {
        link.then(LATER, ascii("12345")).then(Duration.ofMillis(90), ascii("678\r"));

        assertThat(scanner(Dialect.LINE).scan(PATIENCE)).isEqualTo(new CodeReading.NotUsable());
    }

    @Test
    void withoutASuffixTheSilenceEndsACode() throws Exception {
        link.then(LATER, ascii("12345")).then(Duration.ofMillis(70), ascii("678"));

        assertThat(text(Scanners.opened("line", "&suffix=none", link, clock).scan(PATIENCE)))
                .isEqualTo("12345678");
    }

    @Test
    void bothCharactersOfALongerSuffixEndACode() throws Exception {
        link.then(LATER, ascii("1234\r\n"));

        assertThat(text(Scanners.opened("line", "&suffix=crlf", link, clock).scan(PATIENCE)))
                .isEqualTo("1234");
    }

    @Test
    void theAimIdentifierIsTakenOffWhereTheScannerIsSetToSayIt() throws Exception {
        link.then(LATER, ascii("]Q1" + CODE + "\r"));

        assertThat(Scanners.opened("line", "&aim=on", link, clock).scan(PATIENCE))
                .isInstanceOfSatisfying(CodeReading.Scanned.class, scanned -> {
                    assertThat(scanned.code().text()).isEqualTo(CODE);
                    assertThat(scanned.code().symbology()).isEqualTo(Optional.of("Q1"));
                });
    }

    @Test
    void aLineThatNeverRestsIsAnotherDevices() throws Exception {
        for (int i = 0; i < 400; i++) {
            link.then(Duration.ofMillis(20), ascii("$GPGGA"));
        }

        fails(() -> scanner(Dialect.LINE).scan(PATIENCE), Fault.GARBLED);
    }

    @Test
    void theSameCodeCountsAnewWhenItWasGoneLongEnough() throws Exception {
        link.then(LATER, ascii("12345\r")).then(Duration.ofMillis(1_600), ascii("12345\r"));
        var scanner = scanner(Dialect.LINE);

        assertThat(text(scanner.scan(PATIENCE))).isEqualTo("12345");
        assertThat(text(scanner.scan(PATIENCE))).isEqualTo("12345");
    }

    @Test
    void nobodyWaitsLongerThanAMinute() throws Exception {
        var scanner = scanner(Dialect.LINE);

        assertThatThrownBy(() -> scanner.scan(Duration.ofSeconds(61))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aCableThatComesOutAtAnyByteOfACodeIsAFault(Dialect dialect) throws Exception {
        byte[] said = dialect.said(ascii(CODE));
        for (int bytes = 1; bytes < said.length; bytes++) {
            var time = new HandClock();
            var line = new ScriptedLink(time);
            dialect.opens(line);
            dialect.looks(line);
            line.then(LATER, Arrays.copyOf(said, bytes)).thenEnds();
            var scanner = Scanners.opened(dialect.make, "", line, time);

            assertThatThrownBy(() -> scanner.scan(PATIENCE))
                    .as("%s, %d bytes", dialect, bytes)
                    .isInstanceOf(DeviceException.class);
            assertThat(line.isPlayedOut()).isTrue();
        }
    }

    @Test
    void closingLetsGoOfTheLink() throws Exception {
        scanner(Dialect.LINE).close();

        assertThat(link.isClosed()).isTrue();
    }

    // --- Honeywell
    // ----------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"TRGMOD0\u0005!,does not know", "TRGMOD0\u0015!,does not take"})
    void aSettingTheScannerDoesNotTakeIsRefused(String answer, String sentence) throws Exception {
        Dialect.HONEYWELL.stops(link);
        link.expecting(ascii("\u0016M\rTRGMOD0!"), ascii(answer));
        var scanner = scanner(Dialect.HONEYWELL);

        assertThatThrownBy(scanner::checkHealth).hasMessageContaining("REFUSED").hasMessageContaining(sentence);
    }

    @Test
    void aScannerThatLostPowerIsSetAnew() throws Exception {
        Dialect.HONEYWELL.opens(link);
        link.expecting(ascii("\u0016M\rTRGMOD?."), ascii("TRGMOD3\u0006."))
                .expecting(ascii("\u0016M\rTRGMOD0!"), ascii("TRGMOD0\u0006!"))
                .expecting(ascii("\u0016M\rTRGSTO60000!"), ascii("TRGSTO60000\u0006!"));

        scanner(Dialect.HONEYWELL).checkHealth();

        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void aCodeInFlightIsNoAnswerToACommand() throws Exception {
        Dialect.HONEYWELL.stops(link);
        link.expecting(ascii("\u0016M\rTRGMOD0!"), ascii("1234567890\r"), ascii("TRGMOD0\u0006!"))
                .expecting(ascii("\u0016M\rTRGSTO60000!"), ascii("TRGMOD0\u0006!"), ascii("TRGSTO60000\u0006!"));
        Dialect.HONEYWELL.isAskedHowItIs(link);

        scanner(Dialect.HONEYWELL).checkHealth();

        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void anotherDeviceOnThePortIsGarbled() throws Exception {
        link.expecting(hex("16 55 0D")).expecting(ascii("\u0016M\rTRGMOD?."), ascii("$GPGGA,0818,E*75\r\n"));

        fails(scanner(Dialect.HONEYWELL)::checkHealth, Fault.GARBLED);
    }

    @Test
    void nothingSeenIsNotTheWordOfAScannerThatFellSilent() throws Exception {
        Dialect.HONEYWELL.opens(link);
        Dialect.HONEYWELL.looks(link);
        link.expecting(hex("16 55 0D")).expecting(ascii("\u0016M\rTRGMOD?."));

        fails(() -> scanner(Dialect.HONEYWELL).scan(Duration.ofSeconds(1)), Fault.SILENT);
    }

    // --- Newland
    // ------------------------------------------------------------------------------------------------------------

    @Test
    void aNewlandThatDoesNotTakeASettingIsRefused() throws Exception {
        Dialect.NEWLAND.stops(link);
        link.expecting(
                ascii("~\u00010000#SCNMOD0;ORTSET60000;\u0003"),
                ascii("\u0002\u00010000#SCNMOD0\u0006;ORTSET60000\u0015;\u0003"));

        fails(scanner(Dialect.NEWLAND)::checkHealth, Fault.REFUSED);
    }

    @Test
    void aNewlandThatLostPowerIsSetAnew() throws Exception {
        Dialect.NEWLAND.opens(link);
        link.expecting(ascii("~\u00010000#SCNMOD*;\u0003"), ascii("\u0002\u00010000#SCNMOD2\u0006;\u0003"))
                .expecting(
                        ascii("~\u00010000#SCNMOD0;ORTSET60000;\u0003"),
                        ascii("\u0002\u00010000#SCNMOD0\u0006;ORTSET60000\u0006;\u0003"));

        scanner(Dialect.NEWLAND).checkHealth();

        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void aCodeRightBehindTheAnswerToTheTriggerIsRead() throws Exception {
        Dialect.NEWLAND.opens(link);
        link.expecting(
                ascii("~\u00010000#SCNTRG1;\u0003"), ascii("\u0002\u00010000#SCNTRG1\u0006;\u0003" + CODE + "\r"));
        Dialect.NEWLAND.stops(link);

        assertThat(text(scanner(Dialect.NEWLAND).scan(PATIENCE))).isEqualTo(CODE);
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void aLateAnswerToTheStartNeverCountsForTheStop() throws Exception {
        Dialect.NEWLAND.opens(link);
        Dialect.NEWLAND.looks(link);
        link.expecting(
                ascii("~\u00010000#SCNTRG0;\u0003"),
                ascii("\u0002\u00010000#SCNTRG1\u0006;\u0003"),
                ascii("\u0002\u00010000#SCNTRG0\u0006;\u0003"));

        assertThat(scanner(Dialect.NEWLAND).scan(Duration.ofSeconds(1))).isEqualTo(new CodeReading.NothingSeen());
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void aScannerThatDidNotConfirmItsStopIsStoppedBeforeItIsUsedAgain() throws Exception {
        Dialect.NEWLAND.opens(link);
        Dialect.NEWLAND.looks(link);
        Dialect.NEWLAND.sees(link, ascii(CODE));
        link.expecting(ascii("~\u00010000#SCNTRG0;\u0003"));
        Dialect.NEWLAND.stops(link);
        Dialect.NEWLAND.isAskedHowItIs(link);
        var scanner = scanner(Dialect.NEWLAND);

        assertThat(text(scanner.scan(PATIENCE))).isEqualTo(CODE);
        scanner.checkHealth();

        assertThat(link.isPlayedOut()).isTrue();
    }

    /** The end of an answer that comes late is never the beginning of a code. */
    @Test
    void anAnswerWithoutItsEndIsGarbled() throws Exception {
        Dialect.HONEYWELL.stops(link);
        link.expecting(ascii("\u0016M\rTRGMOD0!"), ascii("TRGMOD0\u0006"));

        fails(scanner(Dialect.HONEYWELL)::checkHealth, Fault.GARBLED);
    }
}
