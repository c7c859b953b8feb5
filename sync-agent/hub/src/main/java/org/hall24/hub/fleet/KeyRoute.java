package org.hall24.hub.fleet;

import java.util.Optional;
import org.hall24.wire.http.EnrolmentRequest;
import org.hall24.wire.http.KeyChange;
import org.hall24.wire.http.KeyGrant;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * New keys of terminals: {@code POST /v1/enrolments} with a one-time code, {@code POST /v1/keys} with the key so far. Both answer
 * the same words the same way, because an answer can be lost.
 */
@RestController
public final class KeyRoute {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRoute.class);

    private final Enrolments enrolments;
    private final Terminals terminals;
    private final Roster roster;
    private final RefusalLog log;
    private final SigningKey signing;

    /**
     * The route to these terminals.
     *
     * @param signing the hub's signing key
     */
    public KeyRoute(Enrolments enrolments, Terminals terminals, Roster roster, RefusalLog log, SigningKey signing) {
        this.enrolments = enrolments;
        this.terminals = terminals;
        this.roster = roster;
        this.log = log;
        this.signing = signing;
    }

    /** Lets a new key speak for a terminal; the request is signed with it. */
    @PostMapping("/v1/enrolments")
    public ResponseEntity<byte[]> enrol(
            @RequestAttribute(SignatureFilter.SIGNER) VerifyingKey signer, @RequestBody byte[] body)
            throws MalformedException {
        return switch (enrolments.enrol(EnrolmentRequest.fromJson(body))) {
            case Enrolments.Outcome.Enrolled(var since) -> {
                roster.forget(signer.id());
                LOG.info("{} is enrolled", signer.id());
                yield grant(KeyGrant.sign(signing, signer, since));
            }
            // Anybody may ask for any name here, so none is written down.
            case Enrolments.Outcome.Wrong _ -> refuse(403, Refusal.CODE_WRONG, Optional.empty(), "/v1/enrolments");
            case Enrolments.Outcome.Locked _ -> refuse(429, Refusal.CODE_LOCKED, Optional.empty(), "/v1/enrolments");
        };
    }

    /** Changes a terminal's key; the request is signed with the one so far. */
    @PostMapping("/v1/keys")
    public ResponseEntity<byte[]> change(
            @RequestAttribute(SignatureFilter.SIGNER) VerifyingKey signer, @RequestBody byte[] body) {
        var terminal = Optional.of(signer.id());
        KeyChange change;
        try {
            change = KeyChange.fromJson(body);
        } catch (MalformedException e) {
            return refuse(400, Refusal.MALFORMED, terminal, "/v1/keys");
        }
        if (!change.isProven(signer) || change.key().equals(signer)) {
            return refuse(403, "key-not-proven", terminal, "/v1/keys");
        }
        var since = terminals.change(signer, change.key());
        roster.forget(signer.id());
        if (since.isEmpty()) {
            return refuse(401, "bad-signature", terminal, "/v1/keys");
        }
        LOG.info("{} has a new key", signer.id());
        return grant(KeyGrant.sign(signing, change.key(), since.get()));
    }

    private static ResponseEntity<byte[]> grant(KeyGrant grant) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(grant.toJson());
    }

    private ResponseEntity<byte[]> refuse(int status, String code, Optional<String> terminal, String route) {
        log.refused(code, terminal, "POST " + route);
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        return (status == 429 ? answer.header("Retry-After", "300") : answer).body(new Refusal(code).toJson());
    }
}
