package org.hall24.wire.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;

/**
 * The hub's word that it holds a case. Made once, stored with the case, and given again for every repeat.
 *
 * <p>Signed are {@link BoundFields} with the label {@code hall24 hub receipt 1} and then matterId, caseNumber, bodySha256 (its 32
 * bytes), receivedAt (ISO text, at most milliseconds) and keyId, in this order.
 *
 * @param matterId the case
 * @param caseNumber the citizen's number
 * @param bodySha256 the digest of the submission's bytes
 * @param receivedAt the hub's clock, whole milliseconds, so that a database gives it back unchanged
 * @param keyId the hub's signing key
 * @param signature Ed25519
 */
public record HubReceipt(
        UUID matterId, String caseNumber, Bytes bodySha256, Instant receivedAt, String keyId, Bytes signature) {

    /** A receipt is small; an answer that is longer is none. */
    public static final int BYTES_MAX = 4 << 10;

    /** Checks that the time has no more than milliseconds. */
    public HubReceipt {
        if (!receivedAt.equals(receivedAt.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("a receipt's time has whole milliseconds");
        }
    }

    /** Signs; the time is cut to milliseconds. */
    public static HubReceipt sign(
            SigningKey key, UUID matterId, String caseNumber, Bytes bodySha256, Instant receivedAt) {
        var millis = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        var bytes = signedBytes(matterId, caseNumber, bodySha256, millis, key.id());
        return new HubReceipt(matterId, caseNumber, bodySha256, millis, key.id(), key.sign(bytes));
    }

    /** Checks against the hub's keys of the release. */
    public Worth worth(Collection<VerifyingKey> hubKeys) {
        return Worth.of(hubKeys, keyId, signedBytes(matterId, caseNumber, bodySha256, receivedAt, keyId), signature);
    }

    /** Whether it speaks of this case and these bytes. */
    public boolean isFor(UUID matter, String number, Bytes body) {
        return matterId.equals(matter) && caseNumber.equals(number) && bodySha256.equals(body);
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
    public static HubReceipt fromJson(byte[] json) throws MalformedException {
        return Json.PLAIN.read(json, HubReceipt.class, BYTES_MAX);
    }

    private static byte[] signedBytes(
            UUID matterId, String caseNumber, Bytes bodySha256, Instant receivedAt, String keyId) {
        return new BoundFields("hall24 hub receipt 1")
                .and(matterId.toString())
                .and(caseNumber)
                .and(bodySha256)
                .and(receivedAt.toString())
                .and(keyId)
                .toArray();
    }
}
