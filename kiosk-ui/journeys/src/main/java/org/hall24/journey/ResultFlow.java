package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;

/** The receipt, then the result with its rating. */
final class ResultFlow {
    /** With network the hub signs within a second; the paper is not kept waiting longer than this. */
    private static final Duration SIGNATURE_PAUSE = Duration.ofMillis(300);

    private static final int SIGNATURE_LOOKS_MAX = 5;

    /** How often the result asks whether the hub has signed meanwhile. */
    private static final Duration DELIVERY_LOOK = Duration.ofSeconds(3);

    private final Hall hall;
    private final Visit visit;
    private boolean delivered;
    private Instant looked;
    private Optional<Errand<Boolean>> looking = Optional.empty();

    ResultFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
        this.looked = hall.dialogue().now();
    }

    /** Something was filed: its receipt, its result. */
    void filed(UUID matterId, String queryCode, Agent.Accepted accepted) throws Departure, InterruptedException {
        var progress = visit.at(Matter.Step.RECEIPT);
        var delivery = hall.dialogue()
                .work(Phrase.of("working.filing"), Duration.ofSeconds(5), progress, () -> delivery(matterId));
        var receipt = Paper.first(hall, visit, accepted, queryCode, delivery);
        var problem = new Printing(hall).print(matterId, Optional.of(matterId), receipt, progress);
        if (problem.isEmpty()) {
            visit.receiptIsInHand();
        }
        delivered = delivery == Paper.Delivery.DELIVERED;
        looked = hall.dialogue().now();
        var take = take(List.of(), problem);
        stay(accepted, (grade, seconds) -> {
            look(matterId);
            return screen(accepted, queryCode, filed(), take, problem, grade, seconds);
        });
    }

    /** A certificate lies in the tray, or as much of it as came out. */
    void certificate(Paper.Slip slip, Optional<Phrase> problem) throws Departure, InterruptedException {
        var sheets = slip.out() > 0 ? List.of(AnsweredFlow.sheets(slip.out())) : List.<Screen.Row>of();
        var take = take(sheets, problem);
        var printed = new Screen.Whereabouts.Printed(slip.out(), slip.of());
        stay(
                slip.accepted(),
                (grade, seconds) -> screen(slip.accepted(), slip.queryCode(), printed, take, problem, grade, seconds));
    }

    private Screen.Whereabouts filed() {
        return delivered ? new Screen.Whereabouts.Delivered() : new Screen.Whereabouts.Kept();
    }

    private void stay(Agent.Accepted accepted, BiFunction<Screen.Grade, Ending.Seconds, ? extends Screen> screen)
            throws Departure, InterruptedException {
        new Ending(hall, new Grading(hall, visit, Optional.of(accepted.caseNumber()))).stay(screen);
    }

    /** How far the matter has come, after giving the hub a moment to sign. */
    private Paper.Delivery delivery(UUID matterId) throws InterruptedException {
        for (int look = 0; look < SIGNATURE_LOOKS_MAX; look++) {
            if (hall.house().look().filter(Agent.NetworkState::hub).isEmpty()) {
                return Paper.Delivery.STORED;
            }
            if (delivered(matterId)) {
                return Paper.Delivery.DELIVERED;
            }
            hall.fittings().pause().sleep(SIGNATURE_PAUSE);
        }
        return Paper.Delivery.ON_ITS_WAY;
    }

    private boolean delivered(UUID matterId) throws InterruptedException {
        try {
            return hall.fittings().agent().delivered(matterId);
        } catch (AgentException e) {
            return false;
        }
    }

    /** Asks now and then, aside, whether the hub has signed meanwhile. */
    private void look(UUID matterId) {
        if (looking.flatMap(Errand::result).isPresent()) {
            delivered = looking.flatMap(Errand::result).orElse(false);
            looking = Optional.empty();
        }
        var since = Duration.between(looked, hall.dialogue().now());
        if (!delivered && looking.isEmpty() && since.compareTo(DELIVERY_LOOK) >= 0) {
            looked = hall.dialogue().now();
            looking = Optional.of(hall.dialogue().aside(() -> delivered(matterId)));
        }
    }

    /** What the person laid or held here, and takes along again. */
    static Screen.Row own(Visit visit) {
        var what = visit.identity()
                .map(known -> switch (known) {
                    case Identity.Code _ -> "take.phone";
                    case Identity.Card(var _, var medium) ->
                        medium == Identity.Medium.ID_CARD ? "take.card" : "take.chip";
                })
                .orElse("take.card");
        return new Screen.Row(Phrase.of(what), Phrase.of(what + ".where"));
    }

    private List<Screen.Row> take(List<Screen.Row> sheets, Optional<Phrase> problem) {
        var take = new ArrayList<Screen.Row>();
        take.add(own(visit));
        take.addAll(sheets);
        if (problem.isEmpty()) {
            take.add(new Screen.Row(Phrase.of("take.receipt"), Phrase.of("take.receipt.where")));
        }
        return List.copyOf(take);
    }

    private Screen.Result screen(
            Agent.Accepted accepted,
            String queryCode,
            Screen.Whereabouts whereabouts,
            List<Screen.Row> take,
            Optional<Phrase> problem,
            Screen.Grade grade,
            Ending.Seconds seconds) {
        var when = Hall.moment(accepted.acceptedAt().atZone(Hall.ZONE));
        return new Screen.Result(
                visit.matter().name(),
                accepted.caseNumber(),
                Paper.spaced(queryCode),
                Paper.address(visit, accepted.caseNumber()),
                Phrase.of("result.when", when, hall.house().plate().terminal()),
                whereabouts,
                take,
                problem,
                grade,
                seconds.left(),
                seconds.max());
    }
}
