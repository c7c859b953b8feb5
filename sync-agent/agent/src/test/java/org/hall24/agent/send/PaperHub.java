package org.hall24.agent.send;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.BatchAnswer;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.HubHealth;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterBatch;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.http.MissingMatters;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.SigningKey;

/** A hub at the other end of a line of paper: no network, the answers of the real one, and what a test makes of them. */
final class PaperHub implements Line {
    /** A request as it came. */
    record Asked(String method, String path, int items, long nanos) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final List<HeldMatters> pages = new CopyOnWriteArrayList<>();
    final Map<UUID, HubReceipt> stored = new ConcurrentHashMap<>();

    /** An answer in place of its own, for a request it names by method and path. */
    volatile Function<Asked, Optional<HubReply>> instead = _ -> Optional.empty();

    /** What it makes of one matter, in place of a receipt. */
    volatile Function<UUID, Optional<BatchAnswer.Item>> about = _ -> Optional.empty();

    volatile Optional<String> word = Optional.empty();

    private final SigningKey signing;

    PaperHub(SigningKey signing) {
        this.signing = signing;
    }

    static HubReply status(int status) {
        return new HubReply.Answer(status, Bytes.of(new byte[0]), Optional.empty());
    }

    static HubReply patience(Duration wish) {
        return new HubReply.Answer(429, Bytes.of(new byte[0]), Optional.of(wish));
    }

    @Override
    public HubReply send(String method, String path, Bytes body, Duration patience, int answerBytesMax) {
        try {
            int items = path.equals("/v1/matters")
                    ? MatterBatch.fromJson(body.toArray()).items().size()
                    : 1;
            var now = new Asked(method, path, items, System.nanoTime());
            asked.add(now);
            var other = instead.apply(now);
            return other.isPresent() ? other.get() : answer(method + " " + path, body.toArray());
        } catch (MalformedException e) {
            throw new IllegalStateException("the sender sent nonsense", e);
        }
    }

    private HubReply answer(String request, byte[] body) throws MalformedException {
        if (request.equals("POST /v1/matters")) {
            var items = new ArrayList<BatchAnswer.Item>();
            for (var item : MatterBatch.fromJson(body).items()) {
                items.add(item(MatterBatch.bytes(item)));
            }
            return ok(new BatchAnswer(items).toJson());
        }
        if (request.startsWith("PUT /v1/matters/")) {
            return switch (item(body)) {
                case BatchAnswer.Taken(var receipt) -> ok(receipt.toJson());
                case BatchAnswer.Refused _ -> status(400);
                case BatchAnswer.Later _ -> status(500);
            };
        }
        if (request.equals("POST /v1/reconciliations")) {
            var page = HeldMatters.fromJson(body);
            pages.add(page);
            return ok(new MissingMatters(
                            page.matters().stream()
                                    .map(HeldMatters.Held::matterId)
                                    .filter(id -> !stored.containsKey(id))
                                    .toList(),
                            List.of())
                    .toJson());
        }
        if (request.equals("GET /v1/health")) {
            return ok(HubHealth.well(List.of(), word).toJson());
        }
        throw new IllegalStateException("nobody expected " + request);
    }

    private BatchAnswer.Item item(byte[] body) throws MalformedException {
        var submission = MatterSubmission.fromJson(body);
        var other = about.apply(submission.matterId());
        return other.isPresent()
                ? other.get()
                : new BatchAnswer.Taken(stored.computeIfAbsent(
                        submission.matterId(),
                        id -> HubReceipt.sign(
                                signing, id, submission.caseNumber(), Bytes.sha256(body), Instant.EPOCH)));
    }

    private static HubReply ok(byte[] body) {
        return new HubReply.Answer(200, Bytes.of(body), Optional.empty());
    }
}
