package org.hall24.kiosk.screen;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** The five faces of a rating: one line weight, one colour, no red and no green, so that none of them is nicer to touch. */
final class Faces {
    /** From very dissatisfied to very satisfied. */
    private static final List<String> MOUTHS = List.of(
            "M26 62c6-16 26-16 32 0z",
            "M29 58c6-7 20-7 26 0",
            "M28 55h28",
            "M27 52c6 9 24 9 30 0",
            "M26 50c6 14 26 14 32 0z");

    private static final double GRID = 84;

    private Faces() {}

    /** @param level 1 to 5 */
    static Region draw(int level, double px) {
        var shape = new SVGPath();
        shape.setContent("M42 6a36 36 0 1 0 0 72a36 36 0 0 0 0-72zM29 33v4M55 33v4" + MOUTHS.get(level - 1));
        shape.setStrokeWidth(5);
        shape.getStyleClass().addAll("icon", Tone.BLUE.strokes());
        shape.getTransforms().add(new Scale(px / GRID, px / GRID, 0, 0));
        return Icon.fixed(new Pane(shape), px, px);
    }
}
