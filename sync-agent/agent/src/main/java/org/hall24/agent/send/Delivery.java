package org.hall24.agent.send;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hall24.agent.outbox.Outbox.Outgoing;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HubHealth;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.VerifyingKey;

/** One attempt to deliver, and what its answer is worth: only the hub's own signature over these very bytes is a receipt. */
final class Delivery {
    /** The hub commits a row and answers; a minute would hold up the others behind it. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int DIFFERENT = 422;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final HubLine line;
    private final Supplier<? extends Collection<VerifyingKey>> hubKeys;

    Delivery(HubLine line, Supplier<? extends Collection<VerifyingKey>> hubKeys) {
        this.line = line;
        this.hubKeys = hubKeys;
    }

    Outcome matter(UUID id, Outgoing outgoing) throws InterruptedException {
        return switch (line.send("PUT", "/v1/matters/" + id, outgoing.body(), PATIENCE)) {
            case HubReply.Silence(var sentence) -> new Outcome.Later(sentence, Optional.empty());
            case HubReply.Answer answer ->
                switch (answer.status()) {
                    case OK, CREATED -> receipt(id, outgoing, answer.body());
                    default -> other(answer);
                };
        };
    }

    Outcome rating(UUID id, Bytes body) throws InterruptedException {
        return switch (line.send("PUT", "/v1/ratings/" + id, body, PATIENCE)) {
            case HubReply.Silence(var sentence) -> new Outcome.Later(sentence, Optional.empty());
            case HubReply.Answer answer ->
                switch (answer.status()) {
                    case NO_CONTENT -> new Outcome.Taken();
                    default -> other(answer);
                };
        };
    }

    Outcome health() throws InterruptedException {
        return switch (line.send("GET", "/v1/health", Bytes.of(new byte[0]), PATIENCE)) {
            case HubReply.Silence(var sentence) -> new Outcome.Later(sentence, Optional.empty());
            case HubReply.Answer answer ->
                switch (answer.status()) {
                    case OK, NO_CONTENT -> new Outcome.Well(resting(answer.body()));
                    default -> other(answer);
                };
        };
    }

    /** An older hub says nothing of departments: then none rests. */
    private static List<String> resting(Bytes body) {
        try {
            return HubHealth.fromJson(body.toArray()).resting();
        } catch (MalformedException e) {
            return List.of();
        }
    }

    private Outcome receipt(UUID id, Outgoing outgoing, Bytes body) {
        try {
            var receipt = HubReceipt.fromJson(body.toArray());
            if (!receipt.isFor(
                    id, outgoing.caseNumber(), Bytes.sha256(outgoing.body().toArray()))) {
                return new Outcome.Nonsense("a receipt for something else");
            }
            return switch (receipt.worth(hubKeys.get())) {
                case GENUINE -> new Outcome.Signed(receipt);
                case UNKNOWN_KEY -> new Outcome.Nonsense("a receipt under a key that is not in our release");
                case FORGED -> new Outcome.Nonsense("a receipt whose signature is wrong");
            };
        } catch (MalformedException e) {
            return new Outcome.Nonsense("a yes without a receipt: " + e.getMessage());
        }
    }

    /** A rejection counts only in the hub's own words: a gateway on the way also says 400. */
    private static Outcome other(HubReply.Answer answer) {
        return switch (answer.status()) {
            case BAD_REQUEST, DIFFERENT -> rejection(answer);
            case UNAUTHORIZED -> new Outcome.Stranger();
            case TOO_MANY, UNAVAILABLE -> new Outcome.Later("the hub asks for patience", answer.after());
            default -> new Outcome.Nonsense("status " + answer.status());
        };
    }

    private static Outcome rejection(HubReply.Answer answer) {
        try {
            return new Outcome.Rejected(
                    Refusal.fromJson(answer.body().toArray()).code());
        } catch (MalformedException e) {
            return new Outcome.Nonsense("status " + answer.status() + " without a code");
        }
    }
}
