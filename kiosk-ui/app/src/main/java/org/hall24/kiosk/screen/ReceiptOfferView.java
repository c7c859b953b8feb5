package org.hall24.kiosk.screen;

import java.util.ArrayList;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;

/** Receipts that were never printed, offered to the holder of the same card. */
final class ReceiptOfferView {
    private final Brush brush;
    private final Turn turn;

    ReceiptOfferView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.ReceiptOffer offer) {
        var rows = offer.matters().stream().map(this::matter).toList();
        var actions = new VBox(Brush.GAP);
        actions.getChildren().addAll(new ArrayList<>(ActionKeys.draw(brush, offer.actions())));
        return new Paper(brush, turn)
                .top(
                        StepLine.draw(brush),
                        brush.headline(brush.say("offer.title")),
                        Paper.under(6, brush.words(Type.LEAD, Tone.INK_2, brush.say("offer.lead"))),
                        Facts.space(24))
                .body(rows, page -> Facts.ruled(brush, page))
                .bottom(Paper.under(24, actions), Paper.under(24, brush.bar()))
                .fold();
    }

    private Region matter(Screen.Row row) {
        var words = new VBox(
                2, brush.words(Type.STRONG, Tone.INK, row.label()), brush.words(Type.NOTE, Tone.INK_2, row.value()));
        var line = brush.row(22, Icon.SLIP.draw(brush.pick(56, 64), Tone.BLUE), brush.grow(words));
        line.setPadding(new Insets(18, 0, 18, 0));
        return line;
    }
}
