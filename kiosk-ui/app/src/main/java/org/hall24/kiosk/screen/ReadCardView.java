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

/** Asks for the card: what to do in one sentence, where in one drawing. It speaks of a light only while that burns. */
final class ReadCardView {
    private static final List<String> TIPS = List.of("card.step.1", "card.step.2", "card.step.3");

    private final Brush brush;
    private final Turn turn;

    ReadCardView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.ReadCard card) {
        return switch (card.stage()) {
            case Screen.CardStage.Lay(int left, int max) ->
                waiting(card, brush.say("card.title"), brush.say(where()), Tone.INK_2, new Seen(left, max));
            case Screen.CardStage.HoldStill(int attempts, int left, int max) ->
                waiting(
                        card,
                        brush.say("card.hold-still"),
                        brush.say("card.attempts", attempts),
                        Tone.WARN,
                        new Seen(left, max));
            case Screen.CardStage.TakeBack() -> takeBack();
        };
    }

    private String where() {
        return brush.lit(GuideLight.CARD_READER) ? "card.where-lit" : "card.where";
    }

    private Region waiting(Screen.ReadCard card, String title, String lead, Tone tone, Seen seen) {
        List<Region> top = List.of(
                StepLine.draw(brush), brush.headline(title), Paper.under(4, brush.words(Type.LEAD, tone, lead)));
        var bottom = new ArrayList<Region>();
        bottom.addAll(ActionKeys.others(brush, card.others()));
        var seconds = Seconds.draw(brush, brush.say("card.again"), seen.left(), seen.max());
        bottom.add(Paper.under(card.others().isEmpty() ? 0 : 24, brush.bar(seconds)));
        var tips = Paper.under(brush.pick(28, 18), Tips.draw(brush, TIPS));
        // Another way takes its room from the drawing, not from the words.
        double tall = Math.min(brush.pick(780, 600), Paper.room(top, bottom) - Paper.tall(tips) - 40);
        return new Paper(brush, turn)
                .top(top.toArray(Region[]::new))
                .top(Paper.under(20, new Drawings(brush).layCard(tall)), tips)
                .bottom(bottom.toArray(Region[]::new))
                .fold();
    }

    /** How long we wait. */
    private record Seen(int left, int max) {}

    private Region takeBack() {
        var done = new StackPane(Icon.TICK.draw(120, Tone.ON_BLUE, 5));
        done.getStyleClass().add("done");
        Icon.fixed(done, 184, 184);
        var title = brush.centred(Type.CLEARED, Tone.INK, Headlines.broken(brush.say("card.take-back")));
        var note = brush.centred(Type.HEADING, Tone.INK_2, brush.say("card.take-back.note"));
        var middle = new VBox(30, done, title, note);
        middle.setAlignment(Pos.CENTER);
        middle.setPadding(new Insets(140, 0, 0, 0));
        return new Paper(brush, turn)
                .top(StepLine.draw(brush), middle, Paper.under(60, new Drawings(brush).takeCard(480)))
                .bottom(brush.bar())
                .fold();
    }
}
