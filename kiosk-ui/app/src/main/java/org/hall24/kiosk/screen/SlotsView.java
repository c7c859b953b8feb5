package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;

/** Choosing a hall, a day and a time. What is full stays at its place, quiet, and says so. */
final class SlotsView {
    private final Brush brush;
    private final Turn turn;

    SlotsView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Slots slots) {
        var paper = new Paper(brush, turn).top(StepLine.draw(brush), brush.headline(brush.say(slots.title())));
        slots.notice()
                .ifPresent(notice -> paper.top(
                        Paper.under(14, Bands.draw(brush, "band-warn", Icon.CLOCK, Tone.WARN, brush.say(notice)))));
        var parts = new ArrayList<Region>();
        parts.addAll(group("slots.hall", "hall", slots.halls(), 2));
        parts.addAll(group("slots.day", "day", slots.days(), 3));
        parts.addAll(group("slots.time", "time", slots.times(), 4));
        return paper.top(Facts.space(12))
                .body(brush.pick(Brush.GAP, Brush.GAP), parts)
                .bottom(Paper.under(20, brush.bar(brush.primary(brush.say("slots.hold"), slots.ready()))))
                .fold();
    }

    /** A heading with its first row, then the other rows: so that a page never ends on a heading. */
    private List<Region> group(String title, String field, List<Screen.Choice> choices, int columns) {
        if (choices.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<Region>();
        for (int i = 0; i < choices.size(); i += columns) {
            var row = new ArrayList<Region>();
            for (int j = i; j < i + columns; j++) {
                row.add(j < choices.size() ? key(field, choices.get(j)) : new Region());
            }
            rows.add(brush.even(Brush.GAP, row));
        }
        var first = new VBox(10, brush.words(Type.HEADING, Tone.INK, brush.say(title)), rows.getFirst());
        first.setPadding(new Insets(8, 0, 0, 0));
        rows.set(0, first);
        return rows;
    }

    private Region key(String field, Screen.Choice choice) {
        return Choices.key(brush, field, choice, brush.pick(104, 120));
    }
}
