package org.hall24.kiosk.window;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** Hangs the panel into a window of any size: scaled, whole, in the middle, with wall around it. */
final class Surround extends Pane {
    private final Region panel;
    private final Scale scale = new Scale(1, 1, 0, 0);

    Surround(Region panel) {
        this.panel = panel;
        panel.getTransforms().add(scale);
        getChildren().add(panel);
        setStyle("-fx-background-color: #050D20;");
    }

    @Override
    protected void layoutChildren() {
        double wide = panel.prefWidth(-1);
        double tall = panel.prefHeight(-1);
        double factor = Math.min(getWidth() / wide, getHeight() / tall);
        if (factor <= 0) {
            return;
        }
        scale.setX(factor);
        scale.setY(factor);
        panel.resizeRelocate((getWidth() - wide * factor) / 2, (getHeight() - tall * factor) / 2, wide, tall);
    }
}
