package org.hall24.kiosk.screen;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import org.hall24.journey.Frame.Light;

/** A lamp is a colour and a shape; its word stands beside it. A person who sees no colours reads the shape. */
final class Lamps {
    private Lamps() {}

    /** The lamp, {@code px} wide and high. On the wall it is brighter than on paper. */
    static Region draw(Light light, double px, boolean onWall) {
        var shape = new SVGPath();
        shape.setContent(
                switch (light) {
                    case OK -> "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z";
                    case ATTENTION -> "M12 2 23 21H1z";
                    case OUT -> "M2 2h20v20H2zM6 10v4h12v-4z";
                    case UNKNOWN -> "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 7a5 5 0 1 1 0 10a5 5 0 0 1 0-10z";
                });
        shape.setFillRule(javafx.scene.shape.FillRule.EVEN_ODD);
        shape.getStyleClass()
                .add((onWall ? "wall-lamp-" : "lamp-") + light.name().toLowerCase(java.util.Locale.ROOT));
        shape.getTransforms().add(new Scale(px / 24, px / 24, 0, 0));
        return Icon.fixed(new Pane(shape), px, px);
    }

    /** The colour of the word beside the lamp, on paper. */
    static Tone tone(Light light) {
        return switch (light) {
            case OK -> Tone.OK;
            case ATTENTION -> Tone.WARN;
            case OUT -> Tone.BAD;
            case UNKNOWN -> Tone.INK_2;
        };
    }
}
