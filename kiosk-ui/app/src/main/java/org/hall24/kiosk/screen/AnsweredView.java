package org.hall24.kiosk.screen;

import java.util.ArrayList;
import javafx.scene.layout.Region;
import org.hall24.journey.Screen;

/**
 * A question was answered and nothing was printed: thanks, what to take along, and the rating. Once a level is chosen, what can be
 * ticked comes first: what to take along stays as far as there is room, then the matter's name.
 */
final class AnsweredView {
    private final Brush brush;
    private final Turn turn;

    AnsweredView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Answered answered) {
        var grading = new Grading(brush, answered.grade());
        var title = switch (answered.take().size()) {
            case 0 -> "answered.title";
            case 1 -> "answered.title-take";
            default -> "result.title-all";
        };
        var bottom = grading.bottom(answered.secondsLeft(), answered.secondsMax());
        var top = new ArrayList<Region>();
        top.add(Endings.headline(brush, brush.say(title)));
        grading.reasons().ifPresent(reasons -> top.add(Paper.under(24, reasons)));
        Taking.fitting(brush, answered.take(), 16, Paper.room(top, bottom)).ifPresent(taking -> top.add(1, taking));
        var matter = Paper.under(10, brush.words(Type.LEAD, Tone.INK_2, answered.matter()));
        if (Paper.tall(matter) <= Paper.room(top, bottom)) {
            top.add(1, matter);
        }
        return new Paper(brush, turn)
                .top(top.toArray(Region[]::new))
                .bottom(bottom.toArray(Region[]::new))
                .fold();
    }
}
