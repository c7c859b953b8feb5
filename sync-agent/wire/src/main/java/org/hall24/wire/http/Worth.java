package org.hall24.wire.http;

import java.util.Collection;
import org.hall24.wire.Bytes;
import org.hall24.wire.sign.VerifyingKey;

/** What a signed word of the hub is worth to who holds the hub's public keys. */
public enum Worth {
    /** Signed by a key of the hub. */
    GENUINE,
    /** By a key that is not among the hub's. */
    UNKNOWN_KEY,
    /** The signature does not fit. */
    FORGED;

    static Worth of(Collection<VerifyingKey> hubKeys, String keyId, byte[] signed, Bytes signature) {
        return hubKeys.stream()
                .filter(key -> key.id().equals(keyId))
                .findFirst()
                .map(key -> key.verifies(signed, signature) ? GENUINE : FORGED)
                .orElse(UNKNOWN_KEY);
    }
}
