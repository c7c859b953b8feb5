package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
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
        var printout = new Printing(hall).print(matterId, Optional.of(matterId), receipt, progress);
        visit.receipt(printout);
        delivered = delivery == Paper.Delivery.DELIVERED;
        looked = hall.dialogue().now();
        stay(accepted, (grade, seconds) -> {
            look(matterId);
            return screen(accepted, queryCode, filed(), new Taking(0, printout), grade, seconds);
        });
    }

    /** A certificate lies in the tray, or as much of it as came out. */
    void certificate(Paper.Slip slip, Printout printout) throws Departure, InterruptedException {
        var taking = new Taking(slip.out(), printout);
        var printed = new Screen.Whereabouts.Printed(slip.out(), slip.of());
        stay(
                slip.accepted(),
                (grade, seconds) -> screen(slip.accepted(), slip.queryCode(), printed, taking, grade, seconds));
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

    private Screen.Result screen(
            Agent.Accepted accepted,
            String queryCode,
            Screen.Whereabouts whereabouts,
            Taking taking,
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
                taking.rows(visit),
                taking.printout().problem(),
                grade,
                seconds.left(),
                seconds.max(),
                taking.light());
    }
}
