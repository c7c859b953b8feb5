package org.hall24.journey;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hall24.catalogue.FormField;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.device.DeviceRole;
import org.hall24.device.Document;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A certificate from its draft to the paper: first seen whole, and made valid only when the paper for it is there. */
final class CertificateFlow {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateFlow.class);

    static final String UNSEALED = "unsealed";
    static final String NEXT = "next";
    static final String PREVIOUS = "previous";

    /** Fields of the matters' forms. */
    private static final String COPIES = "copies";

    private final Hall hall;
    private final Visit visit;

    CertificateFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /**
     * Makes and prints it.
     *
     * @param choice what the matter takes beside its form
     * @return whether it was printed, as far as the paper went; false = the person went back
     */
    boolean run(Map<String, String> choice) throws Departure, InterruptedException {
        var fields = new HashMap<>(choice);
        visit.matter().fields().stream().map(FormField::id).forEach(field -> fields.put(field, visit.answer(field)));
        fields.put(COPIES, Integer.toString(copies()));
        while (true) {
            var draft = draft(fields);
            if (draft.isEmpty()) {
                return false;
            }
            visit.leaves(Visit.Trace.DOCUMENT);
            switch (issue(draft.get())) {
                case DONE -> {
                    return true;
                }
                case BACK -> {
                    return false;
                }
                case ANEW -> {
                    // the draft was too old
                }
            }
        }
    }

    private enum Next {
        DONE,
        BACK,
        ANEW
    }

    private Next issue(Answers.Draft draft) throws Departure, InterruptedException {
        var print = hall.ids().next();
        while (preview(draft, print)) {
            switch (new IssueFlow(hall, visit, draft, copies(), print).run()) {
                case DONE -> {
                    return Next.DONE;
                }
                case NO_DRAFT -> {
                    return Next.ANEW;
                }
                case NO_PAPER -> {
                    // the preview says so
                }
            }
        }
        return Next.BACK;
    }

    private int copies() {
        var written = visit.answer(COPIES);
        return written.matches("[1-5]") ? Integer.parseInt(written) : 1;
    }

    /** The draft; empty when the person would rather not have it as it can be had now. */
    private Optional<Answers.Draft> draft(Map<String, String> fields) throws Departure, InterruptedException {
        var asking = new Asking(hall, visit, progress());
        boolean unsealed = false;
        while (true) {
            fields.put(UNSEALED, Boolean.toString(unsealed));
            switch (asking.ask(Operation.DRAFT, fields, Answers.Draft.class, Sense::draft)) {
                case Asking.Answer.Found<Answers.Draft>(var draft) -> {
                    return Optional.of(draft);
                }
                case Asking.Answer.Refused<Answers.Draft> refused -> {
                    switch (refused.code()) {
                        case Refusals.SEAL_DOWN -> {
                            switch (sealDown()) {
                                case UNSEALED -> unsealed = true;
                                case Cards.AGAIN -> unsealed = false;
                                default -> {
                                    return Optional.empty();
                                }
                            }
                        }
                        case Refusals.NO_RECORD ->
                            new NoRecord(hall, visit, progress()).ask(Phrase.of("region.here"), List.of());
                        default -> asking.refused(refused.code());
                    }
                }
            }
        }
    }

    /** Failure F13: without its seal the paper may still be of use; the person decides. */
    private String sealDown() throws Departure, InterruptedException {
        var card = hall.cards(visit)
                .card(
                        "seal-down",
                        List.of(),
                        List.of("printed", "charged"),
                        List.of(
                                new Screen.Action(
                                        UNSEALED, Phrase.of("action.unsealed"), Phrase.of("action.unsealed.note")),
                                new Screen.Action(
                                        Cards.AGAIN, Phrase.of("action.again"), Phrase.of("action.again.seal")),
                                new Screen.Action(
                                        Cards.CHANGE, Phrase.of("action.change"), Phrase.of("action.change.note")),
                                Cards.leave()),
                        hall.now());
        return Cards.ask(hall.dialogue(), card, progress());
    }

    /** Shows it page by page; whether it shall be printed. The sheets are set aside before the blue key is awake. */
    private boolean preview(Answers.Draft draft, UUID print) throws Departure, InterruptedException {
        var sheets = new SheetPrinting(hall, progress());
        var wanted = draft.pages() * copies();
        if (wanted > Document.SHEETS_MAX) {
            throw new IllegalStateException(wanted + " sheets of one certificate");
        }
        int page = 1;
        var sheet = draw(draft, page);
        var paper = sheets.reserve(print, wanted);
        while (true) {
            int shown = page;
            var drawn = sheet;
            var missing = paper;
            var touch =
                    new Curtain(hall, visit).ask(_ -> screen(draft, drawn, shown, missing), progress(), Frame.Foot.ALL);
            switch (touch.orElse(new Touch.Awake())) {
                case Touch.Back _ -> {
                    return false;
                }
                case Touch.Go _ -> {
                    if (paper.isEmpty()) {
                        return true;
                    }
                }
                case Touch.Act(var action) -> {
                    int next = turned(action, page, draft.pages());
                    if (next != page) {
                        page = next;
                        sheet = draw(draft, page);
                    }
                }
                case Touch _ -> {
                    // not for this screen
                }
            }
            if (paper.isPresent() && printerServes()) {
                paper = sheets.reserve(print, wanted);
            }
        }
    }

    private static int turned(String action, int page, int pages) {
        return switch (action) {
            case NEXT -> Math.min(page + 1, pages);
            case PREVIOUS -> Math.max(page - 1, 1);
            default -> page;
        };
    }

    private boolean printerServes() {
        return hall.fittings().board().statuses().stream()
                .anyMatch(device -> device.role() == DeviceRole.DOCUMENT && device.serves());
    }

    /** The page as a picture; a file that cannot be drawn is no certificate, and the person hears so. */
    private Sheet draw(Answers.Draft draft, int page) throws Departure, InterruptedException {
        while (true) {
            var drawn = hall.dialogue()
                    .work(Phrase.of("working.drawing"), SheetPrinting.DRAW_MAX, progress(), () -> drawn(draft, page));
            if (drawn.isPresent()) {
                return drawn.get();
            }
            new Asking(hall, visit, progress()).refused("unreadable");
        }
    }

    private Optional<Sheet> drawn(Answers.Draft draft, int page) {
        try {
            return Optional.of(hall.fittings().artist().draw(draft.pdf().toArray(), page));
        } catch (IOException e) {
            LOG.warn(
                    "page {} of a certificate cannot be drawn: {}",
                    page,
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Screen.Preview screen(Answers.Draft draft, Sheet sheet, int page, Optional<Phrase> missing) {
        var notice = missing.or(() -> draft.sealed() ? Optional.empty() : Optional.of(Phrase.of("preview.unsealed")));
        return new Screen.Preview(
                Sense.name(draft.title()), sheet, page, draft.pages(), copies(), notice, missing.isEmpty());
    }

    private Optional<Frame.Progress> progress() {
        return visit.at(Matter.Step.PREVIEW);
    }
}
