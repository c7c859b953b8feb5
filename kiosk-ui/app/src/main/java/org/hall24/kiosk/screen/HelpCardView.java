package org.hall24.kiosk.screen;

import javafx.scene.layout.Region;
import org.hall24.journey.Screen;

/** Who to call, where to go. */
final class HelpCardView {
    private final Brush brush;
    private final Turn turn;

    HelpCardView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.HelpCard help) {
        var rows = help.ways().stream()
                .map(way -> Facts.row(brush, way, Type.STRONG, Tone.INK, brush.pick(28, 18)))
                .toList();
        return new Paper(brush, turn)
                .top(brush.headline(brush.say("help.title")), Facts.space(24))
                .body(rows, page -> Facts.ruled(brush, page))
                .bottom(Paper.under(24, brush.bar(brush.primary(brush.say("help.go"), true))))
                .fold();
    }
}
