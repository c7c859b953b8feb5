package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.IdCard;
import org.hall24.wire.Application.Holder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the identity card: three tries, each failure with its own card, and a reader that comes back is used again. */
final class CardFlow {
    private static final Logger LOG = LoggerFactory.getLogger(CardFlow.class);

    /** A driver that says nothing so long after its patience has hung. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final String RENEW = "renew";

    /** What is done about a card that has run out. */
    private static final String RENEWAL = "police.idcard-renew";

    private final Hall hall;
    private final Visit visit;
    private final List<Screen.Action> others;

    /**
     * A reading.
     *
     * @param others equal other ways to identify; empty when there is none here
     */
    CardFlow(Hall hall, Visit visit, List<Screen.Action> others) {
        this.hall = hall;
        this.visit = visit;
        this.others = List.copyOf(others);
    }

    /** How one reading ended, reader faults included. */
    private sealed interface Attempt {
        record Ended(CardReading reading) implements Attempt {}

        record Broken(Fault fault) implements Attempt {}

        record Back() implements Attempt {}

        record OtherWay(String way) implements Attempt {}
    }

    /** Until a card was read into the visit, or the person wants something else. */
    IdentifyFlow.Next run() throws Departure, InterruptedException {
        int moved = 0;
        int missed = 0;
        while (true) {
            var failure = Optional.<Screen.Failure>empty();
            switch (read(moved)) {
                case Attempt.Back _ -> {
                    return new IdentifyFlow.Next.Back();
                }
                case Attempt.OtherWay(var way) -> {
                    return IdentifyFlow.Next.by(way);
                }
                case Attempt.Broken(var fault) -> {
                    LOG.warn("idcard: {} while a card was awaited", fault);
                    failure = Optional.of(failure("reader", List.of(), Optional.of(Cards.againWithCard())));
                }
                case Attempt.Ended(var reading) -> {
                    if (reading instanceof CardReading.MovedTooSoon && ++moved < tries()) {
                        continue;
                    }
                    missed = reading instanceof CardReading.NoCard ? missed + 1 : 0;
                    failure = missed < tries()
                            ? failure(reading)
                            : Optional.of(failure("card-missed", List.of(), Optional.empty()));
                }
            }
            if (failure.isEmpty()) {
                return new IdentifyFlow.Next.Known();
            }
            var chosen = ask(failure.get());
            if (IdentifyFlow.offers(others, chosen)) {
                return IdentifyFlow.Next.by(chosen);
            }
            moved = 0;
        }
    }

    /** Asks what now; the action the person takes. */
    private String ask(Screen.Failure failure) throws Departure, InterruptedException {
        var card = failure;
        while (true) {
            var action = Cards.ask(hall.dialogue(), card, visit.identifying());
            if (!action.equals(RENEW)) {
                return action;
            }
            card = renewal();
        }
    }

    private int tries() {
        return hall.fittings().times().cardsTried();
    }

    private Attempt read(int moved) throws Departure, InterruptedException {
        var patience = hall.fittings().times().card();
        var began = hall.dialogue().now();
        var heard = hall.dialogue()
                .<Attempt>listen(
                        () -> attempt(patience),
                        () -> new Screen.ReadCard(stage(moved, began), others),
                        visit.identifying(),
                        Frame.Foot.ALL,
                        patience.plus(GRACE));
        return switch (heard) {
            case Dialogue.Heard.Came<Attempt>(var attempt) -> attempt;
            case Dialogue.Heard.Late<Attempt> _ -> new Attempt.Broken(Fault.SILENT);
            case Dialogue.Heard.Said<Attempt>(var touch) ->
                switch (touch) {
                    case Touch.Back _ -> new Attempt.Back();
                    case Touch.Act(var action) when IdentifyFlow.offers(others, action) -> new Attempt.OtherWay(action);
                    case Touch _ -> read(moved);
                };
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
                : new Screen.CardStage.HoldStill(tries() - moved, left, most);
    }

    /** The card to show for a reading; empty when it is good, and then it is in the visit. */
    private Optional<Screen.Failure> failure(CardReading reading) throws InterruptedException {
        return switch (reading) {
            case CardReading.Read(var card, var _) -> judged(card);
            case CardReading.NoCard _ ->
                Optional.of(failure("card-none", List.of(), Optional.of(Cards.againWithCard())));
            case CardReading.MovedTooSoon _ ->
                Optional.of(failure("card-moved", List.of(), Optional.of(Cards.againWithCard())));
            case CardReading.NotAccepted _ ->
                Optional.of(failure("card-refused", List.of(), Optional.of(Cards.otherCard())));
            case CardReading.UnknownKind(char flag) -> {
                LOG.info("idcard: a card of unknown kind, flag U+{}", "%04X".formatted((int) flag));
                yield Optional.of(failure("card-kind", List.of(), Optional.of(Cards.otherCard())));
            }
        };
    }

    private Optional<Screen.Failure> judged(IdCard card) throws InterruptedException {
        var today = hall.today();
        if (card.validOn(today)) {
            visit.identity(new Identity.Card(
                    new Holder(card.name(), card.number(), card.homeAddress().orElse("")), Identity.Medium.ID_CARD));
            return Optional.empty();
        }
        if (today.isBefore(card.validFrom())) {
            var from = card.validFrom().toString();
            return Optional.of(failure("card-not-yet", List.of(from), Optional.of(Cards.otherCard())));
        }
        var end = card.validTo().map(Object::toString).orElse("");
        return Optional.of(failure("card-expired", List.of(end), Optional.of(Cards.otherCard())));
    }

    private Screen.Failure failure(String what, List<Object> fill, Optional<Screen.Action> first) {
        boolean expired = what.equals("card-expired");
        var notDone = expired || what.equals("card-not-yet")
                ? List.of("filed", "charged", "kept")
                : List.of("read", "filed", "charged");
        var actions = new ArrayList<Screen.Action>();
        first.ifPresent(actions::add);
        if (expired) {
            actions.add(new Screen.Action(RENEW, Phrase.of("action.renew"), Phrase.of("action.renew.note")));
        } else {
            actions.addAll(others);
        }
        actions.add(Cards.leave());
        return hall.cards(visit).card(what, fill, notDone, actions, hall.now());
    }

    /** Where a card that has run out is renewed. */
    private Screen.Failure renewal() {
        var police = visit.opened()
                .catalogue()
                .matter(RENEWAL)
                .map(Matter::department)
                .orElse(visit.matter().department());
        return new Cards(hall.house().plate().terminal(), police)
                .card(
                        "card-renew",
                        List.of(police.name()),
                        List.of("filed", "charged", "kept"),
                        List.of(Cards.otherCard(), Cards.leave()),
                        hall.now());
    }
}
