package org.hall24.kiosk.screen;

import javafx.scene.layout.Region;
import org.hall24.journey.Screen;

/** Everything once more, before it is filed. */
final class ReviewView {
    private final Brush brush;
    private final Turn turn;

    ReviewView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Review review) {
        var paper = new Paper(brush, turn).top(StepLine.draw(brush), brush.headline(brush.say("review.title")));
        review.held()
                .ifPresent(until -> paper.top(Paper.under(
                        14, Bands.draw(brush, "band-blue", Icon.CLOCK, Tone.BLUE, brush.say("review.held", until)))));
        if (review.offline()) {
            paper.top(Paper.under(
                    14, Bands.draw(brush, "band-warn", Icon.SHIELD, Tone.WARN, brush.say("review.offline"))));
        }
        paper.top(Facts.space(20))
                .body(
                        review.rows().stream()
                                .map(row -> Facts.row(brush, row, Type.BODY, Tone.INK_2, brush.pick(20, 14)))
                                .toList(),
                        rows -> Facts.ruled(brush, rows));
        return paper.bottom(Paper.under(
                        24,
                        brush.bar(
                                brush.decline(brush.say("review.change")),
                                brush.primaryCalm(brush.say("review.file"), true))))
                .fold();
    }
}
