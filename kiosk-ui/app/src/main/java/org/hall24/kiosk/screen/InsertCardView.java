package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.device.GuideLight;
import org.hall24.journey.Screen;

/** Asks for the social-security card: what to do in one sentence, where and which way round in one drawing. */
final class InsertCardView {
    private static final List<String> TIPS = List.of("chip.step.1", "chip.step.2", "chip.step.3");

    private final Brush brush;
    private final Turn turn;

    InsertCardView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.InsertCard card) {
        return switch (card.stage()) {
            case Screen.ChipStage.Insert(int left, int max) ->
                waiting(
                        card,
                        brush.say("chip.title"),
                        brush.words(Type.LEAD, Tone.INK_2, brush.say(where())),
                        Seconds.draw(brush, brush.say("card.again"), left, max));
            case Screen.ChipStage.LeaveIn(int attempts, int left, int max) ->
                waiting(
                        card,
                        brush.say("chip.leave-in"),
                        brush.words(Type.LEAD, Tone.WARN, brush.say("card.attempts", attempts)),
                        Seconds.draw(brush, brush.say("card.again"), left, max));
            case Screen.ChipStage.Checking(int left, int max) ->
                waiting(
                        card,
                        brush.say("chip.checking"),
                        brush.words(Type.LEAD, Tone.WARN, brush.say("chip.checking.lead")),
                        Seconds.draw(brush, brush.say("chip.checking.wait"), left, max));
            case Screen.ChipStage.TakeOut() -> out(Icon.TICK, "done", "chip.take-out", "chip.take-out.note");
            case Screen.ChipStage.Forgotten() -> out(Icon.CARD, "warned", "chip.forgotten", "chip.forgotten.note");
        };
    }

    private String where() {
        return brush.lit(GuideLight.CARD_UNIT_2) ? "chip.where-lit" : "chip.where";
    }

    private Region waiting(Screen.InsertCard card, String title, Region lead, Region seconds) {
        List<Region> top = List.of(StepLine.draw(brush), brush.headline(title), Paper.under(4, lead));
        var bottom = new ArrayList<Region>(ActionKeys.others(brush, card.others()));
        bottom.add(Paper.under(card.others().isEmpty() ? 0 : 24, brush.bar(seconds)));
        var tips = Paper.under(brush.pick(28, 18), Tips.draw(brush, TIPS));
        // Other ways take their room from the drawing, not from the words.
        double tall = Math.min(brush.pick(780, 600), Paper.room(top, bottom) - Paper.tall(tips) - 40);
        return new Paper(brush, turn)
                .top(top.toArray(Region[]::new))
                .top(Paper.under(20, new Drawings(brush).insertCard(tall)), tips)
                .bottom(bottom.toArray(Region[]::new))
                .fold();
    }

    private Region out(Icon icon, String style, String sentence, String then) {
        var sign = new StackPane(icon.draw(120, Tone.ON_BLUE, 5));
        sign.getStyleClass().add(style);
        Icon.fixed(sign, 184, 184);
        var title = brush.centred(Type.CLEARED, Tone.INK, Headlines.broken(brush.say(sentence)));
        var note = brush.centred(Type.HEADING, Tone.INK_2, brush.say(then));
        var middle = new VBox(30, sign, title, note);
        middle.setAlignment(Pos.CENTER);
        middle.setPadding(new Insets(90, 0, 0, 0));
        var step = StepLine.draw(brush);
        var bar = brush.bar();
        double tall = Math.min(brush.pick(620, 470), Paper.room(List.of(step, middle), List.of(bar)) - 90);
        return new Paper(brush, turn)
                .top(step, middle, Paper.under(50, new Drawings(brush).takeOutCard(tall)))
                .bottom(bar)
                .fold();
    }
}
