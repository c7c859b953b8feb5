package org.hall24.kiosk.screen;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
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

    /**
     * The renderer keeps its own copy of a picture until it is drawn again: a wiped one is drawn, a pixel large and transparent, in so
     * many drawings that at least one of them is painted.
     */
    private static final int DRAWINGS_AFTER = 10;

    private final Deque<Wiped> wiped = new ArrayDeque<>();
    private Optional<Lit> lit = Optional.empty();

    private record Wiped(Image image, int drawings) {}

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
            Arrays.fill(held.pixels().array(), 0);
            held.buffer().updateBuffer(_ -> null);
            wiped.addLast(new Wiped(held.image(), DRAWINGS_AFTER));
        });
        lit = Optional.empty();
    }

    /** What has to be drawn, so that the renderer forgets too; nothing of it can be seen. */
    List<ImageView> wiped() {
        var views = new ArrayList<ImageView>();
        for (int i = wiped.size(); i > 0; i--) {
            var each = wiped.removeFirst();
            var view = new ImageView(each.image());
            view.setFitWidth(1);
            view.setFitHeight(1);
            views.add(view);
            if (each.drawings() > 1) {
                wiped.addLast(new Wiped(each.image(), each.drawings() - 1));
            }
        }
        return views;
    }

    private static int[] opaque(int[] rgb) {
        var argb = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            argb[i] = OPAQUE | rgb[i];
        }
        return argb;
    }
}
