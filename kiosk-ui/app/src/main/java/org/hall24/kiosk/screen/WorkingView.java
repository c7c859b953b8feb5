package org.hall24.kiosk.screen;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;

/** The terminal is at work: what it does, seconds used and seconds expected, and why the footer is quiet. */
final class WorkingView {
    private final Brush brush;
    private final Turn turn;

    WorkingView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Working working) {
        var sign = new StackPane(Icon.CLOCK.draw(120, Tone.BLUE, 3));
        sign.getStyleClass().add("number-ring");
        sign.setStyle("-fx-background-radius: 120;");
        Icon.fixed(sign, 200, 200);
        var title = brush.centred(Type.CLEARED, Tone.INK, brush.say(working.what()));
        var used = brush.centred(
                Type.HEADING, Tone.INK_2, brush.say("working.used", working.secondsUsed(), working.secondsMax()));
        var ticks = Seconds.ticks(working.secondsUsed(), working.secondsMax(), 28, "tick");
        ticks.setPadding(new Insets(20, 60, 0, 60));
        var middle = new VBox(36, sign, title, used, ticks);
        middle.setAlignment(Pos.CENTER);
        middle.setPadding(new Insets(brush.pick(220, 140), 0, 0, 0));
        var why = brush.row(
                16,
                Icon.LOCK.draw(44, Tone.INK_2),
                brush.grow(brush.words(Type.NOTE, Tone.INK_2, brush.say("working.quiet"))));
        return new Paper(brush, turn)
                .top(StepLine.draw(brush), middle)
                .bottom(why, Paper.under(24, brush.bar()))
                .fold();
    }
}
