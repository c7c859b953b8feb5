package org.hall24.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hall24.wire.sign.VerifyingKey;

/** Who a request comes from, as far as its head tells. */
sealed interface Caller {
    /**
     * A terminal that may speak.
     *
     * @param terminal its name
     * @param key the key of its own it signed with; empty in a session
     * @param created when, by its clock
     * @param nonce the request's once-only word
     */
    record Known(String terminal, Optional<VerifyingKey> key, Instant created, String nonce) implements Caller {}

    /**
     * Somebody who is turned away.
     *
     * @param code why
     * @param terminal the registered terminal whose signature it was, or whose name it bore; empty for a stranger
     */
    record Refused(String code, Optional<String> terminal) implements Caller {}

    /**
     * A right signature by a wrong clock.
     *
     * @param terminal whose, if it is registered
     * @param behind by how much; negative when it is ahead
     * @param nonce the request's once-only word
     */
    record Untimely(Optional<String> terminal, Duration behind, String nonce) implements Caller {}
}
