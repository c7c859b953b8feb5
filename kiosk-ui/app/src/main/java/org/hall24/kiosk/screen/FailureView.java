package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.hall24.journey.Screen;

/** What happened, what did not happen, what to do now, and a number to quote. In this order. */
final class FailureView {
    /** What the sign leaves of the width. */
    private static final double TITLE = Brush.INNER - 138;

    private final Brush brush;
    private final Turn turn;

    FailureView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Failure failure) {
        var title =
                brush.row(26, sign(), brush.grow(brush.headline(Headlines.broken(brush.say(failure.title())), TITLE)));
        var ways = new ArrayList<>(ActionKeys.draw(brush, failure.actions()));
        var parts = new ArrayList<Region>();
        parts.add(story(failure));
        var heading = brush.words(Type.HEADING, Tone.INK, brush.say("failure.now"));
        // In care mode the first way on stands in the bar, where it is seen whatever page is up.
        var bar = brush.care() && !ways.isEmpty() ? brush.bar(ways.removeFirst()) : brush.bar(quote(failure.quote()));
        if (!ways.isEmpty()) {
            ways.set(0, brush.column(12, heading, ways.getFirst()));
        }
        parts.addAll(ways);
        parts.add(Counters.draw(brush, failure.counter(), "matter.counter"));
        if (brush.care()) {
            parts.add(quote(failure.quote()));
        }
        return new Paper(brush, turn)
                .top(title, Facts.space(18))
                .body(20, parts)
                .bottom(Paper.under(16, bar))
                .fold();
    }

    private Region story(Screen.Failure failure) {
        var rows = new ArrayList<Region>();
        rows.add(part("failure.happened", brush.words(Type.BODY, Tone.INK, failure.happened())));
        if (!failure.notDone().isEmpty()) {
            rows.add(brush.rule());
            rows.add(part("failure.not-done", notDone(failure)));
        }
        return brush.sheet(new Insets(6, 26, 6, 26), 0, rows);
    }

    private Region part(String key, Region content) {
        var part = new VBox(8, brush.words(Type.LABEL, Tone.INK_2, brush.say(key)), content);
        part.setPadding(new Insets(18, 0, 20, 0));
        return part;
    }

    private Region notDone(Screen.Failure failure) {
        var chips = failure.notDone().stream()
                .map(not -> {
                    var words = brush.words(Type.STRONG, Tone.OK, not);
                    var chip = brush.row(8, Icon.TICK.draw(brush.pick(38, 46), Tone.OK, 5.5), brush.grow(words));
                    chip.getStyleClass().add("band-ok");
                    chip.setPadding(new Insets(12, 10, 12, 10));
                    return chip;
                })
                .toList();
        int columns = brush.care() || !brush.chinese() ? 1 : Math.min(3, Math.max(1, chips.size()));
        var rows = new VBox(12);
        for (int i = 0; i < chips.size(); i += columns) {
            var row = new ArrayList<Region>(chips.subList(i, Math.min(chips.size(), i + columns)));
            while (row.size() < columns) {
                row.add(new Region());
            }
            rows.getChildren().add(brush.even(16, List.copyOf(row)));
        }
        return rows;
    }

    private Region quote(String number) {
        var words = new VBox(
                -6,
                brush.words(Type.NOTE, Tone.INK_2, brush.say("failure.quote")),
                brush.words(Type.QUOTE, Tone.INK, number));
        words.setPadding(new Insets(4, 28, 4, 28));
        words.getStyleClass().add("quote");
        words.setAlignment(Pos.CENTER_LEFT);
        return words;
    }

    private static Region sign() {
        var triangle = Drawings.path("M56 6 108 98H4z", Color.web("#FFC145"));
        triangle.setStroke(Color.web("#C98A12"));
        triangle.setStrokeWidth(5);
        triangle.setStrokeLineJoin(StrokeLineJoin.ROUND);
        var mark = Drawings.path("M56 38v28", Color.TRANSPARENT);
        mark.setStroke(Color.web("#12203A"));
        mark.setStrokeWidth(9);
        mark.setStrokeLineCap(StrokeLineCap.ROUND);
        return Icon.fixed(new Pane(triangle, mark, new Circle(56, 82, 5.5, Color.web("#12203A"))), 112, 104);
    }
}
