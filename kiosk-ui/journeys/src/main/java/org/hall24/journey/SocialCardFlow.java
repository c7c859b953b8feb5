package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.SocialCard;
import org.hall24.device.SocialCardReading;
import org.hall24.wire.Application.Holder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the social-security card, where needed with its issuer's key module: three tries, each failure with its own card. */
final class SocialCardFlow {
    private static final Logger LOG = LoggerFactory.getLogger(SocialCardFlow.class);

    /** A driver that says nothing so long after its patience has hung. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final List<String> NOT_READ = List.of("read-chip", "filed", "charged");
    private static final List<String> NOT_KEPT = List.of("filed", "charged", "kept");

    private final Hall hall;
    private final Visit visit;
    private final List<Screen.Action> others;

    /**
     * A reading.
     *
     * @param others equal other ways to identify; empty when there is none here
     */
    SocialCardFlow(Hall hall, Visit visit, List<Screen.Action> others) {
        this.hall = hall;
        this.visit = visit;
        this.others = List.copyOf(others);
    }

    /** How one reading ended, reader faults included. */
    private sealed interface Attempt {
        /** @param told what its key module was told, when it was asked */
        record Ended(SocialCardReading reading, KeyModuleAtHub.Told told) implements Attempt {}

        /** A card that was read before never left the slot: somebody forgot it. */
        record LeftBehind() implements Attempt {}

        record Broken(Fault fault) implements Attempt {}

        record Back() implements Attempt {}

        record OtherWay(String way) implements Attempt {}
    }

    /** Until a card was read into the visit, or the person wants something else. */
    IdentifyFlow.Next run() throws Departure, InterruptedException {
        visit.slotIsUsed();
        int taken = 0;
        int missed = 0;
        while (true) {
            var failure = Optional.<Screen.Failure>empty();
            switch (read(taken)) {
                case Attempt.Back _ -> {
                    return new IdentifyFlow.Next.Back();
                }
                case Attempt.OtherWay(var way) -> {
                    return IdentifyFlow.Next.by(way);
                }
                case Attempt.Broken(var fault) -> {
                    LOG.warn("smartcard: {} while a card was awaited", fault);
                    failure = Optional.of(failure("chip-reader", List.of(), NOT_READ, true));
                }
                case Attempt.LeftBehind _ -> failure = Optional.of(failure("chip-left", List.of(), NOT_READ, true));
                case Attempt.Ended(var reading, var told) -> {
                    if (reading instanceof SocialCardReading.TakenTooSoon && ++taken < tries()) {
                        continue;
                    }
                    missed = reading instanceof SocialCardReading.NoCard ? missed + 1 : 0;
                    failure = missed < tries()
                            ? failure(reading, told)
                            : Optional.of(failure("chip-missed", List.of(), NOT_READ, false));
                }
            }
            if (failure.isEmpty()) {
                return new IdentifyFlow.Next.Known();
            }
            var chosen = Cards.ask(hall.dialogue(), failure.get(), visit.identifying());
            if (IdentifyFlow.offers(others, chosen)) {
                return IdentifyFlow.Next.by(chosen);
            }
            taken = 0;
        }
    }

    private int tries() {
        return hall.fittings().times().cardsTried();
    }

    private Attempt read(int taken) throws Departure, InterruptedException {
        var module = new KeyModuleAtHub(hall, visit);
        var patience = hall.fittings().times().card();
        var began = hall.dialogue().now();
        Dialogue.Heard<Attempt> heard;
        try {
            heard = hall.dialogue()
                    .listen(
                            () -> attempt(patience, module),
                            () -> screen(stage(module, taken, began)),
                            visit.identifying(),
                            Frame.Foot.ALL,
                            () -> most(module, began));
        } finally {
            // Also of a person who leaves meanwhile.
            if (!(module.told() instanceof KeyModuleAtHub.Told.NotAsked)) {
                visit.leaves(Visit.Trace.QUERY);
            }
        }
        return switch (heard) {
            case Dialogue.Heard.Came<Attempt>(var attempt) -> attempt;
            case Dialogue.Heard.Late<Attempt> _ ->
                module.told() instanceof KeyModuleAtHub.Told.Asking
                        ? new Attempt.Ended(new SocialCardReading.KeysAway(), module.told())
                        : new Attempt.Broken(Fault.SILENT);
            case Dialogue.Heard.Said<Attempt>(var touch) ->
                switch (touch) {
                    case Touch.Back _ -> new Attempt.Back();
                    case Touch.Act(var action) when IdentifyFlow.offers(others, action) -> new Attempt.OtherWay(action);
                    case Touch _ -> read(taken);
                };
        };
    }

    /** While the card must stay in, nothing is offered that would make a hand take it out. */
    private Screen.InsertCard screen(Screen.ChipStage stage) {
        return new Screen.InsertCard(stage, stage instanceof Screen.ChipStage.Checking ? List.of() : others);
    }

    /** The reader has the person's patience and a little; a key module that was asked has its own. */
    private Duration most(KeyModuleAtHub module, Instant began) {
        return module.told() instanceof KeyModuleAtHub.Told.Asking(var since)
                ? Duration.between(began, since).plus(KeyModuleAtHub.MOST)
                : hall.fittings().times().card().plus(GRACE);
    }

    private Attempt attempt(Duration patience, KeyModuleAtHub module) throws InterruptedException {
        try {
            var reading = hall.fittings().chips().read(patience, module);
            boolean leftBehind = reading instanceof SocialCardReading.NoCard
                    && !hall.fittings().chips().awaitTaken(Duration.ZERO);
            return leftBehind ? new Attempt.LeftBehind() : new Attempt.Ended(reading, module.told());
        } catch (DeviceException e) {
            return new Attempt.Broken(e.fault());
        }
    }

    private Screen.ChipStage stage(KeyModuleAtHub module, int taken, Instant began) {
        return switch (module.told()) {
            case KeyModuleAtHub.Told.Asking(var since) -> checking(since);
            case KeyModuleAtHub.Told.Answered(var since) -> checking(since);
            case KeyModuleAtHub.Told.NotAsked _,
                    KeyModuleAtHub.Told.Refused _,
                    KeyModuleAtHub.Told.Silent _,
                    KeyModuleAtHub.Told.NoNetwork _ -> asking(taken, began);
        };
    }

    private Screen.ChipStage checking(Instant since) {
        return new Screen.ChipStage.Checking(left(KeyModuleAtHub.MOST, since), Dialogue.seconds(KeyModuleAtHub.MOST));
    }

    private Screen.ChipStage asking(int taken, Instant began) {
        var patience = hall.fittings().times().card();
        int left = left(patience, began);
        int most = Dialogue.seconds(patience);
        return taken == 0
                ? new Screen.ChipStage.Insert(left, most)
                : new Screen.ChipStage.LeaveIn(tries() - taken, left, most);
    }

    private int left(Duration patience, Instant began) {
        return Dialogue.seconds(
                patience.minus(Duration.between(began, hall.dialogue().now())));
    }

    /** The card to show for a reading; empty when it is good, and then it is in the visit. */
    private Optional<Screen.Failure> failure(SocialCardReading reading, KeyModuleAtHub.Told told) {
        return switch (reading) {
            case SocialCardReading.Read(var card) -> judged(card);
            case SocialCardReading.NoCard _ -> Optional.of(failure("chip-none", List.of(), NOT_READ, true));
            case SocialCardReading.TakenTooSoon _ -> Optional.of(failure("chip-taken", List.of(), NOT_READ, true));
            case SocialCardReading.NotAccepted _ -> Optional.of(failure("chip-refused", List.of(), NOT_READ, true));
            case SocialCardReading.NotGenuine _ -> Optional.of(failure("chip-copy", List.of(), NOT_KEPT, false));
            case SocialCardReading.Refused _ -> Optional.of(failure("chip-unknown", List.of(), NOT_KEPT, false));
            case SocialCardReading.KeysAway _ ->
                Optional.of(
                        told instanceof KeyModuleAtHub.Told.NoNetwork
                                ? failure("chip-network", List.of(), NOT_KEPT, true)
                                : failure("chip-silent", List.of(), NOT_KEPT, true));
        };
    }

    private Optional<Screen.Failure> judged(SocialCard card) {
        var today = hall.today();
        if (card.validOn(today)) {
            visit.identity(new Identity.Card(new Holder(card.name(), card.number(), ""), Identity.Medium.SOCIAL_CARD));
            return Optional.empty();
        }
        if (today.isBefore(card.issued())) {
            var from = card.issued().toString();
            return Optional.of(failure("chip-not-yet", List.of(from), NOT_KEPT, false));
        }
        var end = card.validTo().map(Object::toString).orElse("");
        return Optional.of(failure("chip-expired", List.of(end), NOT_KEPT, false));
    }

    /**
     * A card.
     *
     * @param again whether the same card is worth another try
     */
    private Screen.Failure failure(String what, List<Object> fill, List<String> notDone, boolean again) {
        var actions = new ArrayList<Screen.Action>();
        if (again) {
            actions.add(new Screen.Action(Cards.AGAIN, Phrase.of("action.again"), Phrase.of("action.again.chip")));
        }
        actions.addAll(others);
        actions.add(Cards.leave());
        return hall.cards(visit).card(what, fill, notDone, actions, hall.now());
    }
}
