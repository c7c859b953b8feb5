package org.hall24.hub.certificates.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/**
 * The font files certificates are set in, each read at its first use and kept. A font file has one reading position, so one
 * certificate is set at a time; that takes some ten milliseconds.
 */
public final class Faces implements AutoCloseable {
    /** Longer than a hundred certificates before ours take; whoever waits longer is told that the hub is busy. */
    private static final long TURN_SECONDS_MAX = 20;

    /** Which face. */
    enum Face {
        TEXT("NotoSansSC_400Regular.ttf"),
        BOLD("NotoSansSC_700Bold.ttf"),
        TITLE("NotoSerifSC_900Black.ttf"),
        /** Characters that names have and other fonts lack. */
        RARE("HanaMinB.ttf");

        private final String file;

        Face(String file) {
            this.file = file;
        }
    }

    private final Path directory;
    private final Map<Face, TrueTypeFont> fonts = new EnumMap<>(Face.class);
    private final ReentrantLock turn = new ReentrantLock();

    /** @param directory where the font files lie */
    public Faces(Path directory) {
        this.directory = directory;
    }

    /** What is done while the faces are ours. */
    @FunctionalInterface
    interface Setting<T> {
        T set() throws IOException;
    }

    /** Waits for the faces and uses them alone. */
    <T> T alone(Setting<T> setting) throws InterruptedException {
        if (!turn.tryLock(TURN_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new IllegalStateException("certificates are set more slowly than they are asked for");
        }
        try {
            return setting.set();
        } catch (IOException e) {
            throw new UncheckedIOException("a certificate could not be set", e);
        } finally {
            turn.unlock();
        }
    }

    /** The font of a face. Only inside {@link #alone}. */
    TrueTypeFont font(Face face) throws IOException {
        var known = fonts.get(face);
        if (known != null) {
            return known;
        }
        var font = new TTFParser().parse(new RandomAccessReadBufferedFile(directory.resolve(face.file)));
        // Ligatures would stand on the paper as one sign and come out of it as another.
        font.setEnableGsub(false);
        fonts.put(face, font);
        return font;
    }

    /** The glyph of a code point; 0 when the face has none. Only inside {@link #alone}. */
    int glyph(Face face, int codePoint) throws IOException {
        return font(face).getUnicodeCmapLookup().getGlyphId(codePoint);
    }

    @Override
    public void close() {
        turn.lock();
        try {
            for (var font : fonts.values()) {
                font.close();
            }
            fonts.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("a font could not be closed", e);
        } finally {
            turn.unlock();
        }
    }
}
