package org.hall24.wire.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;

/**
 * The hub's yes to a terminal's new key, after an enrolment or a change. Asked again with the same words, the hub says the same.
 *
 * <p>Signed are {@link BoundFields} with the label {@code hall24 key grant 1} and then terminal, the key as {@link VerifyingKey#text}, since (ISO text,
 * whole milliseconds) and keyId, in this order.
 *
 * @param terminal whose key
 * @param key the terminal's key from now on
 * @param since the hub's clock when it took the key
 * @param keyId the hub's signing key
 * @param signature over all of it
 */
public record KeyGrant(String terminal, VerifyingKey key, Instant since, String keyId, Bytes signature) {
    /** A key and a signature. */
    public static final int BYTES_MAX = 2 << 10;

    /** Checks the time. */
    public KeyGrant {
        if (!since.equals(since.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("the hub's time has whole milliseconds");
        }
    }

    /** Signs; the time is cut to milliseconds. */
    public static KeyGrant sign(SigningKey hub, VerifyingKey key, Instant since) {
        var millis = since.truncatedTo(ChronoUnit.MILLIS);
        return new KeyGrant(key.id(), key, millis, hub.id(), hub.sign(signedBytes(key.id(), key, millis, hub.id())));
    }

    /** What it is worth to who knows these keys of the hub. */
    public Worth worth(Collection<VerifyingKey> known) {
        return Worth.of(known, keyId, signedBytes(terminal, key, since, keyId), signature);
    }

    /** Whether it speaks of that key. */
    public boolean isFor(VerifyingKey asked) {
        return terminal.equals(asked.id()) && key.equals(asked);
    }

    /** The JSON. */
    public byte[] toJson() {
        return Json.PLAIN.write(this);
    }

    /**
     * Reads the JSON.
     *
     * @throws MalformedException when it is not one
     */
    public static KeyGrant fromJson(byte[] json) throws MalformedException {
        return Json.PLAIN.read(json, KeyGrant.class, BYTES_MAX);
    }

    private static byte[] signedBytes(String terminal, VerifyingKey key, Instant since, String keyId) {
        return new BoundFields("hall24 key grant 1")
                .and(terminal)
                .and(key.text())
                .and(since.toString())
                .and(keyId)
                .toArray();
    }
}
