package org.hall24.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.device.Personal;
import org.hall24.wire.Application.Holder;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.terminal.Agent;

/** One person's way through a matter, or through those that belong to it: everything personal, in one object that is dropped when it is over. */
@Personal
final class Visit {
    /** What was on this terminal, in the words of a clearing record and in their order. */
    enum Trace {
        CARD,
        SOCIAL_CARD,
        CODE,
        FORM,
        QUERY,
        DOCUMENT
    }

    /** From this rank of identity level on, a card alone is not enough. */
    static final int CODE_RANK = 2;

    private final UUID session;
    private final House.Opened opened;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Set<Trace> traces = EnumSet.noneOf(Trace.class);
    private Matter matter;
    private Optional<Identity> identity = Optional.empty();
    private Optional<UnsealingKey> key = Optional.empty();
    private Optional<Slot> slot = Optional.empty();
    private Optional<Agent.Accepted> accepted = Optional.empty();
    private Optional<Printout> receipt = Optional.empty();
    private boolean slotUsed;

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

    /** The same person goes on with another matter that needs no more certainty than was given. */
    void turnTo(Matter other) {
        if (!sureEnoughFor(other)) {
            throw new IllegalStateException("this person is not identified as " + other.id() + " asks");
        }
        matter = other;
    }

    boolean sureEnoughFor(Matter other) {
        return identity.map(Identity::rank).orElse(0) >= other.level().rank();
    }

    Optional<Identity> identity() {
        return identity;
    }

    /** Who was identified. A step after the identification may rely on it. */
    Holder holder() {
        return identity.map(Identity::holder)
                .orElseThrow(() -> new IllegalStateException("nobody has been identified yet"));
    }

    void identity(Identity found) {
        identity = Optional.of(found);
        traces.add(
                switch (found) {
                    case Identity.Code _ -> Trace.CODE;
                    case Identity.Card(var _, var medium) ->
                        medium == Identity.Medium.ID_CARD ? Trace.CARD : Trace.SOCIAL_CARD;
                });
    }

    /** The session's one-time key: what the hub answers can be read with nothing else, and not after clearing. */
    UnsealingKey key() {
        var now = key.orElseGet(() -> UnsealingKey.oneTime(opened.sealer().suite()));
        key = Optional.of(now);
        return now;
    }

    /** Something personal of that kind came onto this terminal. */
    void leaves(Trace trace) {
        traces.add(trace);
    }

    Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    String answer(String field) {
        return answers.getOrDefault(field, "");
    }

    void answer(String field, String value) {
        answers.put(field, value);
        traces.add(Trace.FORM);
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

    /** Whether the person has the receipt of this visit, as far as anybody can tell. */
    boolean receiptInHand() {
        return receipt.filter(paper -> paper.problem().isEmpty()).isPresent();
    }

    void receipt(Printout paper) {
        receipt = Optional.of(paper);
    }

    /** Whether a card was asked for that goes into the slot, and may stay there. */
    boolean slotUsed() {
        return slotUsed;
    }

    void slotIsUsed() {
        slotUsed = true;
    }

    /** What was on this terminal and is to be cleared, in the words of a clearing record; empty when nothing was. */
    List<String> wiped() {
        var words = new ArrayList<String>();
        traces.forEach(trace -> words.add(trace.name().toLowerCase(Locale.ROOT)));
        if (!words.isEmpty()) {
            words.add("screen");
        }
        return words;
    }

    /** Lets go of everything personal. What was wiped can still be named. */
    void forget() {
        identity = Optional.empty();
        key = Optional.empty();
        answers.clear();
        slot = Optional.empty();
    }

    /** Where the person is being identified. */
    Optional<Frame.Progress> identifying() {
        return at(Matter.Step.CARD);
    }

    /** The steps of this matter in the order they are taken. */
    List<Matter.Step> steps() {
        var steps = new ArrayList<>(matter.steps());
        int form = steps.indexOf(Matter.Step.FORM);
        // The registry wants to hear the purpose before it looks.
        if (Course.of(matter) == Course.TITLE_CERTIFICATE && form > 0) {
            Collections.swap(steps, form, steps.indexOf(Matter.Step.LOOK));
        }
        return List.copyOf(steps);
    }

    /** Where in the journey a step is; its number on the screen counts this matter's own steps. Empty for a step it does not have. */
    Optional<Frame.Progress> at(Matter.Step step) {
        var steps = steps();
        int place = steps.indexOf(step);
        if (place < 0) {
            return Optional.empty();
        }
        var next = place + 1 < steps.size() ? Optional.of(title(steps.get(place + 1))) : Optional.<Phrase>empty();
        return Optional.of(new Frame.Progress(place + 1, steps.size(), title(step), next));
    }

    /** What a step is called: nobody reads a card where a code is asked for. */
    Phrase title(Matter.Step step) {
        if (step != Matter.Step.CARD) {
            return step.title();
        }
        if (matter.level().rank() >= CODE_RANK) {
            return Phrase.of("step.code");
        }
        return Hindrance.takesSocialCards(matter) ? Phrase.of("step.card-either") : step.title();
    }

    @Override
    public String toString() {
        return "Visit[" + session + " " + matter.id() + "]";
    }
}
