package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;
import org.hall24.catalogue.Verb;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** Home: six verbs, small enough that four matters people come for stand under them on one page. */
final class HomeView {
    private static final int VERBS_A_ROW = 3;

    private final Brush brush;
    private final Turn turn;

    HomeView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Home home) {
        var rows = new ArrayList<Region>();
        for (int i = 0; i < home.verbs().size(); i += VERBS_A_ROW) {
            var some = home.verbs().subList(i, Math.min(home.verbs().size(), i + VERBS_A_ROW));
            rows.add(brush.even(Brush.GAP, some.stream().map(this::verb).toList()));
        }
        var verbs = new VBox(Brush.GAP);
        verbs.getChildren().addAll(rows);
        var heading = Paper.under(brush.pick(36, 24), brush.words(Type.HEADING, Tone.INK, brush.say("home.hot")));
        var paper = new Paper(brush, turn)
                .top(brush.headline(brush.say("home.title")), Paper.under(20, verbs), heading, Facts.space(16))
                .body(Brush.GAP, MatterKeys.rows(brush, home.hot()));
        if (!brush.care()) {
            paper.bottom(promise());
        }
        return paper.bottom(Paper.under(24, ModeKeys.wide(brush, brush.pick(108, 120), "mode", Tone.INK)))
                .fold();
    }

    private Region verb(Screen.VerbKey key) {
        var verb = key.verb();
        // Large English words have no room beside their sign.
        boolean stacked = brush.care() && !brush.chinese();
        double px = brush.pick(84, stacked ? 84 : 72);
        var styles = key.open() ? new String[] {} : new String[] {"asleep"};
        var block = brush.chinese()
                ? brush.block(verb.block(), px, px * 0.69, styles)
                : brush.block(sign(verb).draw(px * 0.6, key.open() ? Tone.ON_BLUE : Tone.QUIET, 3), px, styles);
        var words = new ArrayList<TextFlow>();
        words.add(brush.words(Type.KEY_CALM, key.open() ? Tone.INK : Tone.QUIET, brush.say("verb." + verb.word())));
        if (!key.open()) {
            words.add(brush.words(Type.SMALL, Tone.QUIET, brush.say("verb.closed")));
        }
        var face = stacked ? under(block, words) : beside(block, words);
        double height = stacked ? 196 : brush.pick(148, 150);
        return brush.key(key.open(), "verb." + verb.word(), face, height, new Touch.Want(verb));
    }

    private Region beside(Region block, List<TextFlow> words) {
        var column = new VBox();
        column.getChildren().addAll(words);
        column.setAlignment(Pos.CENTER_LEFT);
        return brush.row(brush.pick(20, 12), block, brush.grow(column));
    }

    private static Region under(Region block, List<TextFlow> words) {
        var column = new VBox(2, block);
        column.getChildren().addAll(words);
        column.setAlignment(Pos.CENTER);
        words.forEach(line -> line.setTextAlignment(TextAlignment.CENTER));
        return column;
    }

    static Icon sign(Verb verb) {
        return switch (verb) {
            case ASK -> Icon.SEARCH;
            case PRINT -> Icon.PRINT;
            case DO -> Icon.PEN;
            case PAY -> Icon.FEE;
            case BOOK -> Icon.CALENDAR;
            case APPEAL -> Icon.SPEECH;
        };
    }

    private Region promise() {
        var row = brush.row(
                16,
                Icon.SHIELD.draw(brush.pick(44, 52), Tone.OK),
                brush.grow(brush.words(Type.NOTE, Tone.INK_2, brush.say("attract.promise"))));
        row.setPadding(new Insets(0, 8, 0, 8));
        return row;
    }
}
