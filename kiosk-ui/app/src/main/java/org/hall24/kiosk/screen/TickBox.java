package org.hall24.kiosk.screen;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A box that is empty or ticked; it stands in a key, and the key is what answers the finger. */
final class TickBox {
    private TickBox() {}

    static Region draw(boolean ticked, double px) {
        var box = new StackPane();
        box.getStyleClass().add(ticked ? "box-on" : "box");
        Icon.fixed(box, px, px);
        if (ticked) {
            box.getChildren().add(Icon.TICK.draw(px * 0.75, Tone.ON_BLUE, 6));
        }
        return box;
    }
}
