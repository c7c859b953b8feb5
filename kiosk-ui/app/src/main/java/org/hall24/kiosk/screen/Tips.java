package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A few things to do, one after the other, each with its number. */
final class Tips {
    private Tips() {}

    static Region draw(Brush brush, List<String> keys) {
        var tips = new ArrayList<Region>();
        for (int i = 0; i < keys.size(); i++) {
            var number = new StackPane(brush.centred(Type.LABEL, Tone.BLUE, String.valueOf(i + 1)));
            number.getStyleClass().add("number-pale");
            Icon.fixed(number, 56, 56);
            tips.add(brush.row(16, number, brush.grow(brush.words(Type.LEAD, Tone.INK, brush.say(keys.get(i))))));
        }
        return brush.column(10, tips.toArray(Region[]::new));
    }
}
