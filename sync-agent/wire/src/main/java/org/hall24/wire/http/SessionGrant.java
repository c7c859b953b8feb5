package org.hall24.wire.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Envelope;
import org.hall24.wire.sign.SessionKey;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;

/**
 * The answer to {@code POST /v1/sessions}: a session. Requests inside it carry {@code hmac-sha256} with the sealed key and the
 * session's name as their key id.
 *
 * <p>Signed are {@link BoundFields} with the label {@code hall24 session grant 1} and then the opening's id, session, validUntil,
 * time (ISO texts, whole milliseconds), SHA-256 of the envelope's ciphertext, and keyId, in this order.
 *
 * @param session names it; what is in the name is the hub's affair
 * @param validUntil by the hub's clock
 * @param time the hub's clock now
 * @param envelope a {@link SessionSecret}, sealed to the opening's reply key
 * @param keyId the hub's signing key
 * @param signature over all of it
 */
public record SessionGrant(
        String session, Instant validUntil, Instant time, Envelope envelope, String keyId, Bytes signature) {
    /** A secret in its padding, in base64, and a signature. */
    public static final int BYTES_MAX = 8 << 10;

    /** Checks the name and that the times have no more than milliseconds. */
    public SessionGrant {
        if (!SessionKey.isId(session)) {
            throw new IllegalArgumentException("this is no name of a session");
        }
        if (!validUntil.equals(validUntil.truncatedTo(ChronoUnit.MILLIS))
                || !time.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("the times of a session have whole milliseconds");
        }
    }

    /** Signs; the times are cut to milliseconds. */
    public static SessionGrant sign(
            SigningKey key, UUID opening, String session, Instant validUntil, Instant time, Envelope envelope) {
        var until = validUntil.truncatedTo(ChronoUnit.MILLIS);
        var now = time.truncatedTo(ChronoUnit.MILLIS);
        var bytes = signedBytes(opening, session, until, now, envelope, key.id());
        return new SessionGrant(session, until, now, envelope, key.id(), key.sign(bytes));
    }

    /** What it is worth as an answer to that opening. */
    public Worth worth(Collection<VerifyingKey> hubKeys, UUID opening) {
        var bytes = signedBytes(opening, session, validUntil, time, envelope, keyId);
        return Worth.of(hubKeys, keyId, bytes, signature);
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
    public static SessionGrant fromJson(byte[] json) throws MalformedException {
        return Json.PLAIN.read(json, SessionGrant.class, BYTES_MAX);
    }

    private static byte[] signedBytes(
            UUID opening, String session, Instant validUntil, Instant time, Envelope envelope, String keyId) {
        return new BoundFields("hall24 session grant 1")
                .and(opening.toString())
                .and(session)
                .and(validUntil.toString())
                .and(time.toString())
                .and(Bytes.sha256(envelope.ciphertext().toArray()))
                .and(keyId)
                .toArray();
    }
}
