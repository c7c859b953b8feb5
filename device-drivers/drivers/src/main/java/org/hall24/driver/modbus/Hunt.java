package org.hall24.driver.modbus;

import java.util.Arrays;
import java.util.Optional;

/** Finds intact answers of one board among whatever comes: noise, halves, frames of other boards on the same wire. */
final class Hunt {
    private final int unit;
    private final byte[] held = new byte[Rtu.BYTES_MAX];
    private int count;

    Hunt(int unit) {
        this.unit = unit;
    }

    /** Takes one byte; the answer it completes, if any. */
    Optional<Answer> take(byte one) {
        if (count == held.length) {
            drop(1);
        }
        held[count++] = one;
        for (int at = 0; at < count; at++) {
            int length = Rtu.answerLength(held, at, count, unit);
            if (length > 0 && at + length <= count && Rtu.isIntact(held, at, length)) {
                var answer = new Answer(Arrays.copyOfRange(held, at, at + length));
                drop(at + length);
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    /** Whether bytes lie here that were no answer. */
    boolean holdsRubbish() {
        return count > 0;
    }

    void forget() {
        count = 0;
    }

    private void drop(int bytes) {
        System.arraycopy(held, bytes, held, 0, count - bytes);
        count -= bytes;
    }
}
