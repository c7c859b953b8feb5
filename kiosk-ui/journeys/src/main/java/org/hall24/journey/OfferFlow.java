package org.hall24.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;
import org.hall24.wire.terminal.HolderTags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks to take the card back, and offers receipts that were accepted here before and never printed to the holder of that card. */
final class OfferFlow {
    private static final Logger LOG = LoggerFactory.getLogger(OfferFlow.class);

    static final String PRINT = "print";
    static final String LATER = "later";

    /** More than five on one screen are read by nobody; the rest is offered next time. */
    private static final int ROWS_MAX = 5;

    /** The agent answers from its own disk. */
    private static final Duration SEEK_MAX = Duration.ofSeconds(5);

    private final Hall hall;
    private final Visit visit;

    OfferFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    void run() throws Departure, InterruptedException {
        var open = seek();
        boolean failed = false;
        while (!open.isEmpty()) {
            var touch = hall.dialogue().ask(offer(open, failed), visit.identifying(), Frame.Foot.ALL);
            if (touch instanceof Touch.Back || touch.equals(new Touch.Act(LATER))) {
                return;
            }
            if (touch.equals(new Touch.Act(PRINT))) {
                open = print(open);
                failed = !open.isEmpty();
            }
        }
    }

    /** Looks while the card is taken back; who showed a code has nothing to take back and is not kept. */
    private List<Agent.OpenReceipt> seek() throws InterruptedException {
        var began = hall.dialogue().now();
        return switch (visit.identity().orElseThrow()) {
            case Identity.Code _ ->
                hall.dialogue().work(Phrase.of("working.looking"), SEEK_MAX, visit.identifying(), this::mine);
            case Identity.Card(var _, var medium)
            when medium == Identity.Medium.ID_CARD ->
                hall.dialogue()
                        .work(
                                () -> new Screen.ReadCard(new Screen.CardStage.TakeBack(), List.of()),
                                visit.identifying(),
                                this::mineAndAMoment);
            case Identity.Card _ ->
                hall.dialogue()
                        .work(
                                () -> TakeOut.asked(
                                        Duration.between(began, hall.dialogue().now())),
                                visit.identifying(),
                                () -> {
                                    var mine = mineAndAMoment();
                                    new TakeOut(hall).await(TakeOut.FIRST_MAX);
                                    return mine;
                                });
        };
    }

    /** Long enough that what is to be taken back is read. */
    private List<Agent.OpenReceipt> mineAndAMoment() throws InterruptedException {
        var mine = mine();
        hall.fittings().pause().sleep(hall.fittings().times().takeBack());
        return mine;
    }

    private List<Agent.OpenReceipt> mine() throws InterruptedException {
        var number = visit.holder().number();
        try {
            return hall.fittings().agent().openReceipts().stream()
                    .filter(receipt -> HolderTags.matches(receipt.openedBy(), number))
                    .limit(ROWS_MAX)
                    .toList();
        } catch (AgentException e) {
            LOG.warn("open receipts could not be asked for: {}", e.getMessage());
            return List.of();
        }
    }

    /** Prints them one by one; those that did not come out. */
    private List<Agent.OpenReceipt> print(List<Agent.OpenReceipt> open) throws Departure, InterruptedException {
        var left = new ArrayList<Agent.OpenReceipt>();
        for (var receipt : open) {
            var paper = Paper.again(hall, visit, receipt);
            // A job of its own: this time a person asks for it, whatever became of the first.
            var printout = new Printing(hall)
                    .print(hall.ids().next(), Optional.of(receipt.matterId()), paper, visit.identifying());
            if (printout.problem().isPresent()) {
                left.add(receipt);
            }
        }
        return left;
    }

    private Screen.ReceiptOffer offer(List<Agent.OpenReceipt> open, boolean failed) {
        var rows = open.stream()
                .map(receipt -> new Screen.Row(
                        Paper.name(visit, receipt.matter()),
                        Phrase.of(
                                "offer.row",
                                receipt.caseNumber(),
                                Hall.moment(receipt.acceptedAt().atZone(Hall.ZONE)))))
                .toList();
        var note = failed ? "offer.failed" : "offer.print.note";
        return new Screen.ReceiptOffer(
                rows,
                List.of(
                        new Screen.Action(PRINT, Phrase.of("offer.print"), Phrase.of(note)),
                        new Screen.Action(LATER, Phrase.of("offer.later"), Phrase.of("offer.later.note"))));
    }
}
