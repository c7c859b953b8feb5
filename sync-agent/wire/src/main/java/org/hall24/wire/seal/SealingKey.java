package org.hall24.wire.seal;

import org.hall24.wire.Bytes;

/**
 * The public half of a hub's sealing key: closes, does not open.
 *
 * @param id names the key for ever
 * @param suite how it seals, such as {@code X25519-AES256GCM}
 * @param key the public key as its suite writes it; raw for X25519, {@code 04 ‖ x ‖ y} for SM2
 */
public record SealingKey(String id, String suite, Bytes key) {
    /** How a session's key is named in the envelope of a reply: it has no other name, and nobody looks for it twice. */
    public static final String ONE_TIME = "one-time";

    /**
     * The public half of a session's one-time key, as whoever waits for a reply sends it along.
     *
     * @param suite how the reply is to be sealed, such as {@code X25519-AES256GCM}
     * @param key as the suite writes it
     */
    public static SealingKey oneTime(String suite, Bytes key) {
        return new SealingKey(ONE_TIME, suite, key);
    }

    /** The same for the default suite: a raw X25519 key. */
    public static SealingKey oneTime(Bytes key) {
        return oneTime(SealingSuite.X25519.word(), key);
    }
}
