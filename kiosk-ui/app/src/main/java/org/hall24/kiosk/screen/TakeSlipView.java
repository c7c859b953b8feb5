package org.hall24.kiosk.screen;

import java.util.List;
import javafx.scene.layout.Region;
import org.hall24.device.GuideLight;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** A receipt lies in the mouth of its printer: take it, or go on. */
final class TakeSlipView {
    private static final double DRAWING_MAX = 780;

    private final Brush brush;
    private final Turn turn;

    TakeSlipView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.TakeSlip slip) {
        boolean lit = brush.lit(GuideLight.RECEIPT_PRINTER);
        List<Region> top = List.of(
                StepLine.draw(brush),
                brush.headline(brush.say("take-slip.title")),
                Paper.under(
                        4,
                        brush.words(
                                Type.LEAD, Tone.INK_2, brush.say(lit ? "take-slip.where-lit" : "take-slip.where"))));
        var go = brush.key(
                "go",
                brush.face(Type.PRIMARY, Tone.ON_BLUE, brush.say("take-slip.go"), Icon.TICK.draw(48, Tone.ON_BLUE, 5)),
                brush.barHeight(),
                new Touch.Go(),
                "primary");
        var then = brush.say(slip.kept() ? "take-slip.then" : "take-slip.then-none");
        List<Region> bottom = List.of(
                Seconds.draw(brush, then, slip.secondsLeft(), slip.secondsMax()), Paper.under(24, brush.bar(go)));
        double tall = Math.min(DRAWING_MAX, Paper.room(top, bottom) - 60);
        return new Paper(brush, turn)
                .top(top.toArray(Region[]::new))
                .top(Paper.under(30, new Drawings(brush).takeSlip(tall)))
                .bottom(bottom.toArray(Region[]::new))
                .fold();
    }
}
