package org.hall24.driver.scanner;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.hall24.device.CodeScanner;
import org.hall24.device.link.ByteLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a code ends on a plain line: at its suffix, or, where none is set, at a short silence. A code whose suffix never comes is broken: half
 * a code is never taken for a whole one.
 */
final class Suffix {
    /** Room for the longest code, its AIM identifier and the suffix itself. */
    private static final int BYTES_MAX = CodeScanner.CODE_BYTES_MAX + 8;

    /** The end of a code that was too long is looked for in so many bytes more: a line that talks on is no scanner's. */
    private static final int DROPPED_BYTES_MAX = ByteLink.BYTES_MAX;

    private static final Logger LOG = LoggerFactory.getLogger(Suffix.class);

    private final byte[] bytes;
    private final Duration gap;

    private Suffix(byte[] bytes, Duration gap) {
        this.bytes = bytes;
        this.gap = gap;
    }

    /**
     * The suffix of this word.
     *
     * @param word {@code cr}, {@code crlf} or {@code none}
     * @param gap silence inside a code after which its rest will not come
     */
    static Suffix named(String word, Duration gap) {
        return new Suffix(
                switch (word) {
                    case "cr" -> new byte[] {'\r'};
                    case "crlf" -> new byte[] {'\r', '\n'};
                    case "none" -> new byte[0];
                    default -> throw new IllegalArgumentException("there is no suffix " + word);
                },
                gap);
    }

    /** Silence inside a code after which its rest will not come. */
    Duration gap() {
        return gap;
    }

    /** Waits for one code; empty when none began in time. */
    Optional<RawCode> collect(Ear ear, Duration patience) throws IOException, InterruptedException {
        int heard = ear.next(patience);
        if (heard == Ear.SILENCE) {
            return Optional.empty();
        }
        var heap = new byte[BYTES_MAX];
        int count = 0;
        boolean ended = false;
        int dropped = 0;
        while (heard != Ear.SILENCE && !ended && dropped < DROPPED_BYTES_MAX) {
            if (count == heap.length) {
                dropped++;
                System.arraycopy(heap, 1, heap, 0, --count); // goes on only to find the end
            }
            heap[count++] = (byte) heard;
            ended = bytes.length > 0 && endsWithSuffix(heap, count);
            heard = ended ? Ear.SILENCE : ear.next(gap);
        }
        var code = cut(heap, count, ended, dropped > 0);
        Arrays.fill(heap, (byte) 0);
        return Optional.of(code);
    }

    private RawCode cut(byte[] heap, int count, boolean ended, boolean overflown) {
        if (bytes.length > 0 && !ended) {
            LOG.warn("{} bytes came without the suffix that ends a code; is it set in the scanner?", count);
            return RawCode.broken();
        }
        return overflown
                ? RawCode.tooLong()
                : RawCode.whole(Arrays.copyOf(heap, count - bytes.length), Optional.empty());
    }

    /** Whether silence alone ends a code: then nobody can tell a rest from a whole one. */
    boolean isNone() {
        return bytes.length == 0;
    }

    /** Whether a code may end with this byte. */
    boolean endsWith(int last) {
        return bytes.length > 0 && (bytes[bytes.length - 1] & 0xFF) == last;
    }

    /** Takes the suffix off a code whose end is known otherwise, where it is there. */
    byte[] without(byte[] code) {
        return bytes.length > 0 && endsWithSuffix(code, code.length)
                ? Arrays.copyOf(code, code.length - bytes.length)
                : code;
    }

    private boolean endsWithSuffix(byte[] heap, int count) {
        return count >= bytes.length && Arrays.equals(heap, count - bytes.length, count, bytes, 0, bytes.length);
    }
}
