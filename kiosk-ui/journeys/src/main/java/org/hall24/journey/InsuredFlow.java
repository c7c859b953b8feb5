package org.hall24.journey;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;

/** The proof of insurance: where, which insurances, from when to when, what for. Arrears are shown as they are. */
final class InsuredFlow {
    /** What most people come for. */
    private static final String USUAL = "pension-employee";

    private final Hall hall;
    private final Visit visit;
    private boolean regionChosen;

    InsuredFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** Whether a certificate was made; false = the person went back. */
    boolean run() throws Departure, InterruptedException {
        var insured = insured();
        while (insured.isPresent()) {
            var found = insured.get();
            var kinds = kinds(found);
            if (kinds.isEmpty()) {
                // One step back from the insurances is the choice of the region, where there is one.
                if (found.regions().size() <= 1) {
                    return false;
                }
                insured = elsewhere(found);
                continue;
            }
            if (with(found, kinds.get())) {
                return true;
            }
        }
        return false;
    }

    /** From the chosen insurances to the paper; false = back to choosing them. */
    private boolean with(Answers.Insured found, List<String> kinds) throws Departure, InterruptedException {
        while (true) {
            var period = new PeriodFlow(hall, visit, progress()).run();
            if (period.isEmpty()) {
                return false;
            }
            var choice = Map.of(
                    "region",
                    found.region().id(),
                    "kinds",
                    String.join(",", kinds),
                    "from",
                    month(period.get().from()),
                    "to",
                    month(period.get().to()));
            while (new FormFlow(hall, visit).run()) {
                if (new CertificateFlow(hall, visit).run(choice)) {
                    return true;
                }
            }
        }
    }

    private static String month(LocalDate day) {
        return YearMonth.from(day).toString();
    }

    /** What is known in the person's own region; where several can be asked, they choose one. Empty when they went back. */
    private Optional<Answers.Insured> insured() throws Departure, InterruptedException {
        var found = ask("", Phrase.of("region.here"));
        // Whoever was not known here has chosen a region already.
        return found.regions().size() <= 1 || regionChosen ? Optional.of(found) : elsewhere(found);
    }

    private Optional<Answers.Insured> elsewhere(Answers.Insured known) throws Departure, InterruptedException {
        var region = new NoRecord(hall, visit, progress()).pick(known.regions(), Optional.of(known.region()));
        if (region.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                region.get().equals(known.region()) ? known : ask(region.get().id(), Sense.name(region.get())));
    }

    private Answers.Insured ask(String first, Phrase name) throws Departure, InterruptedException {
        var asking = new Asking(hall, visit, progress());
        var region = first;
        var called = name;
        while (true) {
            switch (asking.ask(
                    Operation.INSURED, Regions.field(visit, region), Answers.Insured.class, Sense::insured)) {
                case Asking.Answer.Found<Answers.Insured>(var found) -> {
                    return found;
                }
                case Asking.Answer.Refused<Answers.Insured> refused -> {
                    if (refused.code().equals(Refusals.NO_RECORD)) {
                        var next = new NoRecord(hall, visit, progress()).ask(called, Regions.elsewhere(refused));
                        region = next.id();
                        regionChosen = true;
                        called = Sense.name(next);
                    } else {
                        asking.refused(refused.code());
                    }
                }
            }
        }
    }

    private Optional<List<String>> kinds(Answers.Insured found) throws Departure, InterruptedException {
        var choices = new ArrayList<Screen.Choice>();
        for (var insurance : found.kinds()) {
            choices.add(Picking.choice(insurance.kind().id(), Sense.name(insurance.kind()), note(insurance)));
        }
        var offer = new Picking.Offer(
                Phrase.of("insured.title"),
                Phrase.of("insured.lead", Mask.ownName(visit.holder().name()), Sense.name(found.region())),
                choices,
                true);
        return new Picking(hall, visit, progress()).several(offer, usual(found));
    }

    private static Set<String> usual(Answers.Insured found) {
        var ids = found.kinds().stream().map(kind -> kind.kind().id()).collect(Collectors.toSet());
        return ids.contains(USUAL)
                ? Set.of(USUAL)
                : new HashSet<>(List.of(found.kinds().getFirst().kind().id()));
    }

    private static Phrase note(Answers.Insurance insurance) {
        var state = switch (insurance.state()) {
            case "paying", "paused", "ended" -> Phrase.of("insured.state." + insurance.state());
            default -> Phrase.of("insured.state.other");
        };
        return insurance.arrears() > 0
                ? Phrase.of(
                        "insured.note.arrears",
                        state,
                        insurance.from(),
                        insurance.to(),
                        insurance.months(),
                        insurance.arrears())
                : Phrase.of("insured.note", state, insurance.from(), insurance.to(), insurance.months());
    }

    private Optional<Frame.Progress> progress() {
        return visit.at(Matter.Step.LOOK);
    }
}
