package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.device.CardReading;
import org.hall24.device.CodeReading;
import org.hall24.device.DeviceException;
import org.hall24.device.ScannedCode;
import org.hall24.device.SocialCardReading;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nothing is to be seen until the same person is back: by the same card, compared here and now, or by their e-certificate once more.
 * Somebody else ends the session at once.
 */
final class CoverFlow {
    private static final Logger LOG = LoggerFactory.getLogger(CoverFlow.class);

    /** Whose card cannot be read by then is asked to begin anew: everything is cleared. */
    private static final int TRIES_MAX = 5;

    /** A device that says nothing so long after its patience has hung. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Whoever has just left is not kept from coming home or leaving. */
    private static final Frame.Foot FOOT = new Frame.Foot(false, true, true, true);

    private final Hall hall;
    private final Visit visit;

    CoverFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** What was seen of the person. */
    private sealed interface Seen {
        record Same() implements Seen {}

        record Stranger() implements Seen {}

        record Nobody() implements Seen {}

        /** Somebody, but it cannot be said who. */
        record Unclear(Phrase complaint) implements Seen {}
    }

    /**
     * Returns when the same person is back.
     *
     * @throws Departure when nobody came in time, or somebody else did
     */
    void run() throws Departure, InterruptedException {
        var complaint = Optional.<Phrase>empty();
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            switch (look(complaint)) {
                case Seen.Same _ -> {
                    return;
                }
                case Seen.Stranger _ -> throw new Departure(Departure.Way.STRANGER);
                case Seen.Nobody _ -> throw new Departure(Departure.Way.SILENT);
                case Seen.Unclear(var why) -> complaint = Optional.of(why);
            }
        }
        throw new Departure(Departure.Way.SILENT);
    }

    private Seen look(Optional<Phrase> complaint) throws Departure, InterruptedException {
        var began = hall.dialogue().now();
        var patience = patience();
        var stage = stage();
        while (true) {
            var heard = hall.dialogue()
                    .<Seen>listen(
                            () -> switch (stage) {
                                case SAME_CARD -> readCard(patience);
                                case SAME_CHIP -> readChip(patience, complaint.isPresent());
                                case SAME_CODE -> scanCode(patience);
                            },
                            () -> new Screen.Covered(
                                    stage, complaint, secondsLeft(began, patience), Dialogue.seconds(patience)),
                            visit.identifying(),
                            FOOT,
                            patience.plus(stage == Screen.CoverStage.SAME_CARD ? GRACE : Asking.MOST));
            switch (heard) {
                case Dialogue.Heard.Came<Seen>(var seen) -> {
                    return seen;
                }
                case Dialogue.Heard.Late<Seen> _ -> {
                    return new Seen.Nobody();
                }
                case Dialogue.Heard.Said<Seen> _ -> {
                    if (secondsLeft(began, patience) == 0) {
                        return new Seen.Nobody();
                    }
                }
            }
        }
    }

    private Screen.CoverStage stage() {
        return visit.identity()
                .map(known -> switch (known) {
                    case Identity.Code _ -> Screen.CoverStage.SAME_CODE;
                    case Identity.Card(var _, var medium) ->
                        medium == Identity.Medium.ID_CARD ? Screen.CoverStage.SAME_CARD : Screen.CoverStage.SAME_CHIP;
                })
                .orElse(Screen.CoverStage.SAME_CARD);
    }

    private Seen readCard(Duration patience) throws InterruptedException {
        try {
            return switch (hall.fittings().reader().read(patience)) {
                case CardReading.Read(var card, var _) -> judge(card.number());
                case CardReading.NoCard _ -> new Seen.Nobody();
                case CardReading.MovedTooSoon _ -> new Seen.Unclear(Phrase.of("covered.moved"));
                case CardReading.NotAccepted _, CardReading.UnknownKind _ ->
                    new Seen.Unclear(Phrase.of("covered.no-card"));
            };
        } catch (DeviceException e) {
            LOG.warn("idcard: {} while the same card was awaited", e.fault());
            return waitOut(patience);
        }
    }

    /** A card that could not be read lies there still: it comes out before another look. */
    private Seen readChip(Duration patience, boolean afterAnother) throws InterruptedException {
        try {
            if (afterAnother && !hall.fittings().chips().awaitTaken(patience)) {
                return new Seen.Nobody();
            }
            return switch (hall.fittings().chips().read(patience, new KeyModuleAtHub(hall, visit))) {
                case SocialCardReading.Read(var card) -> judge(card.number());
                case SocialCardReading.NoCard _ -> new Seen.Nobody();
                case SocialCardReading.TakenTooSoon _ -> new Seen.Unclear(Phrase.of("covered.taken"));
                case SocialCardReading.NotAccepted _, SocialCardReading.NotGenuine _, SocialCardReading.Refused _ ->
                    new Seen.Unclear(Phrase.of("covered.no-chip"));
                case SocialCardReading.KeysAway _ -> new Seen.Unclear(Phrase.of("covered.keys"));
            };
        } catch (DeviceException e) {
            LOG.warn("smartcard: {} while the same card was awaited", e.fault());
            return waitOut(patience);
        }
    }

    private Seen scanCode(Duration patience) throws InterruptedException {
        try {
            return switch (hall.fittings().scanner().scan(patience)) {
                case CodeReading.Scanned(var code) -> {
                    var refusal = CodeFlow.refusal(hall, visit, code);
                    yield refusal.isPresent() ? new Seen.Unclear(refusal.get()) : identify(code);
                }
                case CodeReading.NothingSeen _ -> new Seen.Nobody();
                case CodeReading.NotUsable _ -> new Seen.Unclear(Phrase.of("code.not-usable"));
            };
        } catch (DeviceException e) {
            LOG.warn("scanner: {} while the same code was awaited", e.fault());
            return waitOut(patience);
        }
    }

    /** The session's pass stays as it is: a fresh one would not be confirmed. */
    private Seen identify(ScannedCode code) throws InterruptedException {
        var came = new Sealing(hall, visit).send(Operation.IDENTIFY, Map.of("code", code.text()));
        return Sealing.found(came, Answers.Identified.class)
                .filter(Sense::identified)
                .map(found -> judge(found.holder().number()))
                .orElse(new Seen.Unclear(Phrase.of("covered.code-again")));
    }

    private Seen judge(String number) {
        return number.equals(visit.holder().number()) ? new Seen.Same() : new Seen.Stranger();
    }

    /** A device that cannot look does not uncover anything; the person can still leave. */
    private Seen waitOut(Duration patience) throws InterruptedException {
        hall.fittings().pause().sleep(patience);
        return new Seen.Nobody();
    }

    /** As long as the question whether somebody is still there. */
    private Duration patience() {
        return hall.fittings().times().waits(hall.dialogue().panel().care()).question();
    }

    private int secondsLeft(Instant began, Duration patience) {
        return Dialogue.seconds(
                patience.minus(Duration.between(began, hall.dialogue().now())));
    }
}
