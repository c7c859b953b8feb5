package org.hall24.kiosk.screen;

import javafx.scene.layout.Region;
import org.hall24.journey.Screen;

/** The matters behind one verb. */
final class MatterListView {
    private final Brush brush;
    private final Turn turn;

    MatterListView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.MatterList list) {
        double px = brush.pick(112, 124);
        var block = brush.chinese()
                ? brush.block(list.verb().block(), px, px * 0.69)
                : brush.block(HomeView.sign(list.verb()).draw(px * 0.6, Tone.ON_BLUE, 3), px);
        var title = brush.row(
                26,
                block,
                brush.grow(brush.headline(brush.say("verb." + list.verb().word()))));
        var lead = Paper.under(18, brush.words(Type.LEAD, Tone.INK_2, brush.say("list.title")));
        var paper = new Paper(brush, turn).top(title, lead);
        paper.top(Facts.space(24));
        return paper.body(Brush.GAP, MatterKeys.rows(brush, list.matters()))
                .bottom(brush.bar())
                .fold();
    }
}
