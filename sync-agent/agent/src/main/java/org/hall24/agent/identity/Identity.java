package org.hall24.agent.identity;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hall24.wire.sign.SigningKey;

/** What a terminal proves itself with: its key, and a count of the sessions it opened. Safe for several threads. */
public interface Identity {
    /** The terminal's name; also the id of its keys. */
    String terminal();

    /** The key the hub knows, read anew: somebody may have enrolled this terminal meanwhile. */
    SigningKey key() throws IOException;

    /** A new key the hub was perhaps told of, and perhaps not: its yes has not come back yet. */
    Optional<SigningKey> fresh() throws IOException;

    /** The hub said yes to that key; from now on it is the key. */
    void take(SigningKey fresh) throws IOException;

    /**
     * The next opening of a session. Its number is on the disk before this returns, so that no number is used twice.
     *
     * @param id of the opening
     */
    Opening open(UUID id) throws IOException;

    /**
     * One opening.
     *
     * @param number counts from 1
     * @param recent the ids of those before it, the newest last
     */
    record Opening(long number, List<UUID> recent) {
        /** Keeps its own list. */
        public Opening {
            recent = List.copyOf(recent);
        }
    }
}
