package org.hall24.journey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.device.Document;
import org.hall24.device.Fault;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;

/** Prints the rest of a certificate that did not come out whole, here or anywhere: only the missing sheets. */
final class ReprintFlow {
    private final Hall hall;
    private final Visit visit;

    ReprintFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** Whether the person is done; false = they went back. */
    boolean run() throws Departure, InterruptedException {
        while (true) {
            var print = choose(unfinished());
            if (print.isEmpty()) {
                return false;
            }
            if (resume(print.get())) {
                return true;
            }
        }
    }

    private List<Answers.Print> unfinished() throws Departure, InterruptedException {
        var asking = new Asking(hall, visit, progress());
        while (true) {
            var prints = asking.need(Operation.UNFINISHED, Map.of(), Answers.Unfinished.class, Sense::unfinished)
                    .prints();
            if (!prints.isEmpty()) {
                return prints;
            }
            ask("nothing-unfinished", List.of(), List.of("changed", "charged"), List.of(Cards.home(), Cards.leave()));
        }
    }

    private Optional<Answers.Print> choose(List<Answers.Print> prints) throws Departure, InterruptedException {
        var choices = prints.stream()
                .map(print -> Picking.choice(
                        print.certificate(),
                        Sense.name(print.title()),
                        Phrase.of(
                                "reprint.note",
                                Hall.moment(print.issuedAt().atZone(Hall.ZONE)),
                                print.already(),
                                print.sheets())))
                .toList();
        var offer =
                new Picking.Offer(Phrase.of("reprint.title"), Phrase.of("reprint.lead", prints.size()), choices, true);
        return new Picking(hall, visit, progress())
                .one(offer)
                .flatMap(certificate -> prints.stream()
                        .filter(print -> print.certificate().equals(certificate))
                        .findFirst());
    }

    /** Prints what is missing of one; false = back to the list. */
    private boolean resume(Answers.Print print) throws Departure, InterruptedException {
        var asking = new Asking(hall, visit, progress());
        var answer = asking.ask(
                Operation.RESUME, Map.of("certificate", print.certificate()), Answers.Rest.class, Sense::rest);
        if (answer instanceof Asking.Answer.Found<Answers.Rest>(var rest)
                && rest.already() < rest.pages() * rest.copies()) {
            visit.leaves(Visit.Trace.DOCUMENT);
            return print(print, rest);
        }
        // Printed elsewhere meanwhile, or older than a day.
        ask(
                "reprint-gone",
                List.of(print.caseNumber()),
                List.of("printed", "charged"),
                List.of(Cards.again(), Cards.leave()));
        return false;
    }

    private boolean print(Answers.Print print, Answers.Rest rest) throws Departure, InterruptedException {
        var document = new Document(rest.pdf().toArray(), rest.pages(), rest.copies(), rest.already());
        var sheets = new SheetPrinting(hall, visit.at(Matter.Step.PRINT));
        var job = hall.ids().next();
        var missing = sheets.reserve(job, document.remaining());
        if (missing.isPresent()) {
            ask(
                    "sheets-out",
                    List.of(print.caseNumber()),
                    List.of("printed", "charged"),
                    List.of(Cards.again(), Cards.leave()));
            return false;
        }
        var report = new SheetReport(hall, visit, print.certificate());
        SheetPrinting.Outcome outcome = new SheetPrinting.Outcome.Nothing(Fault.SILENT);
        try {
            outcome = sheets.print(job, document, Sense.name(rest.title()), report::out);
        } finally {
            report.end(Math.max(rest.already(), IssueFlow.out(outcome)));
        }
        int out = Math.max(rest.already(), IssueFlow.out(outcome));
        if (!(outcome instanceof SheetPrinting.Outcome.Whole)) {
            ask(
                    "reprint-part",
                    List.of(out, document.sheets(), print.caseNumber()),
                    List.of("charged", "doubled-print"),
                    List.of(Cards.again(), Cards.leave()));
            return false;
        }
        var slip = Paper.reprinted(hall, visit, print, out - rest.already());
        var printout = new Printing(hall).print(hall.ids().next(), Optional.empty(), slip, visit.at(Matter.Step.PRINT));
        new AnsweredFlow(hall, visit).run(new Taking(out - rest.already(), printout), print.caseNumber());
        return true;
    }

    private void ask(String what, List<Object> fill, List<String> notDone, List<Screen.Action> actions)
            throws Departure, InterruptedException {
        var card = hall.cards(visit).card(what, fill, notDone, actions, hall.now());
        Cards.ask(hall.dialogue(), card, progress());
    }

    private Optional<Frame.Progress> progress() {
        return visit.at(Matter.Step.LOOK);
    }
}
