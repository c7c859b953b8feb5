package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.Frame.Light;
import org.hall24.journey.Screen;

/** One matter before it begins: four facts, the verdict of the pre-flight first, the steps, and the counter as an equal way. */
final class MatterPageView {
    private final Brush brush;
    private final Turn turn;

    MatterPageView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.MatterPage page) {
        double px = brush.pick(96, 108);
        var head = brush.row(
                24,
                brush.block(page.block(), px, px * 0.66),
                brush.grow(brush.words(Type.NOTE, Tone.INK_2, page.department())));
        var parts = new ArrayList<Region>();
        parts.add(facts(page.facts()));
        parts.addAll(checks(page));
        if (!page.steps().isEmpty()) {
            parts.add(steps(page));
        }
        parts.add(Counters.draw(brush, page.counter(), "matter.counter"));
        var start = brush.primary(brush.say("matter.go"), page.ready());
        return new Paper(brush, turn)
                .top(head, Paper.under(12, brush.headline(brush.say(page.name()))), Facts.space(16))
                .body(brush.chinese() ? 24 : 18, parts)
                .bottom(Paper.under(20, brush.bar(start)))
                .fold();
    }

    private Region facts(List<Screen.Row> facts) {
        int columns = brush.care() ? 1 : 2;
        var grid = new VBox(0);
        var line = new Region();
        line.getStyleClass().add("rule-strong");
        line.setMinHeight(3);
        grid.getChildren().add(line);
        for (int i = 0; i < facts.size(); i += columns) {
            var row = new ArrayList<Region>();
            for (int j = i; j < i + columns; j++) {
                row.add(j < facts.size() ? fact(facts.get(j), sign(facts.get(j).label())) : new Region());
            }
            grid.getChildren().add(brush.even(24, row));
        }
        grid.getChildren().add(brush.rule());
        return grid;
    }

    /** Get, need, how long, cost: each has its sign, whatever their order. */
    private static Icon sign(Phrase label) {
        return switch (label instanceof Phrase.Key(var key, var _) ? key : "") {
            case "fact.bring" -> Icon.CARD;
            case "fact.time" -> Icon.CLOCK;
            case "fact.fee" -> Icon.FEE;
            default -> Icon.PAPER;
        };
    }

    private Region fact(Screen.Row fact, Icon sign) {
        var words = new VBox(
                0, brush.words(Type.NOTE, Tone.INK_2, fact.label()), brush.words(Type.STRONG, Tone.INK, fact.value()));
        var row = brush.row(18, sign.draw(brush.pick(48, 56), Tone.BLUE), brush.grow(words));
        row.setPadding(new Insets(brush.pick(14, 12), 0, brush.pick(14, 12), 0));
        return row;
    }

    /** The verdict on a band, the checks under it; in care mode each check may go to another page. */
    private List<Region> checks(Screen.MatterPage page) {
        // Nothing is wrong while we ask: a quiet clock, no warning.
        boolean asking = !page.ready()
                && page.checks().stream().anyMatch(check -> check.light() == Light.UNKNOWN)
                && page.checks().stream().noneMatch(check -> check.light() == Light.OUT);
        var sign = page.ready() ? Icon.TICK : asking ? Icon.CLOCK : Icon.CROSS;
        var tone = page.ready() ? Tone.OK : asking ? Tone.INK_2 : Tone.WARN;
        var band = brush.row(
                20,
                sign.draw(brush.pick(48, 56), tone, 4.4),
                brush.grow(brush.words(Type.STRONG, tone, page.verdict())));
        band.getStyleClass().add(page.ready() ? "band-ok" : asking ? "band-quiet" : "band-warn");
        band.setPadding(new Insets(18, 28, 18, 28));
        var rows = new ArrayList<Region>();
        for (var check : page.checks()) {
            if (!rows.isEmpty()) {
                rows.add(brush.rule());
            }
            rows.add(check(check));
        }
        var list = new VBox();
        list.getChildren().addAll(rows);
        list.setPadding(new Insets(4, 28, 4, 28));
        if (brush.care()) {
            return List.of(band, brush.sheet(new Insets(2), 0, List.of(list)));
        }
        return List.of(brush.sheet(new Insets(2), 0, List.of(band, list)));
    }

    private Region check(Screen.Check check) {
        var lamp = Lamps.draw(check.light(), 28, false);
        var word = brush.words(Type.STRONG, Lamps.tone(check.light()), check.word());
        word.setMinWidth(Region.USE_PREF_SIZE);
        var what = brush.words(Type.BODY, Tone.INK, check.what());
        var detail = brush.words(Type.NOTE, Tone.INK_2, check.detail());
        if (brush.care()) {
            var words = new VBox(0, what, detail);
            return padded(brush.row(18, lamp, brush.grow(words), word));
        }
        double wide = brush.chinese() ? 330 : 400;
        what.setPrefWidth(wide);
        what.setMinWidth(wide);
        return padded(brush.row(18, lamp, what, brush.grow(detail), word));
    }

    private static Region padded(Region row) {
        row.setPadding(new Insets(11, 0, 11, 0));
        return row;
    }

    private Region steps(Screen.MatterPage page) {
        var title = brush.words(
                Type.HEADING, Tone.INK, brush.say("matter.steps", page.steps().size()));
        var pieces = new ArrayList<Region>();
        for (int i = 0; i < page.steps().size(); i++) {
            var number = new StackPane(brush.centred(Type.LABEL, Tone.BLUE, String.valueOf(i + 1)));
            number.getStyleClass().add("number-ring");
            Icon.fixed(number, brush.pick(56, 68), brush.pick(56, 68));
            var word = brush.words(Type.NOTE, Tone.INK, page.steps().get(i));
            if (brush.care()) {
                pieces.add(brush.row(20, number, brush.grow(word)));
            } else {
                word.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
                var piece = new VBox(8, number, word);
                piece.setAlignment(Pos.TOP_CENTER);
                pieces.add(piece);
            }
        }
        var body = brush.care() ? brush.column(10, pieces.toArray(Region[]::new)) : brush.even(8, pieces);
        return brush.column(14, title, body);
    }
}
