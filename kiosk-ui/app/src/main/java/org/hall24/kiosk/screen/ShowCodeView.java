package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.device.GuideLight;
import org.hall24.journey.Screen;

/** Asks for a code before the scanner window: where, how far, and another way of the same size. */
final class ShowCodeView {
    private static final List<String> TIPS = List.of("code.step.1", "code.step.2", "code.step.3");

    private final Brush brush;
    private final Turn turn;

    ShowCodeView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.ShowCode code) {
        return switch (code.stage()) {
            case Screen.CodeStage.Hold(int left, int max) -> {
                var lead = brush.words(
                        Type.LEAD,
                        Tone.INK_2,
                        brush.say(brush.lit(GuideLight.SCANNER) ? "code.where-lit" : "code.where"));
                yield asking(Paper.under(4, lead), code, left, max);
            }
            case Screen.CodeStage.Other(var sentence, int left, int max) -> {
                var band = Bands.draw(brush, "band-warn", Icon.CODE, Tone.WARN, brush.say(sentence));
                yield asking(Paper.under(10, band), code, left, max);
            }
        };
    }

    private Region asking(Region lead, Screen.ShowCode code, int left, int max) {
        List<Region> top = List.of(StepLine.draw(brush), brush.headline(brush.say("code.title")), lead);
        var bottom = new ArrayList<Region>();
        bottom.add(Tips.draw(brush, TIPS));
        ActionKeys.others(brush, code.others()).forEach(other -> bottom.add(Paper.under(22, other)));
        bottom.add(Paper.under(24, brush.bar(Seconds.draw(brush, brush.say("card.again"), left, max))));
        double tall = Math.min(brush.pick(780, 700), Paper.room(top, bottom) - 48);
        var drawing = Paper.under(20, new Drawings(brush).showCode(tall));
        VBox.setMargin(drawing, new javafx.geometry.Insets(20, 0, 20, 0));
        return new Paper(brush, turn)
                .top(top.toArray(Region[]::new))
                .top(drawing)
                .bottom(bottom.toArray(Region[]::new))
                .fold();
    }
}
