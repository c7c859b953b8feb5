package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hall24.device.CardChallenge;
import org.hall24.device.CardProof;
import org.hall24.device.KeyModule;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's key module as this terminal reaches it: a question under seal through agent and hub. One for one reading. The reader asks on
 * its own thread, the flow looks on from another; whoever waits longer than {@link #MOST} interrupts the reading.
 */
final class KeyModuleAtHub implements KeyModule {
    /** The hub gives the issuer ten seconds; the rest is the way there and back. */
    static final Duration MOST = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(KeyModuleAtHub.class);

    private final Hall hall;
    private final Visit visit;
    private volatile Told told = new Told.NotAsked();

    KeyModuleAtHub(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** How far the question has come. */
    sealed interface Told {
        /** The card showed its holder to everybody, or none came. */
        record NotAsked() implements Told {}

        /** The card waits for the answer. */
        record Asking(Instant since) implements Told {}

        /** It may go on: the card shows its holder now. */
        record Answered(Instant since) implements Told {}

        record Refused() implements Told {}

        /** No answer, none that makes sense, or the hub did not take the question. */
        record Silent() implements Told {}

        record NoNetwork() implements Told {}
    }

    Told told() {
        return told;
    }

    @Override
    public Answer ask(CardChallenge challenge) throws InterruptedException {
        told = new Told.Asking(hall.dialogue().now());
        return judged(new Sealing(hall, visit).send(Operation.CARD_KEYS, fields(challenge)));
    }

    private static Map<String, String> fields(CardChallenge challenge) {
        return Map.of(
                "region", challenge.region(),
                "atr", challenge.atr(),
                "algorithm", challenge.algorithm(),
                "card_id", challenge.cardId(),
                "internal_factor", challenge.internalFactor(),
                "internal_source", challenge.internalSource(),
                "external_factor", challenge.externalFactor(),
                "external_source", challenge.externalSource());
    }

    private Answer judged(Sealing.Came came) {
        return switch (came) {
            case Sealing.Came.Answered(var reply) ->
                switch (reply.outcome()) {
                    case FOUND -> proven(reply);
                    case REFUSED -> refused(reply.code());
                    case SILENT -> away(new Told.Silent());
                };
            case Sealing.Came.Silence _, Sealing.Came.NotTaken _ -> away(new Told.Silent());
            case Sealing.Came.NoNetwork _ -> away(new Told.NoNetwork());
        };
    }

    private Answer proven(Reply reply) {
        var proof = proof(reply);
        if (proof.isEmpty()) {
            LOG.warn("the key module answered with nothing that is a proof");
            return away(new Told.Silent());
        }
        told = new Told.Answered(hall.dialogue().now());
        return new Answer.Keys(proof.get());
    }

    private static Optional<CardProof> proof(Reply reply) {
        try {
            var keys = reply.read(Answers.CardKeys.class);
            return Optional.of(new CardProof(keys.internal(), keys.external()));
        } catch (MalformedException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Only the issuer's own word is about the card; any other refusal is about us. */
    private Answer refused(String code) {
        if (!code.equals(Refusals.CARD_UNKNOWN)) {
            LOG.warn("the key module was not asked: {}", Refusals.loggable(code));
            return away(new Told.Silent());
        }
        told = new Told.Refused();
        return new Answer.Refused();
    }

    private Answer away(Told why) {
        told = why;
        return new Answer.Away();
    }
}
