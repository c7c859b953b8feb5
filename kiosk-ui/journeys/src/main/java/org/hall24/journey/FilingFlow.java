package org.hall24.journey;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.Application;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;
import org.hall24.wire.terminal.HolderTags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the application and puts it to the agent until there is an answer. It is sealed once: whatever happens in between, the
 * same bytes are put under the same id.
 */
final class FilingFlow {
    private static final Logger LOG = LoggerFactory.getLogger(FilingFlow.class);

    /** Waits between attempts: an agent that is being restarted is back within three seconds. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));

    /** Four attempts of five seconds and the pauses between. */
    private static final Duration SHOWN_MAX = Duration.ofSeconds(25);

    private final Hall hall;
    private final Visit visit;
    private final UUID matterId;
    private final String queryCode;

    FilingFlow(Hall hall, Visit visit, UUID matterId, String queryCode) {
        this.hall = hall;
        this.visit = visit;
        this.matterId = matterId;
        this.queryCode = queryCode;
    }

    /** How putting it ended. */
    private sealed interface Put {
        record Answered(Agent.FilingResult result) implements Put {}

        /** It certainly never reached the agent. */
        record NotSent() implements Put {}

        /** It left, and no answer came back. */
        record Unknown() implements Put {}
    }

    /** Returns when the agent has accepted; the answer is in the visit. */
    Agent.Accepted run() throws Departure, InterruptedException {
        var filing = filing();
        boolean sent = false;
        while (true) {
            boolean maySayNotSent = !sent;
            var put = hall.dialogue()
                    .work(
                            Phrase.of("working.filing"),
                            SHOWN_MAX,
                            visit.at(Matter.Step.RECEIPT),
                            () -> put(filing, maySayNotSent));
            switch (put) {
                case Put.Answered(Agent.Accepted accepted) -> {
                    visit.accepted(accepted);
                    return accepted;
                }
                case Put.Answered(Agent.Refused(var reason)) -> refused(reason);
                case Put.NotSent _ ->
                    ask("agent", List.of("filed", "charged", "printed"), List.of(Cards.again(), Cards.leave()));
                case Put.Unknown _ -> {
                    sent = true;
                    ask("unknown", List.of("charged", "printed", "doubled"), List.of(Cards.again(), Cards.leave()));
                }
            }
        }
    }

    private void refused(Agent.Refusal reason) throws Departure, InterruptedException {
        switch (reason) {
            case DISK_FULL -> ask("full", List.of("filed", "charged", "printed"), List.of(Cards.leave(), Cards.home()));
            case NOT_READY ->
                ask("not-ready", List.of("filed", "charged", "printed"), List.of(Cards.again(), Cards.leave()));
            case CONFLICT -> throw new IllegalStateException("the agent holds another content under this fresh id");
        }
    }

    private void ask(String what, List<String> notDone, List<Screen.Action> actions)
            throws Departure, InterruptedException {
        var card = hall.cards(visit).card(what, List.of(), notDone, actions, hall.now());
        Cards.ask(hall.dialogue(), card, visit.at(Matter.Step.RECEIPT));
    }

    /** Some attempts. Before the first one leaves, the agent is asked whether it is there: then "not filed" is the truth. */
    private Put put(Agent.Filing filing, boolean maySayNotSent) throws InterruptedException {
        boolean sent = !maySayNotSent;
        for (int attempt = 0; attempt <= PAUSES.size(); attempt++) {
            if (attempt > 0) {
                hall.fittings().pause().sleep(PAUSES.get(attempt - 1));
            }
            try {
                if (!sent) {
                    hall.fittings().agent().network();
                    sent = true;
                }
                return new Put.Answered(hall.fittings().agent().file(filing));
            } catch (AgentException e) {
                LOG.warn("filing {}: attempt {} without answer: {}", matterId, attempt + 1, e.getMessage());
            }
        }
        return sent ? new Put.Unknown() : new Put.NotSent();
    }

    private Agent.Filing filing() {
        var holder = visit.holder();
        var application = new Application(
                matterId,
                visit.matter().id(),
                holder,
                visit.answers(),
                visit.slot().map(slot -> new Application.Slot(slot.token(), slot.hall(), slot.date(), slot.time())),
                queryCode,
                hall.dialogue().panel().language().code(),
                hall.dialogue().now());
        return new Agent.Filing(
                matterId,
                visit.matter().id(),
                visit.opened().sealer().seal(application).toJson(),
                HolderTags.tag(holder.number(), hall.fittings().random()),
                visit.session());
    }
}
