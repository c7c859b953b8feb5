package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** Ways on, under each other; the first is blue. */
final class ActionKeys {
    private ActionKeys() {}

    static List<Region> draw(Brush brush, List<Screen.Action> actions) {
        var keys = new ArrayList<Region>();
        for (var action : actions) {
            boolean first = keys.isEmpty();
            var tone = first ? Tone.ON_BLUE : Tone.INK;
            var words = brush.words(Type.KEY_CALM, tone, action.label());
            var note = brush.words(Type.NOTE, first ? Tone.ON_BLUE : Tone.INK_2, action.note());
            var sign = sign(action.id()).draw(brush.pick(52, 60), first ? Tone.ON_BLUE : Tone.BLUE);
            var face = brush.row(24, sign, brush.grow(new VBox(0, words, note)));
            var styles = first ? new String[] {"primary"} : new String[] {};
            var key = brush.key("act." + action.id(), face, brush.pick(118, 150), new Touch.Act(action.id()), styles);
            key.setPadding(new Insets(6, 30, 12, 30));
            keys.add(key);
        }
        return keys;
    }

    private static Icon sign(String action) {
        return switch (action) {
            case "again" -> Icon.AGAIN;
            case "print" -> Icon.PRINT;
            case "choose", "other-time" -> Icon.CALENDAR;
            case "other", "other-card" -> Icon.CARD;
            case "home" -> Icon.HOME;
            case "leave" -> Icon.LEAVE;
            case "later" -> Icon.CLOCK;
            default -> Icon.NEXT;
        };
    }
}
