package org.hall24.kiosk.screen;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;

/** Asks for the card: what to do in one sentence, where in one drawing. No lamp exists, so none is drawn. */
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
                waiting(brush.say("card.title"), brush.say("card.where"), Tone.INK_2, left, max);
            case Screen.CardStage.HoldStill(int attempts, int left, int max) ->
                waiting(brush.say("card.hold-still"), brush.say("card.attempts", attempts), Tone.WARN, left, max);
            case Screen.CardStage.TakeBack() -> takeBack();
        };
    }

    private Region waiting(String title, String lead, Tone tone, int left, int max) {
        var sentence = brush.say("card.again");
        return new Paper(brush, turn)
                .top(
                        StepLine.draw(brush),
                        brush.headline(title),
                        Paper.under(4, brush.words(Type.LEAD, tone, lead)),
                        Paper.under(20, new Drawings(brush).layCard(brush.pick(780, 600))),
                        Paper.under(brush.pick(28, 18), tips()))
                .bottom(brush.bar(Seconds.draw(brush, sentence, left, max)))
                .fold();
    }

    private Region tips() {
        var tips = new java.util.ArrayList<Region>();
        for (int i = 0; i < TIPS.size(); i++) {
            var number = new StackPane(brush.centred(Type.LABEL, Tone.BLUE, String.valueOf(i + 1)));
            number.getStyleClass().add("number-pale");
            Icon.fixed(number, 56, 56);
            tips.add(brush.row(16, number, brush.grow(brush.words(Type.LEAD, Tone.INK, brush.say(TIPS.get(i))))));
        }
        return brush.column(10, tips.toArray(Region[]::new));
    }

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
