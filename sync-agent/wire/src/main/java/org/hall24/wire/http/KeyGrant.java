package org.hall24.wire.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
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
 * @param hubKeys the hub's signing keys, for a terminal that has no release yet
 * @param keyId the hub's signing key
 * @param signature over all but the hub's keys, which come with the release
 */
public record KeyGrant(
        String terminal, VerifyingKey key, Instant since, List<VerifyingKey> hubKeys, String keyId, Bytes signature) {
    /** A handful of keys. */
    public static final int BYTES_MAX = 8 << 10;

    private static final int HUB_KEYS_MAX = 16;

    /** Checks the time and the number of keys. */
    public KeyGrant {
        hubKeys = List.copyOf(hubKeys);
        if (hubKeys.size() > HUB_KEYS_MAX || !since.equals(since.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("a hub has few keys, and its time has whole milliseconds");
        }
    }

    /** Signs; the time is cut to milliseconds. */
    public static KeyGrant sign(SigningKey hub, List<VerifyingKey> hubKeys, VerifyingKey key, Instant since) {
        var millis = since.truncatedTo(ChronoUnit.MILLIS);
        return new KeyGrant(
                key.id(), key, millis, hubKeys, hub.id(), hub.sign(signedBytes(key.id(), key, millis, hub.id())));
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
