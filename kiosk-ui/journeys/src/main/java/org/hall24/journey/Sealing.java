package org.hall24.journey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.hall24.wire.seal.Envelope;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.seal.UnsealingException;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals one question, sends it, and opens what comes back with the session's one-time key. Shows nothing; blocks. */
final class Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final Hall hall;
    private final Visit visit;

    Sealing(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** What came of it. */
    sealed interface Came {
        /** A reply to this very question. */
        record Answered(Reply reply) implements Came {}

        /** None, or nothing that opens. */
        record Silence() implements Came {}

        record NoNetwork() implements Came {}

        /** The agent is not there, or the hub takes no questions of this terminal. */
        record NotTaken() implements Came {}
    }

    /** Seals a question; nothing of it can be read from what comes back. */
    Agent.QueryCall seal(Operation operation, Map<String, String> fields) {
        var query = new Query(
                hall.ids().next(),
                visit.matter().id(),
                operation,
                visit.identity().map(Identity::holder),
                visit.identity().flatMap(Identity::pass),
                fields,
                hall.dialogue().panel().language().code(),
                hall.dialogue().now(),
                visit.key().closing());
        return new Agent.QueryCall(
                query.queryId(), visit.opened().sealer().seal(query).toJson());
    }

    Came send(Operation operation, Map<String, String> fields) throws InterruptedException {
        var call = seal(operation, fields);
        try {
            return switch (hall.fittings().agent().query(call)) {
                case Agent.Replied(var envelope) -> open(call, envelope);
                case Agent.Unanswered _ -> new Came.NoNetwork();
                case Agent.NotTaken(var code) -> {
                    LOG.warn("{} was not taken: {}", operation, Refusals.loggable(code));
                    yield new Came.NotTaken();
                }
            };
        } catch (AgentException e) {
            LOG.warn("{} got no answer from the agent: {}", operation, e.getMessage());
            return new Came.NotTaken();
        }
    }

    private Came open(Agent.QueryCall call, String json) {
        try {
            var envelope = Envelope.fromJson(json);
            // Whatever the hub calls the session's key in its header: there is only this one.
            var ours = visit.key();
            var named = UnsealingKey.of(
                    new SealingKey(
                            envelope.keyId(),
                            ours.closing().suite(),
                            ours.closing().key()),
                    ours.secret());
            var reply = new Opener(List.of(named)).open(envelope, Reply.class);
            if (reply.queryId().equals(call.queryId())) {
                return new Came.Answered(reply);
            }
            LOG.warn("a reply to another question");
        } catch (MalformedException | UnsealingException e) {
            LOG.warn("a reply that does not open: {}", e.getMessage());
        }
        return new Came.Silence();
    }

    /** The holder a reply to a question names, when it names one. */
    static <T> Optional<T> found(Came came, Class<T> type) {
        if (came instanceof Came.Answered(var reply) && reply.outcome() == Reply.Outcome.FOUND) {
            try {
                return Optional.of(reply.read(type));
            } catch (MalformedException e) {
                LOG.warn("a reply that is no {}", type.getSimpleName());
            }
        }
        return Optional.empty();
    }
}
