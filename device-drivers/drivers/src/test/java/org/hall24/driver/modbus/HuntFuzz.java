package org.hall24.driver.modbus;

import java.util.HexFormat;
import java.util.Optional;

/** Fuzz target: whatever is on the wire, the hunt takes no damaged frame for an answer, and finds the one that comes behind it. */
public final class HuntFuzz {
    private static final byte[] ANSWER = HexFormat.of().parseHex("110203acdb352018");

    private HuntFuzz() {}

    /** One input: what is on the wire before the answer of unit 17. */
    public static void fuzzerTestOneInput(byte[] input) {
        var hunt = new Hunt(17);
        for (int i = 0; i < input.length; i++) {
            var found = hunt.take(input[i]);
            if (found.isPresent() && !stands(input, i)) {
                throw new IllegalStateException("an answer that nobody sent");
            }
        }
        Optional<Answer> behind = Optional.empty();
        for (int i = 0; i < 2 * ANSWER.length; i++) { // twice: what came before may end in the first as its checksum
            var found = hunt.take(ANSWER[i % ANSWER.length]);
            behind = found.isPresent() ? found : behind;
        }
        if (behind.isEmpty()) {
            throw new IllegalStateException("the answer behind it was not found");
        }
    }

    /** Whether an intact frame of unit 17 ends at this byte. */
    private static boolean stands(byte[] wire, int end) {
        for (int at = Math.max(0, end - Rtu.BYTES_MAX); at <= end; at++) {
            int length = Rtu.answerLength(wire, at, end + 1, 17);
            if (length > 0 && at + length == end + 1 && Rtu.isIntact(wire, at, length)) {
                return true;
            }
        }
        return false;
    }
}
