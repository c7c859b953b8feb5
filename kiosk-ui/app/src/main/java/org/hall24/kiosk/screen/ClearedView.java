package org.hall24.kiosk.screen;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.Screen;

/** The proof of clearing: what was wiped, its number, and a last look at what may have been left behind. */
final class ClearedView {
    private final Brush brush;
    private final Turn turn;

    ClearedView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Cleared cleared) {
        double px = brush.pick(184, 132);
        var done = new StackPane(Icon.TICK.draw(px * 0.65, Tone.ON_BLUE, 5));
        done.getStyleClass().add("done");
        Icon.fixed(done, px, px);
        var title = brush.centred(Type.CLEARED, Tone.INK, Headlines.broken(brush.say("cleared.title")));
        var next = brush.centred(Type.LEAD, Tone.INK_2, brush.say("cleared.next"));
        var top = new VBox(brush.pick(16, 6), done, title, next);
        top.setAlignment(Pos.TOP_CENTER);
        top.setPadding(new Insets(brush.pick(16, 0), 0, brush.pick(24, 14), 0));
        return new Paper(brush, turn)
                .top(top)
                .body(cleared.wiped().stream().map(this::wiped).toList(), rows -> Facts.ruled(brush, rows))
                .bottom(
                        record(cleared),
                        Paper.under(brush.pick(24, 12), belongings()),
                        Paper.under(brush.pick(28, 14), brush.bar(brush.primary(brush.say("cleared.go"), true))))
                .fold();
    }

    private Region wiped(Phrase what) {
        var word = brush.words(Type.STRONG, Tone.OK, brush.say("cleared.done"));
        word.setMinWidth(Region.USE_PREF_SIZE);
        var row = brush.row(
                22,
                Icon.TICK.draw(brush.pick(44, 52), Tone.OK, 5.5),
                brush.grow(brush.words(Type.LEAD, Tone.INK, what)),
                word);
        row.setPadding(new Insets(brush.pick(14, 8), 0, brush.pick(14, 8), 0));
        return row;
    }

    private Region record(Screen.Cleared cleared) {
        if (cleared.record().isEmpty()) {
            return new Region();
        }
        var words = brush.flow(
                Type.NOTE,
                brush.run(Type.NOTE, Tone.INK_2, brush.say("cleared.record") + " "),
                brush.run(Type.NOTE_STRONG, Tone.INK, cleared.record().get()),
                brush.run(Type.NOTE, Tone.INK_2, cleared.onReceipt() ? "　" + brush.say("cleared.on-receipt") : ""));
        return brush.row(16, Icon.SHIELD.draw(brush.pick(44, 52), Tone.OK), brush.grow(words));
    }

    private Region belongings() {
        var words = new VBox(
                2,
                brush.words(Type.HEADING, Tone.INK, brush.say("cleared.belongings")),
                brush.words(
                        Type.SMALL,
                        Tone.INK_2,
                        brush.say("cleared.lost", brush.frame().plate().terminal())));
        var band = brush.row(26, Icon.CARD.draw(brush.pick(72, 72), Tone.WARN), brush.grow(words));
        band.getStyleClass().add("band-take");
        band.setPadding(new Insets(brush.pick(24, 14), 20, brush.pick(24, 14), 28));
        return band;
    }
}
