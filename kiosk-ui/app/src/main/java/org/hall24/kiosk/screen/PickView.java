package org.hall24.kiosk.screen;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** Choosing one or several of a few, each a whole row wide; many stand on several pages. */
final class PickView {
    /** More are not taken in at a glance. */
    private static final int ROWS_MAX = 6;

    private static final int ROWS_MAX_CARE = 4;

    /** So few may be taller. */
    private static final int FEW_MAX = 3;

    private final Brush brush;
    private final Turn turn;

    PickView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Pick pick) {
        boolean few = pick.choices().size() <= FEW_MAX;
        var paper = new Paper(brush, turn)
                .top(StepLine.draw(brush), brush.headline(brush.say(pick.title())))
                .top(Headlines.lead(brush, pick.lead()))
                .top(Facts.space(24))
                .body(
                        Brush.GAP,
                        pick.choices().stream()
                                .map(choice -> tile(choice, pick.several(), few))
                                .toList())
                .atMost(brush.care() ? ROWS_MAX_CARE : ROWS_MAX);
        pick.complaint().ifPresent(complaint -> paper.bottom(Complaints.draw(brush, complaint)));
        var bar = pick.several()
                ? brush.bar(
                        brush.primary(brush.say("pick.done"), pick.complaint().isEmpty()))
                : brush.bar();
        return paper.bottom(Paper.under(16, bar)).fold();
    }

    private Region tile(Screen.Choice choice, boolean several, boolean few) {
        var tone = choice.open() ? Tone.INK : Tone.QUIET;
        var words = new VBox(2, brush.words(Type.KEY_CALM, tone, choice.label()));
        var note = brush.say(choice.note());
        if (!note.isEmpty()) {
            words.getChildren().add(brush.words(Type.NOTE, choice.open() ? Tone.INK_2 : Tone.QUIET, note));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        var face = brush.row(26);
        if (several) {
            face.getChildren().add(TickBox.draw(choice.chosen(), 64));
        }
        face.getChildren().add(brush.grow(words));
        if (!several && choice.open()) {
            face.getChildren().add(Icon.RIGHT.draw(44, Tone.BLUE));
        }
        var styles = choice.chosen() ? new String[] {"on"} : new String[] {};
        var key = brush.key(
                choice.open(),
                "choice.pick." + choice.id(),
                face,
                few ? brush.pick(156, 176) : brush.pick(128, 150),
                new Touch.Choose("pick", choice.id()),
                styles);
        key.setPadding(new Insets(10, 28, 16, 28));
        return key;
    }
}
