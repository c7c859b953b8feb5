package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Matter;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.IdCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the identity card: three tries, each failure with its own card, and a reader that comes back is used again. */
final class CardFlow {
    private static final Logger LOG = LoggerFactory.getLogger(CardFlow.class);

    /** A driver that says nothing so long after its patience has hung. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Hall hall;
    private final Visit visit;

    CardFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** How one reading ended, reader faults included. */
    private sealed interface Attempt {
        record Ended(CardReading reading) implements Attempt {}

        record Broken(Fault fault) implements Attempt {}

        record Back() implements Attempt {}
    }

    /** Whether a card was read into the visit; false = the person went back. */
    boolean run() throws Departure, InterruptedException {
        int moved = 0;
        while (true) {
            var failure = Optional.<Screen.Failure>empty();
            switch (read(moved)) {
                case Attempt.Back _ -> {
                    return false;
                }
                case Attempt.Broken(var fault) -> {
                    LOG.warn("idcard: {} while a card was awaited", fault);
                    failure = Optional.of(failure("reader", List.of(), Cards.againWithCard()));
                }
                case Attempt.Ended(var reading) -> {
                    if (reading instanceof CardReading.MovedTooSoon
                            && ++moved < hall.fittings().times().cardsTried()) {
                        continue;
                    }
                    failure = failure(reading);
                }
            }
            if (failure.isEmpty()) {
                return true;
            }
            Cards.ask(hall.dialogue(), failure.get(), visit.at(Matter.Step.CARD));
            moved = 0;
        }
    }

    private Attempt read(int moved) throws Departure, InterruptedException {
        var patience = hall.fittings().times().card();
        var began = hall.dialogue().now();
        var heard = hall.dialogue()
                .<Attempt>listen(
                        () -> attempt(patience),
                        () -> new Screen.ReadCard(stage(moved, began), Optional.empty()),
                        visit.at(Matter.Step.CARD),
                        Frame.Foot.ALL,
                        patience.plus(GRACE));
        return switch (heard) {
            case Dialogue.Heard.Came<Attempt>(var attempt) -> attempt;
            case Dialogue.Heard.Late<Attempt> _ -> new Attempt.Broken(Fault.SILENT);
            case Dialogue.Heard.Said<Attempt>(var touch) ->
                touch instanceof Touch.Back ? new Attempt.Back() : read(moved);
        };
    }

    private Attempt attempt(Duration patience) throws InterruptedException {
        try {
            return new Attempt.Ended(hall.fittings().reader().read(patience));
        } catch (DeviceException e) {
            return new Attempt.Broken(e.fault());
        }
    }

    private Screen.CardStage stage(int moved, Instant began) {
        var patience = hall.fittings().times().card();
        int left = Dialogue.seconds(
                patience.minus(Duration.between(began, hall.dialogue().now())));
        int most = Dialogue.seconds(patience);
        return moved == 0
                ? new Screen.CardStage.Lay(left, most)
                : new Screen.CardStage.HoldStill(hall.fittings().times().cardsTried() - moved, left, most);
    }

    /** The card to show for a reading; empty when it is good, and then it is in the visit. */
    private Optional<Screen.Failure> failure(CardReading reading) throws InterruptedException {
        return switch (reading) {
            case CardReading.Read(var card) -> judged(card);
            case CardReading.NoCard _ -> Optional.of(failure("card-none", List.of(), Cards.againWithCard()));
            case CardReading.MovedTooSoon _ -> Optional.of(failure("card-moved", List.of(), Cards.againWithCard()));
            case CardReading.NotAccepted _ -> Optional.of(failure("card-refused", List.of(), Cards.otherCard()));
            case CardReading.UnknownKind(char flag) -> {
                LOG.info("idcard: a card of unknown kind, flag U+{}", "%04X".formatted((int) flag));
                yield Optional.of(failure("card-kind", List.of(), Cards.otherCard()));
            }
        };
    }

    private Optional<Screen.Failure> judged(IdCard card) throws InterruptedException {
        var today = hall.today();
        if (card.validOn(today)) {
            visit.card(card);
            return Optional.empty();
        }
        if (today.isBefore(card.validFrom())) {
            return Optional.of(failure("card-not-yet", List.of(card.validFrom().toString()), Cards.otherCard()));
        }
        var end = card.validTo().map(Object::toString).orElse("");
        return Optional.of(failure("card-expired", List.of(end), Cards.otherCard()));
    }

    private Screen.Failure failure(String what, List<Object> fill, Screen.Action first) {
        var notDone = what.equals("card-expired") || what.equals("card-not-yet")
                ? List.of("filed", "charged", "kept")
                : List.of("read", "filed", "charged");
        return hall.cards(visit).card(what, fill, notDone, List.of(first, Cards.leave()), hall.now());
    }
}
