package org.hall24.journey;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Department;
import org.hall24.catalogue.Phrase;

/** Makes failure cards: what happened, what did not happen, what to do now, where else, and a number to quote. */
final class Cards {
    static final String AGAIN = "again";
    static final String OTHER = "other";
    static final String CHOOSE = "choose";
    static final String CHANGE = "change";
    static final String GO_ON = "go-on";
    static final String HOME = "home";
    static final String LEAVE = "leave";

    /** The keys below a failure card: back has nowhere to go. */
    static final Frame.Foot FOOT = new Frame.Foot(false, true, true, true);

    private static final DateTimeFormatter QUOTE = DateTimeFormatter.ofPattern("HHmm");

    private final String terminal;
    private final Screen.Counter counter;

    Cards(String terminal, Department department) {
        this.terminal = terminal;
        this.counter = counter(department);
    }

    /** Where this can be done by people. */
    static Screen.Counter counter(Department department) {
        return new Screen.Counter(department.counter(), department.hours(), department.phone());
    }

    /**
     * A card.
     *
     * @param what the middle of its keys: {@code failure.WHAT.title}, {@code failure.WHAT.happened}
     * @param fill what its sentence is filled with
     * @param notDone last words of the keys {@code not.…}
     */
    Screen.Failure card(
            String what, List<Object> fill, List<String> notDone, List<Screen.Action> actions, ZonedDateTime now) {
        return new Screen.Failure(
                Phrase.of("failure." + what + ".title"),
                Phrase.of("failure." + what + ".happened", fill.toArray()),
                notDone.stream().map(word -> Phrase.of("not." + word)).toList(),
                actions,
                counter,
                terminal + "-" + QUOTE.format(now));
    }

    /** The key that tries again; everything filled in is still there. */
    static Screen.Action again() {
        return new Screen.Action(AGAIN, Phrase.of("action.again"), Phrase.of("action.again.note"));
    }

    /** The key that lets the same card be laid once more. */
    static Screen.Action againWithCard() {
        return new Screen.Action(AGAIN, Phrase.of("action.again"), Phrase.of("action.again.card"));
    }

    static Screen.Action otherCard() {
        return new Screen.Action(OTHER, Phrase.of("action.other"), Phrase.of("action.other.note"));
    }

    static Screen.Action home() {
        return new Screen.Action(HOME, Phrase.of("action.home"), Phrase.of("action.home.note"));
    }

    static Screen.Action leave() {
        return new Screen.Action(LEAVE, Phrase.of("action.leave"), Phrase.of("action.leave.note"));
    }

    /** Shows a card until one of its actions is chosen; home and leave depart. */
    static String ask(Dialogue dialogue, Screen.Failure card, Optional<Frame.Progress> progress)
            throws Departure, InterruptedException {
        while (true) {
            if (dialogue.ask(card, progress, FOOT) instanceof Touch.Act(var action) && offers(card, action)) {
                if (action.equals(HOME)) {
                    throw new Departure(Departure.Way.HOME);
                }
                if (action.equals(LEAVE)) {
                    throw new Departure(Departure.Way.LEFT);
                }
                return action;
            }
        }
    }

    private static boolean offers(Screen.Failure card, String action) {
        return card.actions().stream().anyMatch(offered -> offered.id().equals(action));
    }
}
