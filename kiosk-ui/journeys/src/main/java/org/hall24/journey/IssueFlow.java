package org.hall24.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.device.Document;
import org.hall24.device.Fault;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the touch on "print" to the result: sheets set aside, a number, the certificate valid, printed, told, a receipt. */
final class IssueFlow {
    private static final Logger LOG = LoggerFactory.getLogger(IssueFlow.class);

    static final String LATER = "later";

    private static final int NUMBER_ATTEMPTS_MAX = 4;
    private static final Duration NUMBER_PAUSE = Duration.ofSeconds(1);

    /** Four attempts of five seconds and the pauses between. */
    private static final Duration NUMBER_MAX = Duration.ofSeconds(23);

    private final Hall hall;
    private final Visit visit;
    private final Answers.Draft draft;
    private final int copies;
    private final UUID print;

    /**
     * A certificate on its way to paper.
     *
     * @param print the printer never prints the same one twice; also the id its case number belongs to
     */
    IssueFlow(Hall hall, Visit visit, Answers.Draft draft, int copies, UUID print) {
        this.hall = hall;
        this.visit = visit;
        this.draft = draft;
        this.copies = copies;
        this.print = print;
    }

    /** How it ended. */
    enum Next {
        /** It is valid, and printed as far as the paper went. */
        DONE,
        /** The paper is not there any more; nothing has happened. */
        NO_PAPER,
        /** The hub no longer knows the draft; nothing has happened. */
        NO_DRAFT
    }

    Next run() throws Departure, InterruptedException {
        var document = new Document(draft.pdf().toArray(), draft.pages(), copies, 0);
        var sheets = new SheetPrinting(hall, progress());
        if (sheets.reserve(print, document.sheets()).isPresent()) {
            return Next.NO_PAPER;
        }
        var accepted = number();
        var queryCode = Journey.queryCode(hall);
        var issued = issue(accepted, queryCode);
        if (issued.isEmpty()) {
            return Next.NO_DRAFT;
        }
        visit.accepted(accepted);
        var outcome = print(document, accepted);
        var slip = new Paper.Slip(
                accepted,
                queryCode,
                issued.get().certificate(),
                issued.get().verificationCode(),
                draft.title(),
                out(outcome),
                document.sheets());
        var printout = new Printing(hall)
                .print(hall.ids().next(), Optional.empty(), Paper.certificate(hall, visit, slip), progress());
        visit.receipt(printout);
        if (outcome instanceof SheetPrinting.Outcome.Part || outcome instanceof SheetPrinting.Outcome.Nothing) {
            tellWhatIsMissing(outcome, document.sheets(), accepted);
        }
        new ResultFlow(hall, visit).certificate(slip, printout);
        return Next.DONE;
    }

    /** Makes it valid; empty when the hub would not, and the person wants another draft. */
    private Optional<Answers.Issued> issue(Agent.Accepted accepted, String queryCode)
            throws Departure, InterruptedException {
        var asking = new Asking(hall, visit, progress());
        var fields =
                Map.of("certificate", draft.certificate(), "caseNumber", accepted.caseNumber(), "queryCode", queryCode);
        return switch (asking.ask(Operation.ISSUE, fields, Answers.Issued.class, Sense::issued)) {
            case Asking.Answer.Found<Answers.Issued>(var issued) -> Optional.of(issued);
            case Asking.Answer.Refused<Answers.Issued> refused -> {
                LOG.warn("certificate {} not issued: {}", draft.certificate(), Refusals.loggable(refused.code()));
                ask("draft-gone", List.of(), List.of("printed", "charged"), List.of(Cards.again(), Cards.leave()));
                yield Optional.empty();
            }
        };
    }

    /** A case number; asked again under the same id it is the same. */
    private Agent.Accepted number() throws Departure, InterruptedException {
        while (true) {
            var number = hall.dialogue().work(Phrase.of("working.number"), NUMBER_MAX, progress(), this::numbered);
            if (number.isPresent()) {
                return number.get();
            }
            ask("number", List.of(), List.of("printed", "charged"), List.of(Cards.again(), Cards.leave()));
        }
    }

    private Optional<Agent.Accepted> numbered() throws InterruptedException {
        for (int attempt = 1; attempt <= NUMBER_ATTEMPTS_MAX; attempt++) {
            try {
                return Optional.of(
                        hall.fittings().agent().number(print, visit.matter().id(), visit.session()));
            } catch (AgentException e) {
                LOG.warn("no number for {}, attempt {}: {}", print, attempt, e.getMessage());
            }
            hall.fittings().pause().sleep(NUMBER_PAUSE);
        }
        return Optional.empty();
    }

    /** Prints; as long as nothing has come out, it may be tried again. What came out is told to the hub meanwhile. */
    private SheetPrinting.Outcome print(Document document, Agent.Accepted accepted)
            throws Departure, InterruptedException {
        var report = new SheetReport(hall, visit, draft.certificate());
        SheetPrinting.Outcome outcome = new SheetPrinting.Outcome.Nothing(Fault.SILENT);
        try {
            boolean again = true;
            while (again) {
                outcome = new SheetPrinting(hall, progress())
                        .print(print, document, Sense.name(draft.title()), report::out);
                again = outcome instanceof SheetPrinting.Outcome.Nothing(var fault) && triesAgain(fault, accepted);
            }
        } finally {
            report.end(out(outcome));
        }
        return outcome;
    }

    private boolean triesAgain(Fault fault, Agent.Accepted accepted) throws Departure, InterruptedException {
        return ask(
                        fault == Fault.PAPER_OUT ? "sheets-out" : "sheets-broken",
                        List.of(accepted.caseNumber()),
                        List.of("printed", "charged"),
                        List.of(Cards.again(), later()))
                .equals(Cards.AGAIN);
    }

    /** Failure F7: what came out, what did not, that it costs nothing, and how to get the rest. */
    private void tellWhatIsMissing(SheetPrinting.Outcome outcome, int of, Agent.Accepted accepted)
            throws Departure, InterruptedException {
        var what = outcome instanceof SheetPrinting.Outcome.Part(var fault, int _, boolean certain)
                ? certain ? fault == Fault.PAPER_OUT ? "part-out" : "part-stopped" : "part-unsure"
                : "part-none";
        ask(
                what,
                List.of(out(outcome), of, accepted.caseNumber()),
                List.of("charged", "doubled-print"),
                List.of(goOn()));
    }

    static int out(SheetPrinting.Outcome outcome) {
        return switch (outcome) {
            case SheetPrinting.Outcome.Whole(int sheets) -> sheets;
            case SheetPrinting.Outcome.Part(var _, int sheets, boolean _) -> sheets;
            case SheetPrinting.Outcome.Nothing _ -> 0;
        };
    }

    private String ask(String what, List<Object> fill, List<String> notDone, List<Screen.Action> actions)
            throws Departure, InterruptedException {
        var card = hall.cards(visit).card(what, fill, notDone, new ArrayList<>(actions), hall.now());
        return Cards.ask(hall.dialogue(), card, progress());
    }

    private static Screen.Action later() {
        return new Screen.Action(LATER, Phrase.of("action.print-later"), Phrase.of("action.print-later.note"));
    }

    private static Screen.Action goOn() {
        return new Screen.Action(Cards.GO_ON, Phrase.of("action.go-on"), Phrase.of("action.go-on.note"));
    }

    private Optional<Frame.Progress> progress() {
        return visit.at(Matter.Step.PRINT);
    }
}
