package org.hall24.driver.scanner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.hall24.device.link.Masker;

/**
 * Knows the answer to each of our commands, letter by letter, for scanners that answer with an echo. Whatever else a scanner says may be a
 * code, and a code may be a key to money: its letters become zeros, and only where it ends stays.
 */
final class AnswerMasker implements Masker {
    /** In an expected answer: one of ACK, ENQ and NAK. */
    static final char STATUS = '\uE000';

    /** In an expected answer: a setting's number. */
    static final char VALUE = '\uE001';

    private final Function<String, Optional<String>> answers;
    private String expected = "";
    private int at;

    /**
     * A masker for one make.
     *
     * @param answers what is answered to a command, with {@link #STATUS} and {@link #VALUE}; empty = nothing is
     */
    AnswerMasker(Function<String, Optional<String>> answers) {
        this.answers = answers;
    }

    /** For a scanner that never answers. */
    static AnswerMasker ofNone() {
        return new AnswerMasker(_ -> Optional.empty());
    }

    @Override
    public void mask(Direction direction, byte[] bytes, int count) {
        if (direction == Direction.TO_DEVICE) {
            expected = answers.apply(new String(bytes, 0, count, StandardCharsets.ISO_8859_1))
                    .orElse("");
            at = 0;
            return;
        }
        for (int i = 0; i < count; i++) {
            bytes[i] = masked(bytes[i]);
        }
    }

    private byte masked(byte one) {
        if (belongs(one)) {
            return one;
        }
        at = 0; // a code came before the answer or in the middle of it
        if (belongs(one)) {
            return one;
        }
        return switch (one) {
            case '\r', '\n' -> one;
            default -> (byte) (one >= 0 && one < ' ' ? 0 : '0');
        };
    }

    /** Whether it is the next letter of the answer. */
    private boolean belongs(byte one) {
        if (at < expected.length() && expected.charAt(at) == VALUE && !isDigit(one)) {
            at++;
        }
        if (at >= expected.length()) {
            return false;
        }
        char wanted = expected.charAt(at);
        boolean belongs = switch (wanted) {
            case STATUS -> one == 0x05 || one == 0x06 || one == 0x15;
            case VALUE -> true;
            default -> Character.toUpperCase(wanted) == Character.toUpperCase((char) (one & 0xFF));
        };
        if (belongs && wanted != VALUE) {
            at++;
        }
        if (at == expected.length()) {
            expected = "";
        }
        return belongs;
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }
}
