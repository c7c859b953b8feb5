package org.hall24.kiosk.screen;

import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** The notice before anything is read: the questions a person would ask, an empty box, and two equal ways. */
final class ConsentView {
    private final Brush brush;
    private final Turn turn;

    ConsentView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Consent consent) {
        var lead = brush.words(Type.LEAD, Tone.INK_2, consent.purpose());
        var go = brush.primaryCalm(brush.say("consent.agree"), consent.ticked());
        return new Paper(brush, turn)
                .top(
                        StepLine.draw(brush),
                        brush.headline(brush.say("consent.title")),
                        Paper.under(4, lead),
                        Facts.space(20))
                .body(consent.answers().stream().map(this::answer).toList(), rows -> Facts.ruled(brush, rows))
                .bottom(
                        Paper.under(20, tick(consent.ticked())),
                        Paper.under(24, brush.bar(brush.decline(brush.say("consent.decline")), go)))
                .fold();
    }

    private Region answer(Screen.Row row) {
        return Facts.row(brush, row, Type.STRONG, Tone.INK, brush.pick(22, 16));
    }

    private Region tick(boolean ticked) {
        var face = brush.row(
                24,
                TickBox.draw(ticked, 64),
                brush.grow(brush.words(Type.KEY_CALM, Tone.INK, brush.say("consent.tick"))));
        var styles = ticked ? new String[] {"on"} : new String[] {};
        var key = brush.key("tick", face, brush.pick(124, 140), new Touch.Tick(!ticked), styles);
        key.setPadding(new Insets(8, 28, 14, 28));
        return key;
    }
}
