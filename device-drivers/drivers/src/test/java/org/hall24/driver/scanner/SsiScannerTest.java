package org.hall24.driver.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hall24.driver.scanner.Dialect.ACK;
import static org.hall24.driver.scanner.Dialect.ACKED;
import static org.hall24.driver.scanner.Dialect.ascii;
import static org.hall24.driver.scanner.Dialect.hex;
import static org.hall24.driver.scanner.Dialect.packet;

import java.time.Duration;
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

/** Scanners that speak in packets, each acknowledged. */
class SsiScannerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LATER = Dialect.LATER;
    private static final String CODE = CodeScannerContract.CODE;
    private static final byte[] NOTHING = new byte[0];

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

    private static byte[] qr(int status, String data) {
        return packet(0xF3, status, ascii("\u001C" + data));
    }

    @Test
    void theTypeOfASsiCodeIsItsAimLetter() throws Exception {
        Dialect.ZEBRA_SSI.opens(link);
        Dialect.ZEBRA_SSI.reads(link, ascii(CODE + "\r"));

        assertThat(scanner(Dialect.ZEBRA_SSI).scan(PATIENCE))
                .isInstanceOfSatisfying(CodeReading.Scanned.class, scanned -> {
                    assertThat(scanned.code().text()).isEqualTo(CODE);
                    assertThat(scanned.code().symbology()).isEqualTo(Optional.of("Q"));
                });
    }

    @Test
    void aDamagedPacketIsAskedForAgainAndTakenOnce() throws Exception {
        Dialect.ZEBRA_SSI.opens(link);
        Dialect.ZEBRA_SSI.looks(link);
        byte[] damaged = qr(0, CODE);
        damaged[9] ^= 1;
        link.then(LATER, damaged)
                .expecting(hex("05 D1 04 00 01 FF 25"), qr(1, CODE))
                .expecting(ACK);
        Dialect.ZEBRA_SSI.stops(link);

        assertThat(text(scanner(Dialect.ZEBRA_SSI).scan(PATIENCE))).isEqualTo(CODE);
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void aPacketSaidAgainBecauseOurAckWasLostIsTakenOnce() throws Exception {
        Dialect.ZEBRA_SSI.opens(link);
        Dialect.ZEBRA_SSI.looks(link);
        link.then(LATER, qr(2, "AB"))
                .expecting(ACK, qr(2 | 1, "AB"))
                .expecting(ACK, qr(0, "CD"))
                .expecting(ACK);
        Dialect.ZEBRA_SSI.stops(link);

        assertThat(text(scanner(Dialect.ZEBRA_SSI).scan(PATIENCE))).isEqualTo("ABCD");
        assertThat(link.isPlayedOut()).isTrue();
    }

    /** One that is not acknowledged comes again, to whoever waits then. */
    @Test
    void aCodeThatComesWhileNobodyWaitsIsAcknowledgedAndDropped() throws Exception {
        Dialect.ZEBRA_SSI.opens(link);
        link.then(Duration.ofMillis(20), qr(0, "SOMEBODY ELSE'S")).expecting(ACK);
        Dialect.ZEBRA_SSI.reads(link, ascii(CODE));

        assertThat(text(scanner(Dialect.ZEBRA_SSI).scan(PATIENCE))).isEqualTo(CODE);
        assertThat(link.isPlayedOut()).isTrue();
    }

    /** Nobody acknowledged it when it was said first: the person it was shown to has left. */
    @Test
    void aCodeThatBeginsWithAPacketSaidAgainIsTheOneBefore() throws Exception {
        Dialect.ZEBRA_SSI.opens(link);
        Dialect.ZEBRA_SSI.looks(link);
        link.then(LATER, qr(2 | 1, "AB"))
                .expecting(ACK, qr(0, "CD"))
                .expecting(ACK, qr(0, CODE))
                .expecting(ACK);
        Dialect.ZEBRA_SSI.stops(link);

        assertThat(text(scanner(Dialect.ZEBRA_SSI).scan(PATIENCE))).isEqualTo(CODE);
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void twoEqualPacketsOfALongCodeAreBothTaken() throws Exception {
        Dialect.ZEBRA_SSI.opens(link);
        Dialect.ZEBRA_SSI.looks(link);
        link.then(LATER, qr(2, "AB"))
                .expecting(ACK, qr(2, "AB"))
                .expecting(ACK, qr(0, "AB"))
                .expecting(ACK);
        Dialect.ZEBRA_SSI.stops(link);

        assertThat(text(scanner(Dialect.ZEBRA_SSI).scan(PATIENCE))).isEqualTo("ABABAB");
    }

    @Test
    void aCodeWhoseNextPacketNeverComesIsNotUsable() throws Exception {
        Dialect.ZEBRA_SSI.opens(link);
        Dialect.ZEBRA_SSI.looks(link);
        link.then(LATER, qr(2, "AB")).expecting(ACK);
        Dialect.ZEBRA_SSI.stops(link);

        assertThat(scanner(Dialect.ZEBRA_SSI).scan(PATIENCE)).isEqualTo(new CodeReading.NotUsable());
    }

    @Test
    void aLineThatDamagesEveryPacketIsGarbledAndTheScannerIsStopped() throws Exception {
        Dialect.ZEBRA_SSI.opens(link);
        Dialect.ZEBRA_SSI.looks(link);
        byte[] damaged = qr(0, CODE);
        damaged[9] ^= 1;
        link.then(LATER, damaged)
                .expecting(hex("05 D1 04 00 01 FF 25"), damaged)
                .expecting(hex("05 D1 04 00 01 FF 25"), damaged);
        Dialect.ZEBRA_SSI.stops(link);

        fails(() -> scanner(Dialect.ZEBRA_SSI).scan(PATIENCE), Fault.GARBLED);
    }

    @Test
    void aCommandThatWasNotHeardIsSaidAgainWithItsBitSet() throws Exception {
        link.expecting(hex("04 E5 04 00 FF 13")).expecting(hex("04 E5 04 01 FF 12"), ACKED);
        // one of the two is still to be answered, or never will be: a question whose answer is like no other's tells
        link.expecting(hex("04 A3 04 00 FF 55"), packet(0xA4, 0, ascii("PAABLS00-004-R00 SE3307")));
        link.expecting(Dialect.PARAMETERS, ACKED).expecting(hex("04 E9 04 00 FF 0F"), ACKED);
        Dialect.ZEBRA_SSI.isAskedHowItIs(link);

        scanner(Dialect.ZEBRA_SSI).checkHealth();

        assertThat(link.isPlayedOut()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2", "6", "10"})
    void aCommandTheScannerDeniesIsRefused(int reason) throws Exception {
        link.expecting(hex("04 E5 04 00 FF 13"), packet(0xD1, 0, new byte[] {(byte) reason}));

        fails(scanner(Dialect.ZEBRA_SSI)::checkHealth, Fault.REFUSED);
    }

    @Test
    void aCodeThatComesWhileItIsStoppedIsAcknowledgedAndDropped() throws Exception {
        Dialect.ZEBRA_SSI.opens(link);
        Dialect.ZEBRA_SSI.looks(link);
        link.expecting(hex("04 E5 04 00 FF 13"), qr(0, CODE)).expecting(ACK, ACKED);

        assertThat(scanner(Dialect.ZEBRA_SSI).scan(Duration.ofSeconds(1))).isEqualTo(new CodeReading.NothingSeen());
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void aSilenceInThePlaceOfAnAnswerIsSilent() throws Exception {
        link.expecting(hex("04 E5 04 00 FF 13"), NOTHING).expecting(hex("04 E5 04 01 FF 12"), NOTHING);

        fails(scanner(Dialect.ZEBRA_SSI)::checkHealth, Fault.SILENT);
    }
}
