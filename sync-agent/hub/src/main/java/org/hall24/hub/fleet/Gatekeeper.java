package org.hall24.hub.fleet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.sign.RequestVerifier;
import org.hall24.wire.sign.SignedRequest;
import org.hall24.wire.sign.Verdict;
import org.hall24.wire.sign.VerifyingKey;

/** Says who a request comes from. Nothing of it is believed before the signature is. Safe for several threads. */
final class Gatekeeper {
    private final Roster roster;
    private final InstantSource clock;
    private final RequestVerifier inSession;
    private final RequestVerifier byOwnKey;

    Gatekeeper(Roster roster, Sessions sessions, InstantSource clock) {
        this.roster = roster;
        this.clock = clock;
        this.inSession = new RequestVerifier(sessions::key, clock);
        this.byOwnKey = new RequestVerifier(name -> roster.find(name).map(Registered::key), clock);
    }

    /** The caller of a request that must be signed in a session. */
    Caller inSession(SignedRequest request) {
        return switch (inSession.checkHead(request)) {
            case Verdict.Good(var id, var created, var nonce) -> inSession(id, created, nonce);
            case Verdict.UnknownKey(var id) -> {
                var name = SessionName.read(id);
                yield name.isPresent()
                        ? refused(Refusal.SESSION_OVER, name.get().terminal())
                        : new Caller.Refused(
                                Terminals.isName(id) ? Refusal.SESSION_NEEDED : Refusal.UNKNOWN_TERMINAL,
                                Optional.empty());
            }
            case Verdict verdict -> other(verdict);
        };
    }

    private Caller inSession(String id, Instant created, String nonce) {
        var name = SessionName.read(id).orElseThrow();
        if (!clock.instant().isBefore(name.until())) {
            return new Caller.Refused(Refusal.SESSION_OVER, Optional.of(name.terminal()));
        }
        var terminal = roster.find(name.terminal());
        if (terminal.filter(found -> !name.isOf(found.key())).isPresent()) {
            terminal = roster.findAgain(name.terminal());
        }
        if (terminal.filter(found -> !name.isOf(found.key())).isPresent()) {
            return new Caller.Refused(Refusal.SESSION_OVER, Optional.of(name.terminal()));
        }
        return standing(terminal, Optional.empty(), created, nonce);
    }

    /**
     * The caller of a request that must be signed with a terminal's own key.
     *
     * @param alsoPrevious whether the key before the last change will do
     */
    Caller byOwnKey(SignedRequest request, boolean alsoPrevious) {
        return switch (byOwnKey.checkHead(request)) {
            case Verdict.Good(var name, var created, var nonce) -> {
                var terminal = roster.find(name);
                yield standing(terminal, terminal.map(Registered::key), created, nonce);
            }
            // The key may have changed at another node just now.
            case Verdict.BadSignature(var name) -> byAnotherKey(request, name, alsoPrevious);
            case Verdict verdict -> other(verdict);
        };
    }

    private Caller byAnotherKey(SignedRequest request, String name, boolean alsoPrevious) {
        var terminal = roster.findAgain(name);
        var candidates = Stream.concat(
                terminal.map(Registered::key).stream(),
                terminal.flatMap(Registered::previous).filter(_ -> alsoPrevious).stream());
        for (var key : candidates.toList()) {
            switch (new RequestVerifier(_ -> Optional.of(key), clock).checkHead(request)) {
                case Verdict.Good(var _, var created, var nonce) -> {
                    return standing(terminal, Optional.of(key), created, nonce);
                }
                case Verdict.Stale stale -> {
                    return other(stale);
                }
                case Verdict _ -> {
                    // The next key may fit.
                }
            }
        }
        return refused("bad-signature", name);
    }

    /** The caller of a request signed with the key it brings. */
    Caller byNewKey(SignedRequest request, VerifyingKey key) {
        var verifier = new RequestVerifier(
                id -> Optional.of(key).filter(brought -> brought.id().equals(id)), clock);
        return switch (verifier.checkHead(request)) {
            case Verdict.Good(var name, var created, var nonce) ->
                Terminals.isName(name)
                        ? new Caller.Known(name, Optional.of(key), created, nonce)
                        : new Caller.Refused(Refusal.UNKNOWN_TERMINAL, Optional.empty());
            case Verdict verdict -> other(verdict);
        };
    }

    private static Caller standing(
            Optional<Registered> terminal, Optional<VerifyingKey> key, Instant created, String nonce) {
        if (terminal.isEmpty()) {
            return new Caller.Refused(Refusal.UNKNOWN_TERMINAL, Optional.empty());
        }
        var name = terminal.get().name();
        return switch (terminal.get().standing()) {
            case ACTIVE -> new Caller.Known(name, key, created, nonce);
            case REVOKED -> new Caller.Refused(Refusal.REVOKED, Optional.of(name));
            case COPIED -> new Caller.Refused(Refusal.COPIED, Optional.of(name));
        };
    }

    /** What every kind of signature can be wrong about. */
    private Caller other(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Unsigned _ -> new Caller.Refused(Refusal.UNSIGNED, Optional.empty());
            case Verdict.Malformed _ -> new Caller.Refused("malformed-signature", Optional.empty());
            case Verdict.UnknownKey _ -> new Caller.Refused(Refusal.UNKNOWN_TERMINAL, Optional.empty());
            case Verdict.BadSignature(var id) -> refused("bad-signature", terminal(id));
            case Verdict.BadDigest(var id) -> refused("bad-digest", terminal(id));
            case Verdict.Stale(var id, var behind, var nonce) -> new Caller.Untimely(met(terminal(id)), behind, nonce);
            case Verdict.Good(var id, var _, var _) ->
                throw new IllegalStateException("a good signature of " + terminal(id) + " was not looked at");
        };
    }

    private static String terminal(String keyId) {
        return SessionName.read(keyId).map(SessionName::terminal).orElse(keyId);
    }

    private Caller.Refused refused(String code, String name) {
        return new Caller.Refused(code, met(name));
    }

    /** The name, when it is one we know: what strangers call themselves is not written down. */
    Optional<String> met(String name) {
        return roster.met(name);
    }
}
