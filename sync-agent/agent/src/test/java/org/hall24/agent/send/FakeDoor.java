package org.hall24.agent.send;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.EnrolmentRequest;
import org.hall24.wire.http.KeyChange;
import org.hall24.wire.http.KeyGrant;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.http.SessionGrant;
import org.hall24.wire.http.SessionOpening;
import org.hall24.wire.http.SessionSecret;
import org.hall24.wire.http.StaleClock;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.sign.RequestCheck;
import org.hall24.wire.sign.RequestVerifier;
import org.hall24.wire.sign.SessionKey;
import org.hall24.wire.sign.SignedRequest;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.Verdict;
import org.hall24.wire.sign.VerifyingKey;

/** The fake hub's door: opens sessions, changes keys, and turns away as it is told. */
public final class FakeDoor {
    private static final String ENROLMENTS = "/v1/enrolments";

    /** What came to be opened, in order. */
    public final List<SessionOpening> openings = new CopyOnWriteArrayList<>();

    /** What the next requests in a session are refused with; one a request. */
    public final List<String> refusals = new CopyOnWriteArrayList<>();

    /** Turned away whatever he brings; empty for nobody. */
    public volatile Optional<String> refused = Optional.empty();

    /** What the hub's time is signed with: its own key, or an impostor's. */
    public volatile SigningKey timeSigner;

    /** How long a session lasts from now on. */
    public volatile Duration length = Duration.ofMinutes(10);

    /** The hub's clock. */
    public volatile InstantSource clock = InstantSource.system();

    /** The terminal's key as the hub knows it. */
    public volatile VerifyingKey terminal;

    private volatile Optional<VerifyingKey> previous = Optional.empty();

    /** Whether the answer to a change of keys gets lost after the change. */
    public volatile boolean losesGrants;

    private final SigningKey signing;
    private final Map<String, SessionKey> sessions = new ConcurrentHashMap<>();

    FakeDoor(SigningKey signing, VerifyingKey terminal) {
        this.signing = signing;
        this.timeSigner = signing;
        this.terminal = terminal;
    }

    boolean isDoor(String path) {
        return path.equals("/v1/sessions") || path.equals("/v1/keys") || path.equals(ENROLMENTS);
    }

    /** Every session is over, as after a change of the hub's master key. */
    public void endSessions() {
        sessions.clear();
    }

    /** The body of a 401; empty for whoever may come in. */
    Optional<byte[]> judge(SignedRequest request, byte[] body) {
        if (refused.isPresent()) {
            return refused.map(code -> new Refusal(code).toJson());
        }
        var verifier = new RequestVerifier(
                id -> request.path().equals(ENROLMENTS) ? brought(body, id) : key(request, id), () -> clock.instant());
        return switch (verifier.check(request, body)) {
            case Verdict.Good _ ->
                refusals.isEmpty() || isDoor(request.path())
                        ? Optional.empty()
                        : Optional.of(new Refusal(refusals.removeFirst()).toJson());
            case Verdict.Stale(var _, var _, var nonce) ->
                Optional.of(StaleClock.sign(timeSigner, clock.instant(), nonce).toJson());
            case Verdict.BadSignature _ when isByPrevious(request, body) -> Optional.empty();
            case Verdict.UnknownKey _ -> Optional.of(new Refusal(Refusal.SESSION_OVER).toJson());
            case Verdict _ -> Optional.of(new Refusal("bad-signature").toJson());
        };
    }

    /** The answer to a change may have been lost: the same change is heard again. */
    private boolean isByPrevious(SignedRequest request, byte[] body) {
        return request.path().equals("/v1/keys")
                && previous.isPresent()
                && new RequestVerifier(_ -> previous, () -> clock.instant()).check(request, body)
                        instanceof Verdict.Good;
    }

    private Optional<RequestCheck> key(SignedRequest request, String id) {
        return isDoor(request.path())
                ? Optional.<RequestCheck>of(terminal).filter(_ -> id.equals(terminal.id()))
                : Optional.ofNullable(sessions.get(id));
    }

    byte[] answer(String path, byte[] body) throws MalformedException {
        return switch (path) {
            case "/v1/sessions" -> open(SessionOpening.fromJson(body));
            case ENROLMENTS -> enrol(EnrolmentRequest.fromJson(body));
            default -> change(KeyChange.fromJson(body));
        };
    }

    private byte[] open(SessionOpening opening) {
        openings.add(opening);
        var secret = new byte[SessionKey.SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        var key = SessionKey.of("fake." + openings.size(), Bytes.of(secret));
        sessions.put(key.id(), key);
        var envelope = new Sealer(opening.replyKey(), opening.terminal(), 0)
                .seal(new SessionSecret(opening.id(), key.secret()));
        Instant now = clock.instant();
        return SessionGrant.sign(signing, opening.id(), key.id(), now.plus(length), now, envelope)
                .toJson();
    }

    /** An enrolment is signed with the key it brings. */
    private static Optional<RequestCheck> brought(byte[] body, String id) {
        try {
            var key = EnrolmentRequest.fromJson(body).key();
            return key.id().equals(id) ? Optional.of(key) : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** Any code will do. */
    private byte[] enrol(EnrolmentRequest request) {
        terminal = request.key();
        return KeyGrant.sign(signing, terminal, Instant.EPOCH).toJson();
    }

    private byte[] change(KeyChange change) {
        boolean again = previous.isPresent() && change.key().equals(terminal) && change.isProven(previous.get());
        if (!again && !change.isProven(terminal)) {
            return new Refusal("key-not-proven").toJson();
        }
        if (!again) {
            previous = Optional.of(terminal);
            terminal = change.key();
        }
        return losesGrants
                ? new byte[] {'{'}
                : KeyGrant.sign(signing, terminal, Instant.EPOCH).toJson();
    }
}
