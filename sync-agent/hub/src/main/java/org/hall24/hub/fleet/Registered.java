package org.hall24.hub.fleet;

import java.util.Optional;
import org.hall24.wire.sign.VerifyingKey;

/**
 * A terminal as it stands in the table.
 *
 * @param key its key; the key's id is the terminal's name
 * @param previous the key before the last change
 * @param standing whether it may speak
 */
record Registered(VerifyingKey key, Optional<VerifyingKey> previous, Standing standing) {
    /** Whether a terminal may speak. */
    enum Standing {
        ACTIVE,
        /** Staff took its right away. */
        REVOKED,
        /** Two terminals used its key. */
        COPIED
    }

    String name() {
        return key.id();
    }
}
