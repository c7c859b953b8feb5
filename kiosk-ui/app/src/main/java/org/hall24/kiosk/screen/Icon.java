package org.hall24.kiosk.screen;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** Drawn signs on a grid of 48: one stroke with round ends. Never without a word beside it. */
enum Icon {
    BACK("M21 11 8 24l13 13M8 24h33"),
    HOME("M6 23 24 8l18 15M11 20v21h26V20M20 41V29h8v12"),
    HELP("M8 28v-4a16 16 0 0 1 32 0v4M8 27h4a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-1a3 3 0 0 1-3-3z"
            + "M40 27h-4a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h1a3 3 0 0 0 3-3zM40 37a6 6 0 0 1-6 6h-7"),
    LEAVE("M27 8H10v32h17M20 24h22M34 16l8 8-8 8"),
    NEXT("M8 24h31M27 12l12 12-12 12"),
    GLOBE("M24 42a18 18 0 1 0 0-36 18 18 0 0 0 0 36zM6 24h36M24 6c-9 10-9 26 0 36M24 6c9 10 9 26 0 36"),
    PAPER("M11 5h19l8 8v30H11zM30 5v8h8M18 22h13M18 30h13"),
    SLIP("M11 5h19l8 8v30H11zM30 5v8h8"),
    CLOCK("M24 42a18 18 0 1 0 0-36 18 18 0 0 0 0 36zM24 13v11l8 5"),
    CARD("M5 13a3 3 0 0 1 3-3h32a3 3 0 0 1 3 3v22a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3zM16 25a4.5 4.5 0 1 0 0-9"
            + " 4.5 4.5 0 0 0 0 9zM9 33c1-6 13-6 14 0M29 19h9M29 27h9"),
    FEE("M24 42a18 18 0 1 0 0-36 18 18 0 0 0 0 36zM16 13l8 10 8-10M24 23v13M17 25h14M17 31h14"),
    TICK("M8 25l12 12 20-24"),
    CROSS("M12 12l24 24M36 12 12 36"),
    PLACE("M24 44C14 33 9 27 9 20a15 15 0 0 1 30 0c0 7-5 13-15 24zM24 25.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z"),
    LOCK("M10 24a3 3 0 0 1 3-3h22a3 3 0 0 1 3 3v15a3 3 0 0 1-3 3H13a3 3 0 0 1-3-3zM16 21v-6a8 8 0 0 1 16 0v6"),
    SHIELD("M24 5l16 6v12c0 10-7 17-16 20C15 40 8 33 8 23V11zM17 24l5 5 10-11"),
    AGAIN("M40 25a16 16 0 1 1-5-12.5M37 4v10H27"),
    PRINT("M14 18V6h20v12M14 35H9a3 3 0 0 1-3-3V21a3 3 0 0 1 3-3h30a3 3 0 0 1 3 3v11a3 3 0 0 1-3 3h-5M14 28h20v14H14z"),
    SEARCH("M21 34a13 13 0 1 0 0-26 13 13 0 0 0 0 26zM31 31l11 11"),
    PEN("M8 40l3-11L32 8l8 8-21 21zM27 13l8 8"),
    CALENDAR(
            "M6 13a3 3 0 0 1 3-3h30a3 3 0 0 1 3 3v26a3 3 0 0 1-3 3H9a3 3 0 0 1-3-3zM6 21h36M15 5v9M33 5v9M16 31l5 5 10-10"),
    SPEECH("M6 9h36v25H23L13 43v-9H6z"),
    DELETE("M16 10h27v28H16L4 24zM23 18l12 12M35 18 23 30"),
    RIGHT("M18 9l15 15-15 15"),
    LEFT("M30 9 15 24l15 15"),
    FINGER(
            "M19 28V12a4.5 4.5 0 0 1 9 0v12l10 2.5a5 5 0 0 1 3.5 6L39 42H24l-12-13.5a3.8 3.8 0 0 1 5.5-5zM11 15a13 13 0 0 1 25 0"),
    EYE("M4 24c9-15 31-15 40 0-9 15-31 15-40 0zM24 30a6 6 0 1 0 0-12 6 6 0 0 0 0 12z"),
    EYE_SHUT("M4 20c9 14 31 14 40 0M9 27l-4 6M18 31l-2 7M30 31l2 7M39 27l4 6"),
    LIST("M17 12h25M17 24h25M17 36h25M6.5 12h2M6.5 24h2M6.5 36h2"),
    CODE("M7 7h13v13H7zM28 7h13v13H28zM7 28h13v13H7zM28 28h5v5M41 28v7h-5M28 41v-2M34 41h7"),
    PHONE("M15 4h18a3 3 0 0 1 3 3v34a3 3 0 0 1-3 3H15a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3zM21 38h6");

    /** One stroke for all of them, on the grid of 48. */
    private static final double STROKE = 3.4;

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** The sign, {@code px} wide and high. */
    Region draw(double px, Tone tone) {
        return draw(px, tone, STROKE);
    }

    Region draw(double px, Tone tone, double stroke) {
        var shape = new SVGPath();
        shape.setContent(path);
        shape.setStrokeWidth(stroke);
        shape.getStyleClass().addAll("icon", tone.strokes());
        shape.getTransforms().add(new Scale(px / 48, px / 48, 0, 0));
        return fixed(new Pane(shape), px, px);
    }

    /** Keeps a region at exactly this size. */
    static <R extends Region> R fixed(R region, double width, double height) {
        region.setMinSize(width, height);
        region.setPrefSize(width, height);
        region.setMaxSize(width, height);
        return region;
    }
}
