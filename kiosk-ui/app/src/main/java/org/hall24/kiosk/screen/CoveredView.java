package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.hall24.journey.Screen;

/** A page that covered itself: nothing of the person, and what the same person does to go on. */
final class CoveredView {
    private final Brush brush;
    private final Turn turn;

    CoveredView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Covered covered) {
        var how = brush.words(Type.HEADING, Tone.INK, brush.say(how(covered.stage())));
        var sign = covered.stage() == Screen.CoverStage.SAME_CODE ? Icon.CODE : Icon.CARD;
        var top = new ArrayList<Region>(List.of(
                brush.headline(brush.say("covered.title")),
                Paper.under(4, brush.words(Type.LEAD, Tone.INK_2, brush.say("covered.hidden"))),
                Paper.under(24, how)));
        covered.complaint()
                .ifPresent(complaint -> top.add(
                        Paper.under(16, Bands.draw(brush, "band-warn", sign, Tone.WARN, brush.say(complaint)))));
        var seconds = Seconds.draw(brush, brush.say("covered.then"), covered.secondsLeft(), covered.secondsMax());
        var bar = brush.bar(seconds);
        double tall = Math.min(brush.pick(780, 640), Paper.room(top, List.of(bar)) - 48);
        return new Paper(brush, turn)
                .top(top.toArray(Region[]::new))
                .top(Paper.under(24, drawing(covered.stage(), tall)))
                .bottom(bar)
                .fold();
    }

    private static String how(Screen.CoverStage stage) {
        return switch (stage) {
            case SAME_CARD -> "covered.card";
            case SAME_CHIP -> "covered.chip";
            case SAME_CODE -> "covered.code";
        };
    }

    private Region drawing(Screen.CoverStage stage, double tall) {
        var drawings = new Drawings(brush);
        return switch (stage) {
            case SAME_CARD -> drawings.layCard(tall);
            case SAME_CHIP -> drawings.insertCard(tall);
            case SAME_CODE -> drawings.showCode(tall);
        };
    }
}
