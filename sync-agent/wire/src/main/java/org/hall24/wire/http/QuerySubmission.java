package org.hall24.wire.http;

import java.util.UUID;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Envelope;

/**
 * The body of {@code POST /v1/queries}, and of its answer: there and back an envelope, the second sealed to the session's one-time key.
 *
 * @param queryId the query, also the envelope's id
 * @param terminal the terminal's name, as in the signature
 * @param envelope the sealed {@code Query}, or the sealed {@code Reply}
 */
public record QuerySubmission(UUID queryId, String terminal, Envelope envelope) {
    /** An envelope at its largest and its header. */
    public static final int BYTES_MAX = Envelope.JSON_BYTES_MAX + (4 << 10);

    /** Checks that the parts speak of the same query. */
    public QuerySubmission {
        if (!envelope.matterId().equals(queryId) || !envelope.terminal().equals(terminal)) {
            throw new IllegalArgumentException("the envelope belongs to another query or terminal");
        }
    }

    /** The body. */
    public byte[] toJson() {
        return Json.PLAIN.write(this);
    }

    /**
     * Reads the body.
     *
     * @throws MalformedException when it is not one
     */
    public static QuerySubmission fromJson(byte[] body) throws MalformedException {
        return Json.PLAIN.read(body, QuerySubmission.class, BYTES_MAX);
    }
}
