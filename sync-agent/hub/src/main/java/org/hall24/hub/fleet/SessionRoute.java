package org.hall24.hub.fleet;

import java.util.Optional;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.http.SessionGrant;
import org.hall24.wire.http.SessionOpening;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.VerifyingKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/sessions}: 200 with a session; 401 {@code copied} for whoever counts behind another with the same key. */
@RestController
public final class SessionRoute {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRoute.class);

    private final Sessions sessions;
    private final Terminals terminals;
    private final Roster roster;
    private final RefusalLog log;

    /** The route to these sessions. */
    public SessionRoute(Sessions sessions, Terminals terminals, Roster roster, RefusalLog log) {
        this.sessions = sessions;
        this.terminals = terminals;
        this.roster = roster;
        this.log = log;
    }

    /** Opens a session. */
    @PostMapping("/v1/sessions")
    public ResponseEntity<byte[]> open(
            @RequestAttribute(SignatureFilter.SIGNER) VerifyingKey signer, @RequestBody byte[] body) {
        SessionOpening opening;
        SessionGrant grant;
        try {
            opening = SessionOpening.fromJson(body);
            if (!opening.terminal().equals(signer.id())) {
                return refuse(403, "other-terminal", signer);
            }
            grant = sessions.open(signer, opening);
        } catch (MalformedException | IllegalArgumentException | IllegalStateException e) {
            // The latter two: a reply key nothing can be sealed to.
            return refuse(400, Refusal.MALFORMED, signer);
        }
        return switch (terminals.open(signer, opening)) {
            case YES ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(grant.toJson());
            case LATE -> refuse(409, Refusal.LATE_OPENING, signer);
            case COPIED -> {
                roster.forget(signer.id());
                LOG.error(
                        "{} is copied: two terminals use its key. Neither is heard until one is enrolled anew",
                        signer.id());
                yield refuse(401, Refusal.COPIED, signer);
            }
            case CHANGED -> {
                roster.forget(signer.id());
                yield refuse(401, "key-changed", signer);
            }
        };
    }

    private ResponseEntity<byte[]> refuse(int status, String code, VerifyingKey signer) {
        log.refused(code, Optional.of(signer.id()), "POST /v1/sessions");
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(code).toJson());
    }
}
