package org.hall24.journey;

import java.util.ArrayList;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;

/** Notice and consent, before anything is read. The box is empty; time running out is a no. */
final class ConsentFlow {
    private final Hall hall;
    private final Visit visit;

    ConsentFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** Whether the person agreed; false = they want back to the matter page. Disagreeing goes home. */
    boolean run() throws Departure, InterruptedException {
        boolean ticked = false;
        while (true) {
            switch (hall.dialogue().ask(screen(ticked), visit.at(Matter.Step.CONSENT), Frame.Foot.ALL)) {
                case Touch.Tick(boolean on) -> ticked = on;
                case Touch.Go _ -> {
                    if (ticked) {
                        return true;
                    }
                }
                case Touch.Decline _ -> throw new Departure(Departure.Way.HOME);
                case Touch.Back _ -> {
                    return false;
                }
                case Touch _ -> {
                    // not for this screen
                }
            }
        }
    }

    private static Phrase what(Matter matter) {
        if (matter.level().rank() >= Visit.CODE_RANK) {
            return Phrase.of("consent.what.code");
        }
        return Phrase.of(Hindrance.takesSocialCards(matter) ? "consent.what.either" : "consent.what.answer");
    }

    private Screen.Consent screen(boolean ticked) {
        var matter = visit.matter();
        var course = Course.of(matter);
        var keep =
                course.asks() ? course.prints() ? "consent.keep.print" : "consent.keep.query" : "consent.keep.answer";
        var answers = new ArrayList<Screen.Row>();
        answers.add(new Screen.Row(Phrase.of("consent.what"), what(matter)));
        answers.add(new Screen.Row(Phrase.of("consent.why"), matter.purpose()));
        answers.add(new Screen.Row(
                Phrase.of("consent.who"),
                Phrase.of("consent.who.answer", matter.department().name())));
        if (course == Course.TITLE_CERTIFICATE) {
            answers.add(new Screen.Row(Phrase.of("consent.trace"), Phrase.of("consent.trace.answer")));
        }
        answers.add(new Screen.Row(Phrase.of("consent.keep"), Phrase.of(keep)));
        answers.add(new Screen.Row(Phrase.of("consent.else"), Phrase.of("consent.else.answer")));
        return new Screen.Consent(matter.name(), answers, ticked);
    }
}
