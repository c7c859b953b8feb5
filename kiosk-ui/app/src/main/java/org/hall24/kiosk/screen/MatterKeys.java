package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.journey.Frame.Light;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** Matters to touch. A few stand large under each other; many stand in two columns. */
final class MatterKeys {
    /** Up to here each gets a whole row. */
    private static final int LARGE_MAX = 4;

    /** A page of care mode has room for so many whole rows. */
    private static final int LARGE_MAX_CARE = 2;

    private MatterKeys() {}

    static List<Region> rows(Brush brush, List<Screen.MatterKey> matters) {
        if (matters.size() <= (brush.care() ? LARGE_MAX_CARE : LARGE_MAX)) {
            return matters.stream().map(matter -> key(brush, matter, true)).toList();
        }
        var rows = new ArrayList<Region>();
        for (int i = 0; i < matters.size(); i += 2) {
            var pair = new ArrayList<Region>();
            pair.add(key(brush, matters.get(i), false));
            pair.add(i + 1 < matters.size() ? key(brush, matters.get(i + 1), false) : new Region());
            rows.add(brush.even(Brush.GAP, pair));
        }
        return rows;
    }

    private static Region key(Brush brush, Screen.MatterKey matter, boolean large) {
        boolean well = matter.light() == Light.OK || matter.light() == Light.UNKNOWN;
        double px = large ? brush.pick(112, 124) : 66;
        var block = brush.block(matter.block(), px, px * 0.66, well ? "pale" : "warm");
        var name = brush.words(large ? Type.PRIMARY : Type.STRONG, Tone.INK, matter.name());
        var words = brush.words(
                large ? Type.NOTE : Type.SMALL, well ? Tone.INK_2 : Lamps.tone(matter.light()), matter.note());
        var note = brush.row(10);
        if (!well) {
            note.getChildren().add(Lamps.draw(matter.light(), 26, false));
        }
        note.getChildren().add(brush.grow(words));
        // Large words in half a row: the name has the room, a note is left only where something is wrong.
        var text = brush.care() && !large && well ? new VBox(name) : new VBox(2, name, note);
        text.setAlignment(Pos.CENTER_LEFT);
        var face = brush.row(large ? 28 : 18, block, brush.grow(text));
        if (large) {
            face.getChildren().add(Icon.RIGHT.draw(44, Tone.BLUE));
        }
        var key = brush.key(
                "matter." + matter.matter(),
                face,
                large ? brush.pick(160, 180) : brush.pick(120, 132),
                new Touch.Open(matter.matter()));
        key.setPadding(large ? new Insets(14, 24, 22, 24) : new Insets(4, 16, 10, 16));
        return key;
    }
}
