package org.hall24.kiosk.screen;

import javafx.geometry.Insets;
import javafx.scene.layout.Region;

/** One sentence that matters, on a tinted band with a sign. */
final class Bands {
    private Bands() {}

    static Region draw(Brush brush, String style, Icon sign, Tone tone, String sentence) {
        var band = brush.row(
                20, sign.draw(brush.pick(44, 52), tone, 4), brush.grow(brush.words(Type.STRONG, tone, sentence)));
        band.getStyleClass().add(style);
        band.setPadding(new Insets(16, 26, 16, 26));
        return band;
    }
}
