package org.hall24.journey;

import java.util.Optional;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;

/** One matter from its page to its rating, step by step and back again. */
final class Journey {
    /** Six digits: few enough to type, enough against guessing with the hub's limit on attempts. */
    private static final int QUERY_CODE_BOUND = 1_000_000;

    private final Hall hall;
    private final Visit visit;

    Journey(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** Where the person stands. */
    private sealed interface Stand {
        record Page() implements Stand {}

        record Consent() implements Stand {}

        record Card() implements Stand {}

        record Form() implements Stand {}

        record Slot(Optional<Phrase> notice) implements Stand {}

        record Review() implements Stand {}

        record Over(boolean done) implements Stand {}
    }

    /** Whether the matter was done; false = the person went back to where they came from. */
    boolean run() throws Departure, InterruptedException {
        Stand stand = new Stand.Page();
        while (!(stand instanceof Stand.Over(boolean done))) {
            stand = next(stand);
        }
        return done;
    }

    private Stand next(Stand stand) throws Departure, InterruptedException {
        return switch (stand) {
            case Stand.Page _ -> new PageFlow(hall, visit).run() ? new Stand.Consent() : new Stand.Over(false);
            case Stand.Consent _ -> {
                // Whoever steps back before the card was read agrees anew, and nothing read or typed stays behind.
                visit.forget();
                yield new ConsentFlow(hall, visit).run() ? new Stand.Card() : new Stand.Page();
            }
            case Stand.Card _ -> card();
            case Stand.Form _ -> {
                if (!new FormFlow(hall, visit).run()) {
                    yield new Stand.Consent();
                }
                yield visit.matter().slot() ? new Stand.Slot(Optional.empty()) : new Stand.Review();
            }
            case Stand.Slot(var notice) ->
                new SlotFlow(hall, visit, notice).run() ? new Stand.Review() : new Stand.Form();
            case Stand.Review _ -> review();
            case Stand.Over over -> over;
        };
    }

    private Stand card() throws Departure, InterruptedException {
        if (!new IdentifyFlow(hall, visit).run()) {
            return new Stand.Consent();
        }
        new OfferFlow(hall, visit).run();
        if (Course.of(visit.matter()).asks()) {
            return asked() ? new Stand.Over(true) : new Stand.Consent();
        }
        return visit.matter().steps().contains(Matter.Step.FORM) ? new Stand.Form() : new Stand.Review();
    }

    /** What is asked or printed instead of filed; false = the person went back. */
    private boolean asked() throws Departure, InterruptedException {
        return switch (Course.of(visit.matter())) {
            case FUND_BALANCE, FUND_DETAIL, FUND_CERTIFICATE -> new FundFlow(hall, visit).run();
            case INSURED_CERTIFICATE -> new InsuredFlow(hall, visit).run();
            case TITLE_CERTIFICATE -> new TitleFlow(hall, visit).run();
            case REPRINT -> new ReprintFlow(hall, visit).run();
            case FILING -> throw new IllegalStateException(visit.matter().id() + " is filed, not asked");
        };
    }

    /** Six digits that only the person and the hub know. */
    static String queryCode(Hall hall) {
        return "%06d".formatted(hall.fittings().random().nextInt(QUERY_CODE_BOUND));
    }

    /** The matter id is made when review starts; a review that is left and begun again is another application. */
    private Stand review() throws Departure, InterruptedException {
        var matterId = hall.ids().next();
        var queryCode = queryCode(hall);
        return switch (new ReviewFlow(hall, visit).run()) {
            case CHANGE -> new Stand.Form();
            case HOLD_EXPIRED -> {
                visit.slot(Optional.empty());
                yield new Stand.Slot(Optional.of(Phrase.of("slots.expired")));
            }
            case FILE -> {
                var accepted = new FilingFlow(hall, visit, matterId, queryCode).run();
                new ResultFlow(hall, visit).filed(matterId, queryCode, accepted);
                yield new Stand.Over(true);
            }
        };
    }
}
