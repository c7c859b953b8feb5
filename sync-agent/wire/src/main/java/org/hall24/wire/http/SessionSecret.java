package org.hall24.wire.http;

import java.util.UUID;
import org.hall24.wire.Bytes;
import org.hall24.wire.Enclosed;

/**
 * What the envelope of a {@link SessionGrant} holds.
 *
 * @param opening the id of the {@link SessionOpening} it answers
 * @param key the session's HMAC key; prints its length only
 */
public record SessionSecret(UUID opening, Bytes key) implements Enclosed {
    @Override
    public UUID enclosedId() {
        return opening;
    }
}
