package org.hall24.journey;

import java.util.ArrayList;
import java.util.List;
import org.hall24.catalogue.Phrase;
import org.hall24.device.DeviceRole;

/**
 * Finds out who stands there: by the identity card or, equally, by an e-certificate, or by the social-security card where the matter takes
 * it; where the matter asks for more, by an e-certificate and a one-time code.
 */
final class IdentifyFlow {
    /** An e-certificate, as another way. */
    static final String CODE = "code";

    /** The identity card, as another way. */
    static final String CARD = "card";

    /** The social-security card, as another way. */
    static final String SOCIAL_CARD = "social-card";

    private final Hall hall;
    private final Visit visit;

    IdentifyFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** The ways to identify, in the order they are offered. */
    private enum Way {
        CARD(IdentifyFlow.CARD),
        SOCIAL_CARD(IdentifyFlow.SOCIAL_CARD),
        CODE(IdentifyFlow.CODE);

        private final String id;

        Way(String id) {
            this.id = id;
        }

        Screen.Action action() {
            return new Screen.Action(id, Phrase.of("action." + id), Phrase.of("action." + id + ".note"));
        }
    }

    /** How one way to identify ended. */
    sealed interface Next {
        /** The person is in the visit. */
        record Known() implements Next {}

        /** The person takes another way. */
        record Other(Way way) implements Next {}

        record Back() implements Next {}

        /** The way of an action that was offered. */
        static Next by(String action) {
            for (var way : Way.values()) {
                if (way.id.equals(action)) {
                    return new Other(way);
                }
            }
            throw new IllegalArgumentException("no way to identify: " + action);
        }
    }

    /** Whether an action is among the ways that were offered. */
    static boolean offers(List<Screen.Action> others, String action) {
        return others.stream().anyMatch(way -> way.id().equals(action));
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

    private boolean once() throws Departure, InterruptedException {
        var way = first();
        while (true) {
            switch (by(way)) {
                case Next.Known _ -> {
                    return true;
                }
                case Next.Back _ -> {
                    return false;
                }
                case Next.Other(var other) -> way = other;
            }
        }
    }

    private Next by(Way way) throws Departure, InterruptedException {
        var others = others(way);
        return switch (way) {
            case CARD -> new CardFlow(hall, visit, others).run();
            case SOCIAL_CARD -> new SocialCardFlow(hall, visit, others).run();
            case CODE -> new CodeFlow(hall, visit, others).run();
        };
    }

    private boolean twice() throws Departure, InterruptedException {
        while (true) {
            if (!(new CodeFlow(hall, visit, List.of()).run() instanceof Next.Known)) {
                return false;
            }
            if (new SmsFlow(hall, visit).run()) {
                return true;
            }
        }
    }

    /** Where nothing serves, the code's own card says so. */
    private Way first() {
        for (var way : Way.values()) {
            if (serves(way)) {
                return way;
            }
        }
        return Way.CODE;
    }

    private List<Screen.Action> others(Way than) {
        var others = new ArrayList<Screen.Action>();
        for (var way : Way.values()) {
            if (way != than && serves(way)) {
                others.add(way.action());
            }
        }
        return others;
    }

    private boolean serves(Way way) {
        var devices = hall.fittings().board().statuses();
        return switch (way) {
            case CARD -> Hindrance.serves(devices, DeviceRole.IDCARD);
            case SOCIAL_CARD -> Hindrance.readsSocialCards(visit.matter(), devices);
            case CODE -> Hindrance.readsCodes(devices, hall.house().network());
        };
    }
}
