package org.hall24.wire.seal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/**
 * A sealed application. The header is readable by everyone and bound to the content: a changed header does not open.
 *
 * <p>The associated data is {@link BoundFields} with the label {@code hall24 envelope 1} and then version, suite, keyId,
 * matterId, terminal and catalogueRevision, in this order.
 *
 * @param version of this form; {@value #VERSION}
 * @param suite how it is sealed
 * @param keyId to which hub key
 * @param matterId the case, or the query
 * @param terminal where it was filed
 * @param catalogueRevision the release the citizen saw
 * @param enc the encapsulated key
 * @param ciphertext the padded application, sealed
 */
public record Envelope(
        int version,
        String suite,
        String keyId,
        UUID matterId,
        String terminal,
        long catalogueRevision,
        Bytes enc,
        Bytes ciphertext) {

    /** The form described here. */
    public static final int VERSION = 1;

    /** The JSON of an envelope at most: it travels inside a frame of 1 MiB, in quotes, and may hold a certificate. */
    public static final int JSON_BYTES_MAX = 960 << 10;

    /** The JSON as text. */
    public String toJson() {
        return new String(Json.PLAIN.write(this), StandardCharsets.UTF_8);
    }

    /**
     * Reads the JSON of an envelope.
     *
     * @throws MalformedException when it is not one
     */
    public static Envelope fromJson(String json) throws MalformedException {
        return Json.PLAIN.read(json.getBytes(StandardCharsets.UTF_8), Envelope.class, JSON_BYTES_MAX);
    }

    /** What is bound to the content. */
    byte[] bound() {
        return new BoundFields("hall24 envelope 1")
                .and(version)
                .and(suite)
                .and(keyId)
                .and(matterId.toString())
                .and(terminal)
                .and(catalogueRevision)
                .toArray();
    }

    Envelope holding(Suite.Sealed sealed) {
        return new Envelope(
                version, suite, keyId, matterId, terminal, catalogueRevision, sealed.enc(), sealed.ciphertext());
    }
}
