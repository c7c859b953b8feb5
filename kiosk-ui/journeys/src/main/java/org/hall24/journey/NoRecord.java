package org.hall24.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.query.Answers;

/** Nothing is known of the person in a region: says so, never more than that, and offers the other regions. */
final class NoRecord {
    static final String REGION = "region";

    private final Hall hall;
    private final Visit visit;
    private final Optional<Frame.Progress> progress;

    NoRecord(Hall hall, Visit visit, Optional<Frame.Progress> progress) {
        this.hall = hall;
        this.visit = visit;
        this.progress = progress;
    }

    /**
     * The region to ask next.
     *
     * @param asked where nothing was found
     * @param others where else can be asked; without any, the person can only ask people
     * @throws Departure when the person does not go on
     */
    Answers.Named ask(Phrase asked, List<Answers.Named> others) throws Departure, InterruptedException {
        var actions = new ArrayList<Screen.Action>();
        if (!others.isEmpty()) {
            actions.add(new Screen.Action(REGION, Phrase.of("action.region"), Phrase.of("action.region.note")));
        }
        actions.add(Cards.home());
        actions.add(Cards.leave());
        var department = visit.matter().department();
        var card = hall.cards(visit)
                .card(
                        "no-record",
                        List.of(asked, Phrase.of("thing." + department.id()), department.phone()),
                        List.of("changed", "charged", "printed"),
                        actions,
                        hall.now());
        while (true) {
            Cards.ask(hall.dialogue(), card, progress);
            var region = pick(others, Optional.empty());
            if (region.isPresent()) {
                return region.get();
            }
        }
    }

    /** One of the regions; empty when the person went back. */
    Optional<Answers.Named> pick(List<Answers.Named> regions, Optional<Answers.Named> now)
            throws Departure, InterruptedException {
        var choices = regions.stream()
                .map(region -> new Screen.Choice(
                        region.id(),
                        Sense.name(region),
                        Phrase.of(now.equals(Optional.of(region)) ? "region.asked" : "region.other"),
                        true,
                        now.equals(Optional.of(region))))
                .toList();
        var offer = new Picking.Offer(Phrase.of("region.title"), Phrase.of("region.lead"), choices, false);
        return new Picking(hall, visit, progress)
                .one(offer)
                .flatMap(id -> regions.stream()
                        .filter(region -> region.id().equals(id))
                        .findFirst());
    }
}
