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
 * The answer 401 to a request whose signature is right but too old or from the future: the hub's time, so that the terminal signs
 * again by it. A reader of refusals sees the code {@value #CODE}.
 *
 * <p>Signed are {@link BoundFields} with the label {@code hall24 stale clock 1} and then time (ISO text, whole milliseconds),
 * nonce and keyId, in this order.
 *
 * @param code {@value #CODE}
 * @param time the hub's clock
 * @param nonce that of the refused request: an answer to another one is worth nothing
 * @param keyId the hub's signing key
 * @param signature over all of it
 */
public record StaleClock(String code, Instant time, String nonce, String keyId, Bytes signature) {
    /** The code. */
    public static final String CODE = "stale";

    /** A few lines. */
    public static final int BYTES_MAX = 1 << 10;

    /** Checks code and time. */
    public StaleClock {
        if (!code.equals(CODE) || !time.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("the code is " + CODE + ", and the time has whole milliseconds");
        }
    }

    /** Signs; the time is cut to milliseconds. */
    public static StaleClock sign(SigningKey key, Instant time, String nonce) {
        var millis = time.truncatedTo(ChronoUnit.MILLIS);
        return new StaleClock(CODE, millis, nonce, key.id(), key.sign(signedBytes(millis, nonce, key.id())));
    }

    /** What it is worth as an answer to the request with that nonce. */
    public Worth worth(Collection<VerifyingKey> hubKeys, String sentNonce) {
        return nonce.equals(sentNonce)
                ? Worth.of(hubKeys, keyId, signedBytes(time, nonce, keyId), signature)
                : Worth.FORGED;
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
    public static StaleClock fromJson(byte[] json) throws MalformedException {
        return Json.PLAIN.read(json, StaleClock.class, BYTES_MAX);
    }

    private static byte[] signedBytes(Instant time, String nonce, String keyId) {
        return new BoundFields("hall24 stale clock 1")
                .and(time.toString())
                .and(nonce)
                .and(keyId)
                .toArray();
    }
}
