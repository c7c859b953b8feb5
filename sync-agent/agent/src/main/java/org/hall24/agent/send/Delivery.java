package org.hall24.agent.send;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hall24.agent.outbox.Backlog.Outgoing;
import org.hall24.agent.outbox.Parcel;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.BatchAnswer;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.HubHealth;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterBatch;
import org.hall24.wire.http.MissingMatters;
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
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int TOO_LONG = 413;
    private static final int DIFFERENT = 422;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Line line;
    private final Supplier<? extends Collection<VerifyingKey>> hubKeys;

    Delivery(Line line, Supplier<? extends Collection<VerifyingKey>> hubKeys) {
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

    /** Several at once; each is judged by itself. */
    Outcome batch(List<Sent> matters) throws InterruptedException {
        var items = matters.stream()
                .map(matter -> new String(matter.outgoing().body().toArray(), StandardCharsets.UTF_8))
                .toList();
        var body = Bytes.of(new MatterBatch(items).toJson());
        return switch (line.send("POST", "/v1/matters", body, PATIENCE)) {
            case HubReply.Silence(var sentence) -> new Outcome.Later(sentence, Optional.empty());
            case HubReply.Answer answer ->
                switch (answer.status()) {
                    case OK -> sorted(matters, answer.body());
                    case NOT_FOUND, NOT_ALLOWED, BAD_REQUEST -> new Outcome.OneByOne();
                    case TOO_LONG -> new Outcome.TooMuch();
                    default -> other(answer);
                };
        };
    }

    /** A matter and its bytes, in a batch. */
    record Sent(Parcel.Matter matter, Outgoing outgoing) {}

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
                    case OK, NO_CONTENT -> well(answer.body());
                    default -> other(answer);
                };
        };
    }

    /** Tells the hub what is held here; empty when it could not be told now. */
    Optional<MissingMatters> held(HeldMatters page) throws InterruptedException {
        return switch (line.send("POST", "/v1/reconciliations", Bytes.of(page.toJson()), PATIENCE)) {
            case HubReply.Silence _ -> Optional.empty();
            case HubReply.Answer answer -> {
                try {
                    yield answer.status() == OK
                            ? Optional.of(MissingMatters.fromJson(answer.body().toArray()))
                            : Optional.empty();
                } catch (MalformedException e) {
                    yield Optional.empty();
                }
            }
        };
    }

    /** An older hub says nothing of departments: then none rests. */
    private static Outcome well(Bytes body) {
        try {
            var health = HubHealth.fromJson(body.toArray());
            return new Outcome.Well(health.resting(), health.reconcile());
        } catch (MalformedException e) {
            return new Outcome.Well(List.of(), Optional.empty());
        }
    }

    private Outcome sorted(List<Sent> matters, Bytes body) {
        try {
            var items = BatchAnswer.fromJson(body.toArray()).items();
            if (items.size() != matters.size()) {
                return new Outcome.Nonsense("an answer to another batch");
            }
            var sorted = new ArrayList<Outcome.Single>();
            for (int i = 0; i < items.size(); i++) {
                sorted.add(
                        switch (items.get(i)) {
                            case BatchAnswer.Taken(var receipt) ->
                                judged(
                                        matters.get(i).matter().id(),
                                        matters.get(i).outgoing(),
                                        receipt);
                            case BatchAnswer.Refused(var code) -> new Outcome.Rejected(code);
                            case BatchAnswer.Later _ -> new Outcome.Nonsense("not now");
                        });
            }
            return new Outcome.Sorted(List.copyOf(sorted));
        } catch (MalformedException e) {
            return new Outcome.Nonsense("no answer to a batch: " + e.getMessage());
        }
    }

    private Outcome receipt(UUID id, Outgoing outgoing, Bytes body) {
        try {
            return judged(id, outgoing, HubReceipt.fromJson(body.toArray()));
        } catch (MalformedException e) {
            return new Outcome.Nonsense("a yes without a receipt: " + e.getMessage());
        }
    }

    private Outcome.Single judged(UUID id, Outgoing outgoing, HubReceipt receipt) {
        if (!receipt.isFor(
                id, outgoing.caseNumber(), Bytes.sha256(outgoing.body().toArray()))) {
            return new Outcome.Nonsense("a receipt for something else");
        }
        return switch (receipt.worth(hubKeys.get())) {
            case GENUINE -> new Outcome.Signed(receipt);
            case UNKNOWN_KEY -> new Outcome.Nonsense("a receipt under a key that is not in our release");
            case FORGED -> new Outcome.Nonsense("a receipt whose signature is wrong");
        };
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
