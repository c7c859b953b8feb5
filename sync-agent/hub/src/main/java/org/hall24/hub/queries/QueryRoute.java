package org.hall24.hub.queries;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.hall24.hub.fleet.SignatureFilter;
import org.hall24.wire.http.QuerySubmission;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.UnsealingException;
import org.hall24.wire.sign.RequestVerifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /v1/queries}: opens, has it answered, seals the answer to the key the question brought. Whatever is said about the
 * person is said inside; outside stands only whether the question was understood.
 */
@RestController
public final class QueryRoute {
    private static final Logger LOG = LoggerFactory.getLogger(QueryRoute.class);

    /** Half of what the hub lets in at once: questions last half a minute, and matters must get by. */
    private static final int AT_ONCE_MAX = 128;

    /** How long somebody turned away stays away at least, in seconds. */
    private static final String RETRY_SECONDS = "2";

    /** As far as a terminal's clock may be off for its signature, and as long as a question may wait for its signature. */
    private static final Duration AGE_MAX = RequestVerifier.SKEW_MAX.plusMinutes(1);

    private final Opener opener;
    private final QueryDispatch dispatch;
    private final InstantSource clock;
    private final Semaphore room = new Semaphore(AT_ONCE_MAX);

    /** A route; questions are opened with these keys. */
    public QueryRoute(Opener opener, QueryDispatch dispatch, InstantSource clock) {
        this.opener = opener;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /** Answers a question. Blocks for half a minute at most. */
    @PostMapping("/v1/queries")
    public ResponseEntity<byte[]> ask(
            @RequestAttribute(SignatureFilter.TERMINAL) String signer, @RequestBody byte[] body)
            throws InterruptedException {
        if (!room.tryAcquire()) {
            return ResponseEntity.status(503)
                    .header("Retry-After", RETRY_SECONDS)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Refusal("busy").toJson());
        }
        try {
            var asked = QuerySubmission.fromJson(body);
            if (!asked.terminal().equals(signer)) {
                LOG.warn("{} asked in the name of another terminal", signer);
                return refuse(403, "other-terminal");
            }
            if (!opener.holds(asked.envelope().keyId())) {
                return refuse(400, "unknown-key");
            }
            return answer(asked, opener.open(asked.envelope(), Query.class));
        } catch (MalformedException | UnsealingException e) {
            LOG.warn("{} sent a query that is none: {}", signer, e.getMessage());
            return refuse(400, Refusal.MALFORMED);
        } finally {
            room.release();
        }
    }

    private ResponseEntity<byte[]> answer(QuerySubmission asked, Query query) throws InterruptedException {
        var age = Duration.between(query.askedAt(), clock.instant()).abs();
        if (age.compareTo(AGE_MAX) > 0) {
            LOG.warn("{} sent a query that is {} off our clock", asked.terminal(), age);
            return refuse(400, "stale");
        }
        Sealer sealer;
        try {
            sealer = sealer(asked, query);
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.warn("{} sent a query with a key that is none", asked.terminal());
            return refuse(400, Refusal.MALFORMED);
        }
        Reply reply;
        try {
            reply = dispatch.answer(query, asked.terminal());
        } catch (RuntimeException e) {
            // Its message may quote what was asked; the class names the place well enough.
            LOG.error(
                    "a query {} could not be answered: {}",
                    query.operation(),
                    e.getClass().getName());
            return refuse(500, "broken");
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(sealed(asked, query, reply, sealer));
    }

    /** Tried at once on something short: a key that cannot be sealed to is found before anybody is asked. */
    private static Sealer sealer(QuerySubmission asked, Query query) {
        var sealer =
                new Sealer(query.replyKey(), asked.terminal(), asked.envelope().catalogueRevision());
        sealer.seal(Reply.silent(query.queryId()));
        return sealer;
    }

    private static byte[] sealed(QuerySubmission asked, Query query, Reply reply, Sealer sealer) {
        var body = new QuerySubmission(query.queryId(), asked.terminal(), sealer.seal(reply)).toJson();
        if (body.length <= QuerySubmission.BYTES_MAX) {
            return body;
        }
        LOG.error("the answer to {} has {} bytes and does not fit", query.operation(), body.length);
        return new QuerySubmission(
                        query.queryId(), asked.terminal(), sealer.seal(Reply.refused(query.queryId(), "too-large")))
                .toJson();
    }

    private static ResponseEntity<byte[]> refuse(int status, String code) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(code).toJson());
    }
}
