package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.catalogue.CodeKind;
import org.hall24.catalogue.Phrase;
import org.hall24.device.CodeReading;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.ScannedCode;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for an e-certificate's code and whom it belongs to. Any other code is told by its kind and otherwise forgotten: a payment code is
 * money and goes nowhere.
 */
final class CodeFlow {
    private static final Logger LOG = LoggerFactory.getLogger(CodeFlow.class);

    /** A scanner that says nothing so long after its patience has hung. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Hall hall;
    private final Visit visit;
    private final List<Screen.Action> others;

    /**
     * A look for a code.
     *
     * @param others equal other ways to identify; empty when there is none here
     */
    CodeFlow(Hall hall, Visit visit, List<Screen.Action> others) {
        this.hall = hall;
        this.visit = visit;
        this.others = List.copyOf(others);
    }

    /** How one look ended. */
    private sealed interface Look {
        record Ended(CodeReading reading) implements Look {}

        record Broken(Fault fault) implements Look {}

        record Back() implements Look {}

        record OtherWay(String way) implements Look {}
    }

    /** Until somebody was identified into the visit, or the person wants something else. */
    IdentifyFlow.Next run() throws Departure, InterruptedException {
        var notice = Optional.<Phrase>empty();
        while (true) {
            var failure = Optional.<String>empty();
            switch (look(notice)) {
                case Look.Back _ -> {
                    return new IdentifyFlow.Next.Back();
                }
                case Look.OtherWay(var way) -> {
                    return IdentifyFlow.Next.by(way);
                }
                case Look.Broken(var fault) -> {
                    LOG.warn("scanner: {} while a code was awaited", fault);
                    failure = Optional.of("scanner");
                }
                case Look.Ended(CodeReading.NothingSeen _) -> failure = Optional.of("code-none");
                case Look.Ended(CodeReading.NotUsable _) -> notice = Optional.of(Phrase.of("code.not-usable"));
                case Look.Ended(CodeReading.Scanned(var code)) -> {
                    notice = refusal(hall, visit, code);
                    failure = notice.isPresent() ? Optional.empty() : identify(code);
                    if (notice.isEmpty() && failure.isEmpty()) {
                        return new IdentifyFlow.Next.Known();
                    }
                }
            }
            if (failure.isPresent()) {
                notice = Optional.empty();
                var chosen = ask(failure.get());
                if (IdentifyFlow.offers(others, chosen)) {
                    return IdentifyFlow.Next.by(chosen);
                }
            }
        }
    }

    /** Why this code is not the one asked for; empty when its platform is to be asked. */
    static Optional<Phrase> refusal(Hall hall, Visit visit, ScannedCode code) {
        var opened = visit.opened();
        var kind = opened.catalogue()
                .codes()
                .classify(code.text(), code.symbology(), opened.who().hub());
        boolean asked = kind instanceof CodeKind.ECert || kind.equals(new CodeKind.Unknown(true));
        return asked ? Optional.empty() : Optional.of(kind.refusal());
    }

    /** Asks whose it is; the card to show when nobody's, empty when the holder is in the visit. */
    private Optional<String> identify(ScannedCode code) throws Departure, InterruptedException {
        var answer = new Asking(hall, visit, visit.identifying())
                .ask(Operation.IDENTIFY, Map.of("code", code.text()), Answers.Identified.class, Sense::identified);
        return switch (answer) {
            case Asking.Answer.Found<Answers.Identified>(var found) -> {
                visit.identity(new Identity.Code(found.holder(), found.pass(), found.phone(), false));
                yield Optional.empty();
            }
            case Asking.Answer.Refused<Answers.Identified>(var why, var _) ->
                Optional.of(why.equals(Refusals.CODE_EXPIRED) ? "code-expired" : "code-unknown");
        };
    }

    private Look look(Optional<Phrase> notice) throws Departure, InterruptedException {
        var patience = hall.fittings().times().code();
        var began = hall.dialogue().now();
        var heard = hall.dialogue()
                .<Look>listen(
                        () -> scan(patience),
                        () -> new Screen.ShowCode(stage(notice, began), others),
                        visit.identifying(),
                        Frame.Foot.ALL,
                        patience.plus(GRACE));
        return switch (heard) {
            case Dialogue.Heard.Came<Look>(var look) -> look;
            case Dialogue.Heard.Late<Look> _ -> new Look.Broken(Fault.SILENT);
            case Dialogue.Heard.Said<Look>(Touch.Back _) -> new Look.Back();
            case Dialogue.Heard.Said<Look>(Touch.Act(var action))
            when IdentifyFlow.offers(others, action) -> new Look.OtherWay(action);
            case Dialogue.Heard.Said<Look> _ -> look(notice);
        };
    }

    private Look scan(Duration patience) throws InterruptedException {
        try {
            return new Look.Ended(hall.fittings().scanner().scan(patience));
        } catch (DeviceException e) {
            return new Look.Broken(e.fault());
        }
    }

    private Screen.CodeStage stage(Optional<Phrase> notice, Instant began) {
        var patience = hall.fittings().times().code();
        int left = Dialogue.seconds(
                patience.minus(Duration.between(began, hall.dialogue().now())));
        int most = Dialogue.seconds(patience);
        return notice.<Screen.CodeStage>map(sentence -> new Screen.CodeStage.Other(sentence, left, most))
                .orElse(new Screen.CodeStage.Hold(left, most));
    }

    private String ask(String what) throws Departure, InterruptedException {
        var actions = new ArrayList<Screen.Action>();
        actions.add(new Screen.Action(Cards.AGAIN, Phrase.of("action.again"), Phrase.of("action.again.code")));
        actions.addAll(others);
        actions.add(Cards.leave());
        var card =
                hall.cards(visit).card(what, List.of(), List.of("identified", "filed", "charged"), actions, hall.now());
        return Cards.ask(hall.dialogue(), card, visit.identifying());
    }
}
