package org.hall24.journey;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hall24.catalogue.Phrase;

/** Choosing one or several of a few. */
final class Picking {
    static final String FIELD = "pick";

    private final Hall hall;
    private final Visit visit;
    private final Optional<Frame.Progress> progress;

    Picking(Hall hall, Visit visit, Optional<Frame.Progress> progress) {
        this.hall = hall;
        this.visit = visit;
        this.progress = progress;
    }

    /**
     * Something to pick from.
     *
     * @param own whether it says something about the person; such a page covers itself
     */
    record Offer(Phrase title, Phrase lead, List<Screen.Choice> choices, boolean own) {}

    /** Something to choose, not chosen yet. */
    static Screen.Choice choice(String id, Phrase label, Phrase note) {
        return new Screen.Choice(id, label, note, true, false);
    }

    /** The one that was touched; empty when the person went back. */
    Optional<String> one(Offer offer) throws Departure, InterruptedException {
        while (true) {
            var touch =
                    ask(offer, new Screen.Pick(offer.title(), offer.lead(), offer.choices(), false, Optional.empty()));
            switch (touch.orElse(new Touch.Awake())) {
                case Touch.Back _ -> {
                    return Optional.empty();
                }
                case Touch.Choose(var field, var choice)
                when field.equals(FIELD) && open(offer, choice) -> {
                    return Optional.of(choice);
                }
                case Touch _ -> {
                    // not for this screen
                }
            }
        }
    }

    /**
     * Those that were ticked, at least one, in the order of the offer; empty when the person went back.
     *
     * @param first what is ticked to begin with
     */
    Optional<List<String>> several(Offer offer, Set<String> first) throws Departure, InterruptedException {
        var ticked = new LinkedHashSet<>(first);
        while (true) {
            var complaint = ticked.isEmpty() ? Optional.of(Phrase.of("pick.at-least-one")) : Optional.<Phrase>empty();
            var choices = offer.choices().stream()
                    .map(choice -> new Screen.Choice(
                            choice.id(), choice.label(), choice.note(), choice.open(), ticked.contains(choice.id())))
                    .toList();
            var touch = ask(offer, new Screen.Pick(offer.title(), offer.lead(), choices, true, complaint));
            switch (touch.orElse(new Touch.Awake())) {
                case Touch.Back _ -> {
                    return Optional.empty();
                }
                case Touch.Choose(var field, var choice)
                when field.equals(FIELD) && open(offer, choice) -> {
                    if (!ticked.remove(choice)) {
                        ticked.add(choice);
                    }
                }
                case Touch.Go _ -> {
                    if (!ticked.isEmpty()) {
                        return Optional.of(offer.choices().stream()
                                .map(Screen.Choice::id)
                                .filter(ticked::contains)
                                .toList());
                    }
                }
                case Touch _ -> {
                    // not for this screen
                }
            }
        }
    }

    private Optional<Touch> ask(Offer offer, Screen.Pick screen) throws Departure, InterruptedException {
        return offer.own()
                ? new Curtain(hall, visit).ask(_ -> screen, progress, Frame.Foot.ALL)
                : Optional.of(hall.dialogue().ask(screen, progress, Frame.Foot.ALL));
    }

    private static boolean open(Offer offer, String id) {
        return offer.choices().stream()
                .anyMatch(choice -> choice.open() && choice.id().equals(id));
    }
}
