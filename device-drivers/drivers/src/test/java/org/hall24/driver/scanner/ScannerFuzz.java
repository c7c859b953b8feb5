package org.hall24.driver.scanner;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.contract.BabblingLink;
import org.hall24.device.contract.HandClock;

/**
 * Fuzz target: health and two scans of a scanner of any make whose line says what it likes. Each call ends in its time, by a result or a
 * fault, and a code is text that came over the line.
 */
public final class ScannerFuzz {
    private static final List<String> MAKES = List.of("line", "honeywell", "newland", "zebra-ssi");
    private static final List<String> SUFFIXES = List.of("cr", "crlf", "none", "cr");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Readying, looking and stopping have each a settling of six seconds and an answer of six at most, twice. */
    private static final Duration CALL_MAX = Duration.ofSeconds(90);

    private ScannerFuzz() {}

    /** One input: two bits of make, two of suffix, one whether it says the AIM identifier; then what the line says, as {@link BabblingLink} reads it. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (input.length == 0) {
            return;
        }
        var make = MAKES.get(input[0] & 0x03);
        var options = "&suffix=" + SUFFIXES.get((input[0] >> 2) & 0x03) + ((input[0] & 0x10) != 0 ? "&aim=on" : "");
        var clock = new HandClock();
        var link = new BabblingLink(input, 1, clock);
        var scanner = Scanners.opened(make, options, link, clock);
        call(scanner, link, clock, make, false);
        call(scanner, link, clock, make, true);
        call(scanner, link, clock, make, true);
    }

    private static void call(CodeScanner scanner, BabblingLink link, HandClock clock, String make, boolean scans)
            throws InterruptedException {
        var began = clock.instant();
        try {
            if (!scans) {
                scanner.checkHealth();
            } else if (scanner.scan(PATIENCE) instanceof CodeReading.Scanned(var code)) {
                isTrue(code.text(), link.said(), make);
            }
        } catch (DeviceException _) {
            // a fault is an answer
        }
        if (Duration.between(began, clock.instant()).compareTo(CALL_MAX) > 0) {
            throw new IllegalStateException("took " + Duration.between(began, clock.instant()));
        }
    }

    private static void isTrue(String text, byte[] said, String make) {
        if (text.isEmpty() || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalStateException("a code that is no text");
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] chinese = text.getBytes(GB18030);
        if (Math.min(utf8.length, chinese.length) > CodeScanner.CODE_BYTES_MAX) {
            throw new IllegalStateException("a code longer than any");
        }
        if (make.equals("zebra-ssi")) {
            if (!holdsAPacketOfACode(said)) {
                throw new IllegalStateException("a code without an intact packet");
            }
        } else if (!holds(said, utf8) && !holds(said, chinese)) {
            throw new IllegalStateException("a code that nobody said");
        }
    }

    private static boolean holds(byte[] said, byte[] part) {
        return new String(said, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    /** Looks for one in the plainest way: at every place, byte by byte. */
    private static boolean holdsAPacketOfACode(byte[] said) {
        for (int at = 0; at + 6 <= said.length; at++) {
            int length = said[at] & 0xFF;
            if (length < 4 || at + length + 2 > said.length || (said[at + 1] & 0xFF) != 0xF3 || said[at + 2] != 0) {
                continue;
            }
            int sum = ((said[at + length] & 0xFF) << 8) | (said[at + length + 1] & 0xFF);
            for (int i = at; i < at + length; i++) {
                sum += said[i] & 0xFF;
            }
            if ((sum & 0xFFFF) == 0) {
                return true;
            }
        }
        return false;
    }
}
