package org.hall24.kiosk.screen;

import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Seconds, where a device or the machine waits: a bar of ticks, a sentence, and the number. */
final class Seconds {
    /** More ticks than this are too thin to be counted. */
    private static final int TICKS_MAX = 30;

    private Seconds() {}

    static Region draw(Brush brush, String sentence, int left, int max) {
        var words = new VBox(12, ticks(left, max, 20, "tick"), brush.words(Type.SMALL, Tone.INK_2, sentence));
        words.setAlignment(Pos.CENTER_LEFT);
        var number = number(brush, left, Tone.BLUE, Tone.INK_2);
        var row = new HBox(24, brush.grow(words), number);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static Region number(Brush brush, int seconds, Tone tone, Tone unit) {
        var number = new HBox(
                8,
                brush.words(Type.SECONDS, tone, String.valueOf(seconds)),
                brush.words(Type.LEAD, unit, brush.say("unit.seconds")));
        number.setAlignment(Pos.BASELINE_RIGHT);
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.setMaxHeight(Region.USE_PREF_SIZE);
        return number;
    }

    /** A bar of ticks, {@code left} of {@code max} lit. */
    static Region ticks(int left, int max, double height, String style) {
        int count = Math.clamp(max, 1, TICKS_MAX);
        long lit = Math.round((double) left * count / Math.max(1, max));
        var ticks = new ArrayList<Region>();
        for (int i = 0; i < count; i++) {
            var tick = new Region();
            tick.getStyleClass().add(i < lit ? style + "-on" : style);
            tick.setMinHeight(height);
            HBox.setHgrow(tick, Priority.ALWAYS);
            ticks.add(tick);
        }
        var row = new HBox(8);
        row.getChildren().addAll(ticks);
        return row;
    }
}
