package org.hall24.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.device.IdCard;
import org.hall24.device.Personal;
import org.hall24.wire.terminal.Agent;

/** One person's way through one matter: everything personal of it, in one object that is dropped when it is over. */
@Personal
final class Visit {
    private final UUID session;
    private final Matter matter;
    private final House.Opened opened;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private Optional<IdCard> card = Optional.empty();
    private Optional<Slot> slot = Optional.empty();
    private Optional<Agent.Accepted> accepted = Optional.empty();
    private boolean receiptInHand;
    private boolean read;
    private boolean typed;

    /**
     * A time held live.
     *
     * @param token the department's
     * @param hall its id
     * @param name the hall's name
     * @param date ISO
     * @param time such as 09:00
     * @param until when the hold ends
     */
    record Slot(String token, String hall, Phrase name, String date, String time, Instant until) {}

    Visit(UUID session, Matter matter, House.Opened opened) {
        this.session = session;
        this.matter = matter;
        this.opened = opened;
    }

    UUID session() {
        return session;
    }

    Matter matter() {
        return matter;
    }

    House.Opened opened() {
        return opened;
    }

    Optional<IdCard> card() {
        return card;
    }

    /** The card that was read. A step after the reading may rely on it. */
    IdCard holder() {
        return card.orElseThrow(() -> new IllegalStateException("no card has been read yet"));
    }

    void card(IdCard found) {
        card = Optional.of(found);
        read = true;
    }

    Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    String answer(String field) {
        return answers.getOrDefault(field, "");
    }

    void answer(String field, String value) {
        answers.put(field, value);
        typed = true;
    }

    Optional<Slot> slot() {
        return slot;
    }

    void slot(Optional<Slot> held) {
        slot = held;
    }

    Optional<Agent.Accepted> accepted() {
        return accepted;
    }

    void accepted(Agent.Accepted answer) {
        accepted = Optional.of(answer);
    }

    boolean receiptInHand() {
        return receiptInHand;
    }

    void receiptIsInHand() {
        receiptInHand = true;
    }

    /** What was on this terminal and is to be cleared, in the words of a clearing record; empty when nothing was. */
    List<String> wiped() {
        var words = new ArrayList<String>();
        if (read) {
            words.add("card");
        }
        if (typed) {
            words.add("form");
        }
        if (!words.isEmpty()) {
            words.add("screen");
        }
        return words;
    }

    /** Lets go of everything personal. What was wiped can still be named. */
    void forget() {
        card = Optional.empty();
        answers.clear();
        slot = Optional.empty();
    }

    /** Where in the journey a step is; its number on the screen counts this matter's own steps. */
    Optional<Frame.Progress> at(Matter.Step step) {
        var steps = matter.steps();
        int place = steps.indexOf(step);
        var next = place + 1 < steps.size() ? Optional.of(steps.get(place + 1).title()) : Optional.<Phrase>empty();
        return Optional.of(new Frame.Progress(place + 1, steps.size(), step.title(), next));
    }

    @Override
    public String toString() {
        return "Visit[" + session + " " + matter.id() + "]";
    }
}
