package org.hall24.driver.escpos;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A print job taken apart into its commands, by their lengths in the ESC/POS reference. What it does not know fails the test. */
final class Tokens {
    private final byte[] job;
    private int at;

    private Tokens(byte[] job) {
        this.job = job;
    }

    /** The commands in hex, one after the other; a run of text is one. */
    static List<String> of(byte[] job) {
        var tokens = new Tokens(job);
        var all = new ArrayList<String>();
        while (tokens.at < job.length) {
            int from = tokens.at;
            int length = tokens.length();
            if (from + length > job.length) {
                throw new AssertionError("a command at byte " + from + " that is cut off");
            }
            tokens.at = from + length;
            all.add(HexFormat.of().formatHex(job, from, from + length));
        }
        return all;
    }

    private int b(int offset) {
        return at + offset < job.length ? job[at + offset] & 0xFF : 0;
    }

    private int length() {
        return switch (b(0)) {
            case 0x1B -> escape();
            case 0x1C ->
                switch (b(1)) {
                    case '&', '.' -> 2;
                    case '!', '-' -> 3;
                    case 'S' -> 4;
                    case '(' -> 5 + b(3) + 256 * b(4);
                    default -> throw unknown();
                };
            case 0x1D ->
                switch (b(1)) {
                    case '!', 'a', 'r', 'B' -> 3;
                    case 'V' -> b(2) >= 65 ? 4 : 3;
                    case 'L', 'W' -> 4;
                    case '(' -> 5 + b(3) + 256 * b(4);
                    case 'v' -> 8 + (b(4) + 256 * b(5)) * (b(6) + 256 * b(7));
                    default -> throw unknown();
                };
            default -> {
                int end = 1;
                while (b(0) != '\n' && at + end < job.length && b(end) != '\n' && (b(end) < 0x1B || b(end) > 0x1D)) {
                    end++;
                }
                yield end;
            }
        };
    }

    private int escape() {
        return switch (b(1)) {
            case '@', '2' -> 2;
            case 'a', 'd', 'J', 'M', 't', '3', '{', '-', 'E', ' ' -> 3;
            case '$', '\\' -> 4;
            default -> throw unknown();
        };
    }

    private AssertionError unknown() {
        return new AssertionError(String.format("an unknown command %02x %02x at byte %d", b(0), b(1), at));
    }
}
