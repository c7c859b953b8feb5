package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The receipt, then the result with its rating. Running out of time means: not rated. */
final class ResultFlow {
    private static final Logger LOG = LoggerFactory.getLogger(ResultFlow.class);

    /** With network the hub signs within a second; the paper is not kept waiting longer than this. */
    private static final Duration SIGNATURE_PAUSE = Duration.ofMillis(300);

    private static final int SIGNATURE_LOOKS_MAX = 5;

    /** How often the result asks whether the hub has signed meanwhile. */
    private static final Duration DELIVERY_LOOK = Duration.ofSeconds(3);

    /** GB/T 39734. */
    private static final int LEVELS_MAX = 5;

    private static final int RATE_ATTEMPTS_MAX = 3;

    private final Hall hall;
    private final Visit visit;
    private final UUID matterId;
    private final String queryCode;
    private final Agent.Accepted accepted;

    ResultFlow(Hall hall, Visit visit, UUID matterId, String queryCode, Agent.Accepted accepted) {
        this.hall = hall;
        this.visit = visit;
        this.matterId = matterId;
        this.queryCode = queryCode;
        this.accepted = accepted;
    }

    void run() throws Departure, InterruptedException {
        var progress = visit.at(Matter.Step.RECEIPT);
        var delivery =
                hall.dialogue().work(Phrase.of("working.filing"), Duration.ofSeconds(5), progress, this::delivery);
        var receipt = Paper.first(hall, visit, accepted, queryCode, delivery);
        var problem = new Printing(hall).print(matterId, matterId, receipt, progress);
        if (problem.isEmpty()) {
            visit.receiptIsInHand();
        }
        stay(delivery == Paper.Delivery.DELIVERED, problem);
    }

    /** How far the matter has come, after giving the hub a moment to sign. */
    private Paper.Delivery delivery() throws InterruptedException {
        for (int look = 0; look < SIGNATURE_LOOKS_MAX; look++) {
            if (hall.house().look().filter(Agent.NetworkState::hub).isEmpty()) {
                return Paper.Delivery.STORED;
            }
            if (delivered()) {
                return Paper.Delivery.DELIVERED;
            }
            hall.fittings().pause().sleep(SIGNATURE_PAUSE);
        }
        return Paper.Delivery.ON_ITS_WAY;
    }

    private boolean delivered() throws InterruptedException {
        try {
            return hall.fittings().agent().delivered(matterId);
        } catch (AgentException e) {
            return false;
        }
    }

    private void stay(boolean deliveredAlready, Optional<Phrase> problem) throws Departure, InterruptedException {
        boolean delivered = deliveredAlready;
        var began = hall.dialogue().now();
        var looked = began;
        Optional<Errand<Boolean>> looking = Optional.empty();
        while (left(began).isPositive()) {
            if (looking.flatMap(Errand::result).isPresent()) {
                delivered = looking.flatMap(Errand::result).orElse(false);
                looking = Optional.empty();
            }
            if (!delivered && looking.isEmpty() && since(looked).compareTo(DELIVERY_LOOK) >= 0) {
                looked = hall.dialogue().now();
                looking = Optional.of(hall.dialogue().aside(this::delivered));
            }
            boolean arrived = delivered;
            var touch = hall.dialogue()
                    .linger(
                            shorter(left(began), Dialogue.TICK),
                            () -> screen(arrived, problem, left(began)),
                            new Frame.Foot(false, true, false, true));
            if (touch.isPresent() && ends(touch.get())) {
                return;
            }
        }
    }

    /** Whether the touch ends the visit; a rating is handed over first. */
    private boolean ends(Touch touch) throws Departure {
        return switch (touch) {
            case Touch.Rate(int level)
            when level >= 1 && level <= LEVELS_MAX -> {
                rate(level);
                yield true;
            }
            case Touch.SkipRating _, Touch.Go _ -> true;
            case Touch.Leave _ -> throw new Departure(Departure.Way.LEFT);
            case Touch.Home _ -> throw new Departure(Departure.Way.HOME);
            case Touch _ -> false;
        };
    }

    /** Handed over aside: nobody waits for their own opinion to be stored. */
    private void rate(int level) {
        var rating = new Agent.Rating(
                hall.ids().next(),
                Optional.of(accepted.caseNumber()),
                visit.matter().id(),
                level,
                List.of(),
                0);
        hall.dialogue().aside(() -> {
            for (int attempt = 1; attempt <= RATE_ATTEMPTS_MAX; attempt++) {
                try {
                    hall.fittings().agent().rate(rating);
                    return true;
                } catch (AgentException e) {
                    LOG.warn("a rating was not taken, attempt {}: {}", attempt, e.getMessage());
                }
                hall.fittings().pause().sleep(SIGNATURE_PAUSE);
            }
            return false;
        });
    }

    private Duration left(Instant began) {
        var most = hall.fittings().times().waits(hall.dialogue().panel().care()).result();
        return most.minus(since(began));
    }

    private Duration since(Instant moment) {
        return Duration.between(moment, hall.dialogue().now());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Screen.Result screen(boolean delivered, Optional<Phrase> problem, Duration left) {
        List<Screen.Row> take = new ArrayList<>();
        take.add(new Screen.Row(Phrase.of("take.card"), Phrase.of("take.card.where")));
        if (problem.isEmpty()) {
            take.add(new Screen.Row(Phrase.of("take.receipt"), Phrase.of("take.receipt.where")));
        }
        var when = Hall.moment(accepted.acceptedAt().atZone(Hall.ZONE));
        var most = hall.fittings().times().waits(hall.dialogue().panel().care()).result();
        return new Screen.Result(
                visit.matter().name(),
                accepted.caseNumber(),
                Paper.spaced(queryCode),
                Paper.address(visit, accepted.caseNumber()),
                Phrase.of("result.when", when, hall.house().plate().terminal()),
                delivered,
                take,
                problem,
                new Screen.Grade(0, List.of(), Optional.empty()),
                Dialogue.seconds(left),
                Dialogue.seconds(most));
    }
}
