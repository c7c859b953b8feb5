package org.hall24.hub.fleet;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.hall24.wire.http.SessionGrant;
import org.hall24.wire.http.SessionOpening;
import org.hall24.wire.http.SessionSecret;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.sign.SessionKey;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;

/** Opens sessions and knows their keys again, without storing any. Safe for several threads. */
public final class Sessions {
    private static final Duration LENGTH = Duration.ofMinutes(10);

    private final SessionSecrets secrets;
    private final Function<? super List<String>, SigningKey> signing;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * The sessions of this hub.
     *
     * @param signing the hub's signing key for a terminal that knows the keys of these names
     */
    public Sessions(
            SessionSecrets secrets,
            Function<? super List<String>, SigningKey> signing,
            InstantSource clock,
            RandomGenerator random) {
        this.secrets = secrets;
        this.signing = signing;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes a session for a terminal with this key.
     *
     * @throws IllegalArgumentException when nothing can be sealed to the reply key; IllegalStateException likewise
     */
    SessionGrant open(VerifyingKey terminal, SessionOpening opening) {
        var now = clock.instant();
        var secret = secrets.current();
        var name = SessionName.fresh(secret.generation(), terminal, now.plus(LENGTH), random);
        var key = SessionKey.derive(secret.key(), name.text());
        var envelope =
                new Sealer(opening.replyKey(), terminal.id(), 0).seal(new SessionSecret(opening.id(), key.secret()));
        return SessionGrant.sign(
                signing.apply(opening.hubKeys()), opening.id(), name.text(), name.until(), now, envelope);
    }

    /** The key of the session of this name; empty when the name is none or its master key is gone. */
    Optional<SessionKey> key(String name) {
        return SessionName.read(name)
                .flatMap(read -> secrets.numbered(read.generation()))
                .map(secret -> SessionKey.derive(secret.key(), name));
    }
}
