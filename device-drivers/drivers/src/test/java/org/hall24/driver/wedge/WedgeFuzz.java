package org.hall24.driver.wedge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.contract.BabblingLink;
import org.hall24.device.contract.HandClock;

/**
 * Fuzz target: two scans of a wedge whose events are what they like. Each ends in its time, by a result or a fault; a code is what a US
 * keyboard types, and every character of it was a key that went down.
 */
public final class WedgeFuzz {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A minute of settling, a code of two thousand keys with the longest gaps, and a patience. */
    private static final Duration CALL_MAX = Duration.ofMinutes(10);

    private static final int EVENT_BYTES = 24;

    private WedgeFuzz() {}

    /** One input: what the keyboard says, as {@link BabblingLink} reads it. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        var clock = new HandClock();
        var link = new BabblingLink(input, 0, clock);
        var scanner = new WedgeScanner(link, clock);
        for (int i = 0; i < 2; i++) {
            var began = clock.instant();
            int before = link.said().length;
            try {
                if (scanner.scan(PATIENCE) instanceof CodeReading.Scanned(var code)) {
                    isTrue(code.text(), link.said(), before);
                }
            } catch (DeviceException _) {
                // a fault is an answer
            }
            if (Duration.between(began, clock.instant()).compareTo(CALL_MAX) > 0) {
                throw new IllegalStateException("took " + Duration.between(began, clock.instant()));
            }
        }
    }

    private static void isTrue(String text, byte[] said, int from) {
        if (text.isEmpty() || text.length() > CodeScanner.CODE_BYTES_MAX) {
            throw new IllegalStateException("a code longer than any, or none");
        }
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalStateException("a character that no key types");
        }
        int downs = 0;
        var events = ByteBuffer.wrap(said).order(ByteOrder.nativeOrder());
        for (int at = from;
                at + EVENT_BYTES <= said.length;
                at++) { // at any byte: a device may have begun in the middle of one
            downs += events.getShort(at + 16) == 1 && events.getInt(at + 20) == 1 ? 1 : 0;
        }
        if (downs <= text.length()) { // and Enter
            throw new IllegalStateException("more characters than keys");
        }
    }
}
