package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.TextFlow;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/**
 * Facts about the person: the figure they came for on a panel of the wall's colour with the one lit key that uncovers all figures
 * together; the rest below it.
 */
final class FactSheetView {
    /** A covered value; its length says nothing about the amount. */
    private static final Phrase DOTS = Phrase.literal("●●●●●");

    private static final int DOTS_COUNT = 7;

    /** Seconds are told in steps of this many: words that are read do not tick. */
    private static final int STEP_SECONDS = 10;

    private final Brush brush;
    private final Turn turn;

    FactSheetView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.FactSheet sheet) {
        var paper = new Paper(brush, turn)
                .top(StepLine.draw(brush), brush.headline(brush.say(sheet.title())))
                .top(Headlines.lead(brush, sheet.lead()))
                .top(Facts.space(18));
        boolean covers = sheet.facts().stream().anyMatch(Screen.Fact::covered);
        var large = sheet.facts().stream().filter(Screen.Fact::large).toList();
        if (covers) {
            paper.top(dark(sheet, large), Facts.space(20));
        } else if (!large.isEmpty()) {
            paper.top(pale(large), Facts.space(20));
        }
        var rest = sheet.facts().stream().filter(fact -> !fact.large()).toList();
        return paper.body(rest.stream().map(fact -> row(sheet, fact)).toList(), rows -> Facts.ruled(brush, rows))
                .bottom(ActionKeys.aboveAndBar(brush, sheet.actions()))
                .fold();
    }

    private Region row(Screen.FactSheet sheet, Screen.Fact fact) {
        boolean hidden = fact.covered() && !sheet.shown();
        var value = hidden ? DOTS : fact.value();
        return Facts.aligned(
                brush, new Screen.Row(fact.label(), value), hidden ? Tone.QUIET : Tone.INK, brush.pick(20, 12));
    }

    /** What is covered together, and its key. */
    private Region dark(Screen.FactSheet sheet, List<Screen.Fact> large) {
        var key = sheet.shown() ? key("hide", "facts.hide", Icon.EYE_SHUT) : key("show", "facts.show", Icon.EYE);
        double room = Brush.INNER - 64 - 28 - key.getPrefWidth();
        var words = new VBox(brush.pick(4, 0));
        for (var fact : large) {
            words.getChildren().add(brush.words(Type.LEAD, Tone.WALL_2, fact.label()));
            var figure = figure(fact.value(), Tone.WALL, room);
            words.getChildren().add(fact.covered() && !sheet.shown() ? dots(figure.prefHeight(room)) : figure);
        }
        words.getChildren().add(brush.words(Type.NOTE, Tone.WALL_2, brush.say(covering(sheet))));
        words.setAlignment(Pos.CENTER_LEFT);
        var row = brush.row(28, brush.grow(words), key);
        row.getStyleClass().add("private");
        row.setPadding(new Insets(brush.pick(24, 16), 32, brush.pick(24, 16), 32));
        return row;
    }

    /** As tall as what they stand for, so that nothing moves when it is uncovered. */
    private Region dots(double tall) {
        var dots = brush.row(18);
        for (int i = 0; i < DOTS_COUNT; i++) {
            var dot = new Circle(14);
            dot.getStyleClass().add(Tone.WALL.words());
            dots.getChildren().add(dot);
        }
        dots.setMinHeight(tall);
        return dots;
    }

    private static Phrase covering(Screen.FactSheet sheet) {
        if (!sheet.shown()) {
            return Phrase.of("facts.covered");
        }
        int tens = Math.ceilDiv(sheet.coverIn(), STEP_SECONDS) * STEP_SECONDS;
        return tens > STEP_SECONDS ? Phrase.of("facts.covers-in", tens) : Phrase.of("facts.covers-soon");
    }

    private Region key(String action, String words, Icon sign) {
        var face = brush.face(Type.KEY_CALM, Tone.ON_LIGHT, brush.say(words), sign.draw(52, Tone.ON_LIGHT));
        var key = brush.key("act." + action, face, brush.pick(124, 150), new Touch.Act(action), "light");
        double wide = brush.pick(252, 270);
        key.setMinWidth(wide);
        key.setPrefWidth(wide);
        key.setMaxWidth(wide);
        key.setMaxHeight(Region.USE_PREF_SIZE);
        return key;
    }

    /** Nothing of it is covered: it stands on the paper. */
    private Region pale(List<Screen.Fact> large) {
        var parts = new ArrayList<Region>();
        for (var fact : large) {
            parts.add(brush.words(Type.LEAD, Tone.INK_2, fact.label()));
            parts.add(figure(fact.value(), Tone.INK, Brush.INNER - 64));
        }
        var box = brush.column(4, parts.toArray(Region[]::new));
        box.getStyleClass().add("band-blue");
        box.setPadding(new Insets(20, 32, 20, 32));
        return box;
    }

    /** As large as it stands on one line. */
    private TextFlow figure(Phrase value, Tone tone, double room) {
        for (var type : List.of(Type.SECONDS, Type.QUOTE, Type.NUMBER)) {
            var words = brush.words(type, tone, value);
            if (words.prefWidth(-1) <= room) {
                return words;
            }
        }
        return brush.words(Type.STRONG, tone, value);
    }
}
