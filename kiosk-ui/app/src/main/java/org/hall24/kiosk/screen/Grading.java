package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/**
 * The rating: five levels and none, six keys of one size. They stand above the action bar and never move; what can be ticked for
 * a level appears over them.
 */
final class Grading {
    private static final int BEST = 5;

    private final Brush brush;
    private final Screen.Grade grade;

    Grading(Brush brush, Screen.Grade grade) {
        this.brush = brush;
        this.grade = grade;
    }

    boolean chosen() {
        return grade.level() > 0;
    }

    /** Title, the six keys, and the bar with the seconds; once a level is chosen also the key that hands it over. */
    List<Region> bottom(int secondsLeft, int secondsMax) {
        var parts = new ArrayList<Region>();
        parts.add(brush.words(Type.HEADING, Tone.INK, brush.say("rate.title")));
        if (!brush.care() && !chosen()) {
            parts.add(brush.words(Type.NOTE, Tone.INK_2, brush.say("rate.note")));
        }
        parts.add(Paper.under(brush.pick(16, 8), keys()));
        parts.add(Paper.under(24, bar(secondsLeft, secondsMax)));
        return parts;
    }

    /** What can be ticked for the level chosen; empty while none is. */
    Optional<Region> reasons() {
        if (!chosen()) {
            return Optional.empty();
        }
        var column = new VBox(brush.pick(12, 8));
        column.getChildren()
                .add(grade.complaint()
                        .map(complaint -> Complaints.draw(brush, complaint))
                        .orElseGet(() -> brush.words(Type.NOTE, Tone.INK_2, brush.say("grade.which"))));
        var rows = new VBox(Brush.GAP);
        for (int i = 0; i < grade.codes().size(); i += 2) {
            var pair = new ArrayList<Region>();
            for (int j = i; j < i + 2; j++) {
                pair.add(j < grade.codes().size() ? reason(grade.codes().get(j)) : new Region());
            }
            rows.getChildren().add(brush.even(Brush.GAP, pair));
        }
        column.getChildren().add(rows);
        return Optional.of(column);
    }

    private Region reason(Screen.Choice code) {
        var face = brush.row(
                14,
                TickBox.draw(code.chosen(), brush.pick(44, 48)),
                brush.grow(brush.words(Type.SMALL, Tone.INK, code.label())));
        var styles = code.chosen() ? new String[] {"on"} : new String[] {};
        var key = brush.key(
                "choice.grade." + code.id(), face, brush.pick(84, 104), new Touch.Choose("grade", code.id()), styles);
        key.setPadding(new Insets(4, 14, 10, 16));
        return key;
    }

    private Region bar(int left, int max) {
        if (!chosen()) {
            return brush.bar(Seconds.draw(brush, brush.say("rate.timeout"), left, max));
        }
        // Of the same height as the bar without a rating, so that the keys above stay where they are.
        var go = brush.primaryCalm(brush.say("grade.go"), grade.complaint().isEmpty());
        var seconds = brush.row(0, brush.spring(), Seconds.number(brush, left, Tone.BLUE, Tone.INK_2));
        seconds.setMaxHeight(brush.barHeight());
        return brush.bar(seconds, go);
    }

    private Region keys() {
        var keys = new ArrayList<Region>();
        for (int level = BEST; level >= 1; level--) {
            keys.add(key("rate." + level, Faces.draw(level, brush.pick(76, 64)), new Touch.Rate(level)));
        }
        var arrow = new StackPane(Icon.NEXT.draw(brush.pick(60, 52), Tone.BLUE));
        keys.add(key("skip", Icon.fixed(arrow, brush.pick(76, 64), brush.pick(76, 64)), new Touch.SkipRating()));
        double wide = Math.floor((Brush.INNER - 2 * Brush.GAP) / 3);
        double tall =
                keys.stream().mapToDouble(key -> key.prefHeight(wide)).max().orElse(0);
        keys.forEach(key -> key.setMinHeight(Math.max(key.getMinHeight(), Math.ceil(tall))));
        return new VBox(
                Brush.GAP, brush.even(Brush.GAP, keys.subList(0, 3)), brush.even(Brush.GAP, keys.subList(3, 6)));
    }

    /** Six keys of one size: five levels and none. */
    private Region key(String id, Region sign, Touch touch) {
        var text = brush.say(id.equals("skip") ? "rate.skip" : id);
        var styles = id.equals("rate." + grade.level()) ? new String[] {"on"} : new String[] {};
        if (brush.care()) {
            // The words of the sixth key are longer than the others': they need the room of its sign.
            var face = id.equals("skip")
                    ? brush.face(Type.NOTE_STRONG, Tone.INK, text)
                    : brush.face(Type.NOTE_STRONG, Tone.INK, text, sign);
            var key = brush.key(id, face, 106, touch, styles);
            key.setPadding(new Insets(2, 8, 8, 8));
            return key;
        }
        var face = new VBox(4, sign, brush.centred(brush.chinese() ? Type.KEY_CALM : Type.LABEL, Tone.INK, text));
        face.setAlignment(Pos.CENTER);
        return brush.key(id, face, 160, touch, styles);
    }
}
