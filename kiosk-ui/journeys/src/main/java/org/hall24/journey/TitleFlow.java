package org.hall24.journey;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;

/**
 * The search of the registry: what for, where, and which of the person's rights stand on the paper. That nothing was found up to a second
 * is a result too; it never says that somebody owns nothing.
 */
final class TitleFlow {
    static final String PRINT = "print";
    static final String FINISH = "finish";

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Hall hall;
    private final Visit visit;

    TitleFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** Whether the person is done; false = they went back. */
    boolean run() throws Departure, InterruptedException {
        while (new FormFlow(hall, visit).run()) {
            if (search()) {
                return true;
            }
        }
        return false;
    }

    private boolean search() throws Departure, InterruptedException {
        var found = Optional.of(ask(""));
        if (found.get().regions().size() > 1) {
            found = elsewhere(found.get());
        }
        while (found.isPresent()) {
            var titles = found.get();
            switch (titles.titles().isEmpty() ? none(titles) : some(titles)) {
                case DONE -> {
                    return true;
                }
                case BACK -> {
                    if (titles.regions().size() <= 1) {
                        return false;
                    }
                    found = elsewhere(titles);
                }
            }
        }
        return false;
    }

    private enum Next {
        DONE,
        BACK
    }

    private Answers.Titles ask(String region) throws Departure, InterruptedException {
        var fields = new HashMap<>(Regions.field(visit, region));
        fields.put("purpose", visit.answer("purpose"));
        return new Asking(hall, visit, progress()).need(Operation.TITLES, fields, Answers.Titles.class, Sense::titles);
    }

    private Optional<Answers.Titles> elsewhere(Answers.Titles known) throws Departure, InterruptedException {
        var region = new NoRecord(hall, visit, progress()).pick(known.regions(), Optional.of(known.scope()));
        if (region.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                region.get().equals(known.scope()) ? known : ask(region.get().id()));
    }

    private Next some(Answers.Titles found) throws Departure, InterruptedException {
        var choices = found.titles().stream()
                .map(title -> Picking.choice(
                        title.id(),
                        Phrase.literal(title.place()),
                        Phrase.of("title.note", title.number(), title.area(), shared(title), burden(title))))
                .toList();
        var offer = new Picking.Offer(
                Phrase.of("title.title"),
                Phrase.of(
                        "title.lead",
                        Sense.name(found.scope()),
                        second(found.asOf()),
                        found.titles().size()),
                choices,
                true);
        var all = found.titles().stream().map(Answers.Title::id).collect(Collectors.toSet());
        var picked = new Picking(hall, visit, progress()).several(offer, all);
        while (picked.isPresent()) {
            if (print(found, picked.get())) {
                return Next.DONE;
            }
            picked = new Picking(hall, visit, progress()).several(offer, Set.copyOf(picked.get()));
        }
        return Next.BACK;
    }

    /** Up to that second nothing was found there: a result to take along, or not. */
    private Next none(Answers.Titles found) throws Departure, InterruptedException {
        var facts = List.of(
                new Screen.Fact(Phrase.of("title.scope"), Sense.name(found.scope()), false, false),
                new Screen.Fact(Phrase.of("title.as-of"), Phrase.literal(second(found.asOf())), false, false),
                new Screen.Fact(Phrase.of("title.result"), Phrase.of("title.result.none"), false, true));
        var actions = List.of(action(PRINT), action(FINISH));
        var sheet = new Screen.FactSheet(
                Phrase.of("title.none.title"), Phrase.of("title.none.lead"), facts, false, 0, actions);
        while (true) {
            var touch = new Curtain(hall, visit).ask(_ -> sheet, progress(), Frame.Foot.ALL);
            switch (touch.orElse(new Touch.Awake())) {
                case Touch.Back _ -> {
                    return Next.BACK;
                }
                case Touch.Act(var action)
                when action.equals(PRINT) -> {
                    if (print(found, List.of())) {
                        return Next.DONE;
                    }
                }
                case Touch.Act(var action)
                when action.equals(FINISH) -> {
                    new AnsweredFlow(hall, visit).run();
                    return Next.DONE;
                }
                case Touch _ -> {
                    // not for this screen
                }
            }
        }
    }

    private boolean print(Answers.Titles found, List<String> titles) throws Departure, InterruptedException {
        return new CertificateFlow(hall, visit)
                .run(Map.of("region", found.scope().id(), "titles", String.join(",", titles)));
    }

    private static Screen.Action action(String id) {
        return new Screen.Action(id, Phrase.of("title.act." + id), Phrase.of("title.act." + id + ".note"));
    }

    private static Phrase shared(Answers.Title title) {
        return switch (title.shared()) {
            case "sole", "joint", "by-shares" -> Phrase.of("title.shared." + title.shared());
            default -> Phrase.of("title.shared.other");
        };
    }

    private static Phrase burden(Answers.Title title) {
        if (title.seized()) {
            return Phrase.of(title.mortgaged() ? "title.burden.both" : "title.burden.seized");
        }
        return Phrase.of(title.mortgaged() ? "title.burden.mortgaged" : "title.burden.none");
    }

    private static String second(Instant moment) {
        return SECOND.format(moment.atZone(Hall.ZONE));
    }

    private Optional<Frame.Progress> progress() {
        return visit.at(Matter.Step.LOOK);
    }
}
