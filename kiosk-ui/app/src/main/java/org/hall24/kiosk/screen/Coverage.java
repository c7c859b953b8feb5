package org.hall24.kiosk.screen;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;

/** The characters a font file can draw, read from its {@code cmap} (OpenType 1.9, formats 4 and 12). */
@FunctionalInterface
public interface Coverage {
    /** Whether the font has a glyph for this code point. */
    boolean has(int codePoint);

    /** No font has more tables or segments than this; a larger number is a broken file. */
    int ENTRIES_MAX = 200_000;

    /**
     * Reads the coverage of a font file.
     *
     * @throws IOException when the file cannot be read or is no TrueType font
     */
    static Coverage of(Path font) throws IOException {
        try (var channel = FileChannel.open(font, StandardOpenOption.READ)) {
            var file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            var found = new BitSet();
            try {
                read(file, table(file), found);
            } catch (IndexOutOfBoundsException e) {
                throw new IOException(font.getFileName() + " is no intact font", e);
            }
            return found::get;
        }
    }

    private static int table(ByteBuffer file) throws IOException {
        int tables = Short.toUnsignedInt(file.getShort(4));
        for (int i = 0; i < tables; i++) {
            int entry = 12 + 16 * i;
            if (file.getInt(entry) == 0x636D6170) {
                return file.getInt(entry + 8);
            }
        }
        throw new IOException("a font without a cmap");
    }

    private static void read(ByteBuffer file, int cmap, BitSet found) {
        int subtables = Short.toUnsignedInt(file.getShort(cmap + 2));
        for (int i = 0; i < subtables; i++) {
            int at = cmap + file.getInt(cmap + 4 + 8 * i + 4);
            switch (file.getShort(at)) {
                case 4 -> readShort(file, at, found);
                case 12 -> readLong(file, at, found);
                default -> {
                    // Variation sequences and old Mac tables name no character of their own.
                }
            }
        }
    }

    private static void readShort(ByteBuffer file, int at, BitSet found) {
        int twice = Short.toUnsignedInt(file.getShort(at + 6));
        for (int i = 0; i < twice; i += 2) {
            int end = Short.toUnsignedInt(file.getShort(at + 14 + i));
            int start = Short.toUnsignedInt(file.getShort(at + 16 + twice + i));
            if (start <= end && end != 0xFFFF) {
                found.set(start, end + 1);
            }
        }
    }

    private static void readLong(ByteBuffer file, int at, BitSet found) {
        int groups = Math.min(file.getInt(at + 12), ENTRIES_MAX);
        for (int i = 0; i < groups; i++) {
            int group = at + 16 + 12 * i;
            found.set(file.getInt(group), file.getInt(group + 4) + 1);
        }
    }
}
