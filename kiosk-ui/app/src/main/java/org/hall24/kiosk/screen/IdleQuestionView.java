package org.hall24.kiosk.screen;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** Are you still there? A whole dark screen, so that nothing personal shows through; both answers have one size. */
final class IdleQuestionView {
    private static final double MARGIN = 90;

    private final Brush brush;

    IdleQuestionView(Brush brush) {
        this.brush = brush;
    }

    Region draw(Screen.IdleQuestion question) {
        var title = brush.centred(brush.chinese() ? Type.IDLE : Type.IDLE_LONG, Tone.WALL, brush.say("idle.title"));
        if (brush.chinese()) {
            // A closing ？ is empty on its right: half an em makes the line look centred.
            title.setPadding(new Insets(0, 0, 0, 74));
        }
        var how = brush.centred(Type.IDLE_NOTE, Tone.WALL_2, brush.say("idle.hidden") + "\n" + brush.say("idle.how"));
        var number = new HBox(
                18,
                brush.words(Type.IDLE_SECONDS, Tone.LIGHT, String.valueOf(question.secondsLeft())),
                brush.words(Type.HEADLINE_LONG, Tone.WALL, brush.say("unit.seconds")));
        number.setAlignment(Pos.BASELINE_CENTER);
        var ticks = Seconds.ticks(question.secondsLeft(), question.secondsMax(), 30, "dark-tick");
        var then = brush.centred(Type.LEAD, Tone.WALL_2, brush.say("idle.then"));
        double tall = brush.pick(170, 170);
        var stay = brush.key(
                "go",
                brush.centred(Type.IDLE_KEY, Tone.ON_LIGHT, brush.say("idle.stay")),
                tall,
                new Touch.Go(),
                "light");
        var leave = brush.key(
                "decline", brush.centred(Type.IDLE_KEY, Tone.INK, brush.say("idle.leave")), tall, new Touch.Leave());
        for (var key : new StackPane[] {stay, leave}) {
            var words = (Region) key.getChildren().getFirst();
            words.setMaxHeight(Region.USE_PREF_SIZE);
        }
        var modes = ModeKeys.wide(brush, brush.pick(104, 112), "foot", Tone.WALL);
        var column = new VBox(
                title,
                Paper.under(8, how),
                Paper.under(20, number),
                Paper.under(20, ticks),
                Paper.under(24, then),
                brush.spring(),
                stay,
                Paper.under(28, leave),
                Paper.under(28, modes));
        column.setAlignment(Pos.TOP_CENTER);
        column.setPadding(new Insets(brush.pick(56, 30), MARGIN, 24, MARGIN));
        column.getStyleClass().add("dark");
        return Icon.fixed(column, Brush.WIDTH, Paper.HEIGHT);
    }
}
