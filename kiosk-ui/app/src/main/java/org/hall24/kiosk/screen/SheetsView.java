package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.hall24.journey.Screen;

/** The printer is at work: which sheet of how many, where they come out, and why the footer is quiet. */
final class SheetsView {
    /** More are not listed one by one: the tray and the bar tell them. */
    private static final int LISTED_MAX = 4;

    private static final int LISTED_MAX_CARE = 3;

    private static final double DRAWING_MAX = 740;

    private final Brush brush;
    private final Turn turn;

    SheetsView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.PrintingSheets sheets) {
        int now = Math.min(sheets.done() + 1, sheets.of());
        boolean over = sheets.done() >= sheets.of();
        var title = over ? brush.say("sheets.over") : brush.say("sheets.title", now);
        List<Region> top = List.of(
                StepLine.draw(brush),
                brush.headline(title),
                Paper.under(4, brush.words(Type.LEAD, Tone.INK, sheets.what())),
                brush.words(Type.LEAD, Tone.INK_2, brush.say("sheets.of", sheets.of())));
        var bottom = new ArrayList<Region>();
        if (sheets.of() <= (brush.care() ? LISTED_MAX_CARE : LISTED_MAX)) {
            bottom.add(list(sheets));
        }
        bottom.add(Paper.under(24, Seconds.ticks(sheets.done(), sheets.of(), 28, "tick")));
        bottom.add(Paper.under(20, line(Icon.SHIELD, "sheets.mishap")));
        bottom.add(Paper.under(10, line(Icon.LOCK, "working.quiet")));
        bottom.add(Paper.under(22, brush.bar()));
        double tall = Math.min(DRAWING_MAX, Paper.room(top, bottom) - 40);
        return new Paper(brush, turn)
                .top(top.toArray(Region[]::new))
                .top(Paper.under(20, new Drawings(brush).tray(sheets.done(), sheets.of(), tall)))
                .bottom(bottom.toArray(Region[]::new))
                .fold();
    }

    private Region line(Icon sign, String key) {
        return brush.row(
                16,
                sign.draw(brush.pick(40, 48), Tone.INK_2),
                brush.grow(brush.words(Type.NOTE, Tone.INK_2, brush.say(key))));
    }

    private Region list(Screen.PrintingSheets sheets) {
        var rows = new ArrayList<Region>();
        for (int i = 1; i <= sheets.of(); i++) {
            boolean out = i <= sheets.done();
            boolean coming = i == sheets.done() + 1;
            var tone = out ? Tone.OK : coming ? Tone.BLUE : Tone.INK_2;
            var word = brush.words(
                    Type.STRONG, tone, brush.say(out ? "sheets.out" : coming ? "sheets.coming" : "sheets.waiting"));
            word.setMinWidth(Region.USE_PREF_SIZE);
            var row = brush.row(
                    22,
                    mark(i, out, coming),
                    brush.grow(brush.words(Type.BODY, Tone.INK, brush.say("sheets.nth", i))),
                    word);
            row.setPadding(new Insets(brush.pick(14, 8), 0, brush.pick(14, 8), 0));
            rows.add(row);
        }
        return Facts.ruled(brush, rows);
    }

    private Region mark(int number, boolean out, boolean coming) {
        var mark = new StackPane(
                out
                        ? Icon.TICK.draw(36, Tone.ON_BLUE, 6)
                        : brush.centred(Type.LABEL, coming ? Tone.ON_BLUE : Tone.INK_2, String.valueOf(number)));
        mark.getStyleClass().add(out ? "done" : coming ? "number-full" : "number-pale");
        return Icon.fixed(mark, brush.pick(56, 64), brush.pick(56, 64));
    }
}
