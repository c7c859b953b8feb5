package org.hall24.journey;

import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.device.DeviceRole;

/**
 * Finds out who stands there: by the identity card or, equally, by an e-certificate; where the matter asks for more, by an
 * e-certificate and a one-time code.
 */
final class IdentifyFlow {
    /** The other way while a card is asked for. */
    static final String CODE = "code";

    /** The other way while a code is asked for. */
    static final String CARD = "card";

    private final Hall hall;
    private final Visit visit;

    IdentifyFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** How one way to identify ended. */
    enum Next {
        /** The person is in the visit. */
        KNOWN,
        /** The person takes the other way. */
        OTHER,
        BACK
    }

    /** Whether the person is in the visit now; false = they went back. */
    boolean run() throws Departure, InterruptedException {
        return visit.matter().level().rank() < Visit.CODE_RANK ? once() : twice();
    }

    /** The same person shows once more who they are: the hub no longer knows the session. */
    void again() throws Departure, InterruptedException {
        var before = visit.holder().number();
        var card = hall.cards(visit)
                .card(
                        "pass",
                        List.of(),
                        List.of("changed", "charged", "printed"),
                        List.of(Cards.again(), Cards.leave()),
                        hall.now());
        do {
            Cards.ask(hall.dialogue(), card, visit.identifying());
        } while (!run());
        if (!visit.holder().number().equals(before)) {
            throw new Departure(Departure.Way.STRANGER);
        }
    }

    private boolean readerServes() {
        return Hindrance.serves(hall.fittings().board().statuses(), DeviceRole.IDCARD);
    }

    private boolean once() throws Departure, InterruptedException {
        boolean byCard = readerServes();
        while (true) {
            var next = byCard ? new CardFlow(hall, visit, codeWay()).run() : new CodeFlow(hall, visit, cardWay()).run();
            switch (next) {
                case KNOWN -> {
                    return true;
                }
                case BACK -> {
                    return false;
                }
                case OTHER -> byCard = !byCard;
            }
        }
    }

    private boolean twice() throws Departure, InterruptedException {
        while (true) {
            if (new CodeFlow(hall, visit, Optional.empty()).run() != Next.KNOWN) {
                return false;
            }
            if (new SmsFlow(hall, visit).run()) {
                return true;
            }
        }
    }

    private Optional<Screen.Action> codeWay() {
        return Hindrance.readsCodes(
                        hall.fittings().board().statuses(), hall.house().network())
                ? Optional.of(new Screen.Action(CODE, Phrase.of("action.code"), Phrase.of("action.code.note")))
                : Optional.empty();
    }

    private Optional<Screen.Action> cardWay() {
        return readerServes()
                ? Optional.of(new Screen.Action(CARD, Phrase.of("action.card"), Phrase.of("action.card.note")))
                : Optional.empty();
    }
}
