package org.hall24.kiosk.screen;

import javafx.scene.layout.Region;
import org.hall24.journey.Screen;

/** A question was answered and nothing was printed: thanks, what to take along, and the rating. */
final class AnsweredView {
    private final Brush brush;
    private final Turn turn;

    AnsweredView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Answered answered) {
        var grading = new Grading(brush, answered.grade());
        var title = brush.say(answered.take().isEmpty() ? "answered.title" : "answered.title-take");
        var paper = new Paper(brush, turn)
                .top(Endings.headline(brush, title))
                .top(Paper.under(10, brush.words(Type.LEAD, Tone.INK_2, answered.matter())));
        if (!answered.take().isEmpty()) {
            paper.top(Paper.under(16, Taking.draw(brush, answered.take())));
        }
        grading.reasons().ifPresent(reasons -> paper.top(Paper.under(24, reasons)));
        return paper.bottom(grading.bottom(answered.secondsLeft(), answered.secondsMax())
                        .toArray(Region[]::new))
                .fold();
    }
}
