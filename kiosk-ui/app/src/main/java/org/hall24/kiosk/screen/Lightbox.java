package org.hall24.kiosk.screen;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.hall24.journey.Sheet;

/**
 * Holds the one page of a document that is being looked at. A page is made into a picture once, and wiped when another screen
 * comes: it shows a person's papers. On the JavaFX thread only.
 */
final class Lightbox {
    private static final int OPAQUE = 0xFF000000;

    private Optional<Lit> lit = Optional.empty();

    private record Lit(Sheet sheet, IntBuffer pixels, PixelBuffer<IntBuffer> buffer, Image image) {
        @Override
        public String toString() {
            return "Lit[" + sheet + "]";
        }
    }

    /** The page as a picture of its own size. */
    Image show(Sheet sheet) {
        if (lit.filter(held -> held.sheet().equals(sheet)).isEmpty()) {
            putOut();
            var pixels = IntBuffer.wrap(opaque(sheet.rgb()));
            var buffer = new PixelBuffer<>(sheet.width(), sheet.height(), pixels, PixelFormat.getIntArgbPreInstance());
            lit = Optional.of(new Lit(sheet, pixels, buffer, new WritableImage(buffer)));
        }
        return lit.orElseThrow().image();
    }

    /** Wipes what was shown; nothing happens when the box is dark. */
    void putOut() {
        lit.ifPresent(held -> {
            Arrays.fill(held.pixels().array(), OPAQUE);
            held.buffer().updateBuffer(_ -> null);
        });
        lit = Optional.empty();
    }

    private static int[] opaque(int[] rgb) {
        var argb = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            argb[i] = OPAQUE | rgb[i];
        }
        return argb;
    }
}
