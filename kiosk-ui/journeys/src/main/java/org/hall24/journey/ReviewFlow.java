package org.hall24.journey;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import org.hall24.catalogue.FormField;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.terminal.Agent;

/** Everything once more, before it is filed. */
final class ReviewFlow {
    /** A hold that ends while the application is on its way helps nobody. */
    private static final Duration HOLD_SPARE = Duration.ofSeconds(10);

    private final Hall hall;
    private final Visit visit;

    ReviewFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** How the person decided. */
    enum Decision {
        FILE,
        CHANGE,
        /** The held time is over; another is chosen first. */
        HOLD_EXPIRED
    }

    Decision run() throws Departure, InterruptedException {
        while (true) {
            switch (hall.dialogue().ask(screen(), visit.at(Matter.Step.REVIEW), Frame.Foot.ALL)) {
                case Touch.Go _ -> {
                    return held() ? Decision.FILE : Decision.HOLD_EXPIRED;
                }
                case Touch.Decline _, Touch.Back _ -> {
                    return Decision.CHANGE;
                }
                case Touch _ -> {
                    // not for this screen
                }
            }
        }
    }

    private boolean held() {
        return visit.slot()
                .map(slot -> hall.dialogue().now().isBefore(slot.until().minus(HOLD_SPARE)))
                .orElse(true);
    }

    private Screen.Review screen() {
        var rows = new ArrayList<Screen.Row>();
        rows.add(new Screen.Row(Phrase.of("review.matter"), visit.matter().name()));
        rows.add(new Screen.Row(
                Phrase.of("form.name"),
                Phrase.literal(Mask.ownName(visit.holder().name()))));
        rows.add(new Screen.Row(
                Phrase.of("form.number"),
                Phrase.literal(Mask.ownNumber(visit.holder().number()))));
        for (var field : visit.matter().fields()) {
            var answer = visit.answer(field.id());
            rows.add(new Screen.Row(
                    field.label(),
                    field.type() == FormField.Type.CHOICE ? field.choice(answer) : Phrase.literal(answer)));
        }
        visit.slot().ifPresent(slot -> {
            rows.add(new Screen.Row(Phrase.of("review.hall"), slot.name()));
            var day = Hall.day(LocalDate.parse(slot.date()));
            rows.add(new Screen.Row(Phrase.of("review.when"), Phrase.of("review.slot", day, slot.time())));
        });
        var held = visit.slot().map(slot -> Hall.clock(slot.until().atZone(Hall.ZONE)));
        boolean offline = hall.house().network().filter(Agent.NetworkState::hub).isEmpty();
        return new Screen.Review(rows, held, offline && visit.slot().isEmpty());
    }
}
