package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.hall24.journey.Screen;

/** Labels and values under each other, ruled, on a sheet. */
final class Facts {
    private Facts() {}

    /** One label and its value; in care mode and in long languages the value stands under the label. */
    static Region row(Brush brush, Screen.Row row, Type labels, Tone labelTone, double padding) {
        var label = brush.words(labels, labelTone, row.label());
        var value = brush.words(Type.BODY, Tone.INK, row.value());
        if (brush.care()) {
            var column = new VBox(2, label, value);
            column.setPadding(new Insets(padding, 0, padding, 0));
            return column;
        }
        return line(brush, label, value, brush.chinese() ? 210 : 250, padding);
    }

    /** Side by side in care mode too: short facts, many of them. */
    static Region aligned(Brush brush, Screen.Row row, Tone values, double padding) {
        var label = brush.words(Type.BODY, Tone.INK_2, row.label());
        double wide = brush.chinese() ? brush.pick(210, 270) : brush.pick(250, 290);
        return line(brush, label, brush.words(Type.BODY, values, row.value()), wide, padding);
    }

    private static Region line(Brush brush, TextFlow label, TextFlow value, double wide, double padding) {
        label.setMinWidth(wide);
        label.setPrefWidth(wide);
        label.setMaxWidth(wide);
        var line = brush.row(24, label, brush.grow(value));
        line.setAlignment(Pos.TOP_LEFT);
        line.setPadding(new Insets(padding, 0, padding, 0));
        return line;
    }

    /** The rows on one sheet with a rule between each two. */
    static Region ruled(Brush brush, List<? extends Region> rows) {
        var parts = new ArrayList<Region>();
        for (var row : rows) {
            if (!parts.isEmpty()) {
                parts.add(brush.rule());
            }
            parts.add(row);
        }
        return brush.sheet(new Insets(8, 32, 8, 32), 0, parts);
    }

    static Region space(double height) {
        var space = new Region();
        space.setMinHeight(height);
        return space;
    }
}
