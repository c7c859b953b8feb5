package org.hall24.kiosk.screen;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The head of a screen that ends a visit: a tick and one sentence. */
final class Endings {
    private Endings() {}

    static Region headline(Brush brush, String title) {
        var done = new StackPane(Icon.TICK.draw(54, Tone.ON_BLUE, 5.5));
        done.getStyleClass().add("done");
        Icon.fixed(done, 84, 84);
        return brush.row(
                22,
                done,
                brush.grow(
                        brush.care()
                                ? brush.words(Type.HEADLINE_LONG, Tone.INK, title)
                                : brush.headline(title, Brush.INNER - 106)));
    }
}
