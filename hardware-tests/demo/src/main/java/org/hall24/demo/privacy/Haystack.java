package org.hall24.demo.privacy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks for many needles in one pass over bytes, and again inside every zlib, gzip and zip stream that begins anywhere in them,
 * and in the text of every PDF.
 *
 * <p>The first six bytes of every needle are hashed into a bitmap of 512 KiB, which fits a processor's second cache; a heap dump
 * of 300 MB takes about a second.
 */
final class Haystack {
    /** Every form of every needle is at least this long: three Han letters in GB18030. */
    static final int NEEDLE_BYTES_MIN = 6;

    /** An inflated stream longer than this is searched up to here and reported as cut. */
    private static final int INFLATED_BYTES_MAX = 64 * 1024 * 1024;

    /** A zip in a zip in a zip. */
    private static final int DEPTH_MAX = 3;

    private static final long SIX_BYTES = 0xFFFF_FFFF_FFFFL;
    private static final int BITMAP_BITS = 22;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final BitSet bitmap = new BitSet(1 << BITMAP_BITS);
    private final Map<Long, List<Needle>> byHead = new HashMap<>();
    private final Inflater zlib = new Inflater();
    private final Inflater raw = new Inflater(true);
    private long bytes;
    private long streams;
    private long texts;
    private long cut;

    Haystack(List<Needle> needles) {
        for (var needle : needles) {
            if (needle.bytes().length() < NEEDLE_BYTES_MIN) {
                throw new IllegalArgumentException(
                        needle.whose() + " is too short to be looked for as " + needle.form());
            }
            long head = 0;
            for (int i = 0; i < NEEDLE_BYTES_MIN; i++) {
                head = (head << 8) | (needle.bytes().at(i) & 0xFF);
            }
            bitmap.set(slot(head));
            byHead.computeIfAbsent(head, _ -> new ArrayList<>()).add(needle);
        }
    }

    private static int slot(long head) {
        return (int) ((head * GOLDEN) >>> (64 - BITMAP_BITS));
    }

    /** Bytes looked at so far, inflated ones included. */
    long bytes() {
        return bytes;
    }

    /** Compressed streams looked into so far. */
    long streams() {
        return streams;
    }

    /** Texts of PDFs read so far. */
    long texts() {
        return texts;
    }

    /** Streams that were longer than the limit. */
    long cut() {
        return cut;
    }

    /** Looks through these bytes. */
    void search(String place, ByteBuffer hay, Consumer<Hit> found) {
        search(place, hay, 0, found);
    }

    private void search(String place, ByteBuffer hay, int depth, Consumer<Hit> found) {
        int size = hay.limit();
        bytes += size;
        long head = 0;
        for (int i = 0; i < size; i++) {
            head = ((head << 8) | (hay.get(i) & 0xFF)) & SIX_BYTES;
            int start = i - NEEDLE_BYTES_MIN + 1;
            if (start >= 0 && bitmap.get(slot(head))) {
                compare(place, hay, start, head, found);
            }
            if (depth < DEPTH_MAX) {
                intoStream(place, hay, i, (int) head, depth, found);
            }
        }
    }

    private void compare(String place, ByteBuffer hay, int start, long head, Consumer<Hit> found) {
        for (var needle : byHead.getOrDefault(head, List.of())) {
            int length = needle.bytes().length();
            boolean same = start + length <= hay.limit();
            for (int k = NEEDLE_BYTES_MIN; same && k < length; k++) {
                same = hay.get(start + k) == needle.bytes().at(k);
            }
            if (same) {
                found.accept(new Hit(needle.whose(), needle.form(), place, start));
            }
        }
    }

    /** Four bytes end at {@code end}; when they begin a compressed stream, looks inside. */
    private void intoStream(String place, ByteBuffer hay, int end, int four, int depth, Consumer<Hit> found) {
        int two = four & 0xFFFF;
        if (two == 0x7801 || two == 0x785E || two == 0x789C || two == 0x78DA) {
            inside(place + " > zlib@" + (end - 1), hay, end - 1, zlib, depth, found);
        } else if ((four & 0xFFFFFF) == 0x1F8B08) {
            gzip(place, hay, end - 2, depth, found);
        } else if (four == 0x504B0304) {
            zip(place, hay, end - 3, depth, found);
        } else if (four == PdfText.MAGIC) {
            var text = PdfText.of(hay, end - 3);
            text.ifPresent(drawn -> {
                texts++;
                search(place + " > pdf text@" + (end - 3), ByteBuffer.wrap(drawn), depth + 1, found);
            });
        }
    }

    private void gzip(String place, ByteBuffer hay, int at, int depth, Consumer<Hit> found) {
        if (at + 10 > hay.limit()) {
            return;
        }
        int flags = hay.get(at + 3);
        int data = at + 10;
        if ((flags & 4) != 0 && data + 2 <= hay.limit()) {
            data += 2 + little(hay, data);
        }
        for (int bit = 8; bit <= 16; bit <<= 1) { // a name, then a comment, each ended by a zero
            if ((flags & bit) != 0) {
                while (data < hay.limit() && hay.get(data) != 0) {
                    data++;
                }
                data++;
            }
        }
        data += (flags & 2) != 0 ? 2 : 0;
        inside(place + " > gzip@" + at, hay, data, raw, depth, found);
    }

    private void zip(String place, ByteBuffer hay, int at, int depth, Consumer<Hit> found) {
        if (at + 30 <= hay.limit() && little(hay, at + 8) == 8) {
            int data = at + 30 + little(hay, at + 26) + little(hay, at + 28);
            inside(place + " > zip@" + at, hay, data, raw, depth, found);
        }
    }

    private static int little(ByteBuffer hay, int at) {
        return (hay.get(at) & 0xFF) | ((hay.get(at + 1) & 0xFF) << 8);
    }

    private void inside(String place, ByteBuffer hay, int data, Inflater inflater, int depth, Consumer<Hit> found) {
        if (data >= hay.limit()) {
            return;
        }
        inflater.reset();
        inflater.setInput(hay.slice(data, hay.limit() - data));
        var out = new GrowingBytes(INFLATED_BYTES_MAX);
        try {
            out.fill(inflater);
        } catch (DataFormatException e) {
            // no stream after all, or a broken one: what came out so far is looked through all the same
        }
        if (out.size() < NEEDLE_BYTES_MIN) {
            return;
        }
        streams++;
        cut += out.size() >= INFLATED_BYTES_MAX ? 1 : 0;
        search(place, out.view(), depth + 1, found);
    }

    /** Inflated bytes up to a limit. */
    private static final class GrowingBytes {
        private final int max;
        private byte[] bytes = new byte[256];
        private int size;

        GrowingBytes(int max) {
            this.max = max;
        }

        void fill(Inflater inflater) throws DataFormatException {
            while (size < max) {
                if (size == bytes.length) {
                    bytes = java.util.Arrays.copyOf(bytes, Math.min(max, bytes.length * 4));
                }
                int n = inflater.inflate(bytes, size, bytes.length - size);
                size += n;
                if (n == 0) {
                    return; // finished, or nothing more to feed, or a dictionary nobody has
                }
            }
        }

        int size() {
            return size;
        }

        ByteBuffer view() {
            return ByteBuffer.wrap(bytes, 0, size).slice();
        }
    }
}
