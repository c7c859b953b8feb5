package org.hall24.journey;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hall24.catalogue.Catalogue;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.catalogue.Verb;

/** Home and the lists behind its verbs, until a matter is chosen. Lists only what works here. */
final class HomeFlow {
    private static final Frame.Foot HOME_FOOT = new Frame.Foot(false, false, true, true);

    private final Hall hall;

    HomeFlow(Hall hall) {
        this.hall = hall;
    }

    /** The matter the person wants. */
    Matter run(Catalogue catalogue) throws Departure, InterruptedException {
        while (true) {
            switch (hall.dialogue().ask(home(catalogue), Optional.empty(), HOME_FOOT)) {
                case Touch.Open(var id)
                when catalogue.open(id).isPresent() -> {
                    return catalogue.open(id).get();
                }
                case Touch.Want(var verb)
                when !catalogue.open(verb).isEmpty() -> {
                    var chosen = list(catalogue, verb);
                    if (chosen.isPresent()) {
                        return chosen.get();
                    }
                }
                case Touch _ -> {
                    // a quiet verb, or a touch that came too late for its screen
                }
            }
        }
    }

    private Optional<Matter> list(Catalogue catalogue, Verb verb) throws Departure, InterruptedException {
        while (true) {
            var keys = catalogue.open(verb).stream().map(this::key).toList();
            switch (hall.dialogue().ask(new Screen.MatterList(verb, keys), Optional.empty(), Frame.Foot.ALL)) {
                case Touch.Back _ -> {
                    return Optional.empty();
                }
                case Touch.Open(var id)
                when catalogue.open(id).isPresent() -> {
                    return catalogue.open(id);
                }
                case Touch _ -> {
                    // too late for its screen
                }
            }
        }
    }

    private Screen.Home home(Catalogue catalogue) {
        var verbs = Stream.of(Verb.values())
                .map(verb -> new Screen.VerbKey(verb, !catalogue.open(verb).isEmpty()))
                .toList();
        List<Screen.MatterKey> hot = catalogue.home().stream().map(this::key).toList();
        return new Screen.Home(verbs, hot);
    }

    /** A matter with what stands in its way, marked before the person starts. */
    private Screen.MatterKey key(Matter matter) {
        var devices = hall.fittings().board().statuses();
        var hindrance = Hindrance.of(matter, devices, hall.house().network());
        if (hindrance.isPresent()) {
            return key(matter, note(hindrance.get()), Frame.Light.OUT);
        }
        var minutes = "note.minutes";
        if (matter.level().rank() >= Visit.CODE_RANK) {
            minutes = "note.minutes-code";
        } else if (Hindrance.readsSocialCards(matter, devices)) {
            minutes = "note.minutes-either";
        }
        return key(matter, Phrase.of(minutes, matter.minutes()), Frame.Light.OK);
    }

    private static Phrase note(Hindrance hindrance) {
        return switch (hindrance) {
            case READER -> Phrase.of("note.reader-out");
            case SCANNER -> Phrase.of("note.scanner-out");
            case DOCUMENT -> Phrase.of("note.document-out");
            case FULL -> Phrase.of("note.full");
            case NETWORK -> Phrase.of("note.no-network");
            case DEPARTMENT -> Phrase.of("note.department-out");
        };
    }

    private static Screen.MatterKey key(Matter matter, Phrase note, Frame.Light light) {
        return new Screen.MatterKey(matter.id(), matter.block(), matter.name(), note, light);
    }
}
