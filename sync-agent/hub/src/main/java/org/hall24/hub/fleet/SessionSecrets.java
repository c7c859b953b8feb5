package org.hall24.hub.fleet;

import java.util.Optional;
import javax.crypto.SecretKey;

/** The master keys of sessions, the same at every node. */
public interface SessionSecrets {
    /**
     * A master key.
     *
     * @param generation its number
     * @param key for HMAC-SHA256
     */
    record Secret(int generation, SecretKey key) {
        @Override
        public String toString() {
            return "Secret[" + generation + "]";
        }
    }

    /** The one for new sessions. */
    Secret current();

    /** The one of that number; empty when it is retired or never was. */
    Optional<Secret> numbered(int generation);
}
