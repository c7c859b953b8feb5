package org.hall24.wire.http;

import java.time.Instant;
import java.util.UUID;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Envelope;

/**
 * The body of {@code PUT /v1/matters/{matterId}}. The terminal keeps these bytes as they are: a repeat is the same bytes.
 *
 * @param matterId the case, as in the path
 * @param matter catalogue id
 * @param caseNumber the citizen's number, assigned by the terminal
 * @param terminal the terminal's name, as in the signature
 * @param counter one more for each matter this terminal sends; gaps are for the hub to see. It is not the number inside the case
 *     number: that one also counts what is numbered without going through the outbox, such as a printed certificate
 * @param acceptedAt the terminal's clock; orders nothing
 * @param envelope the sealed application
 */
public record MatterSubmission(
        UUID matterId,
        String matter,
        String caseNumber,
        String terminal,
        long counter,
        Instant acceptedAt,
        Envelope envelope) {

    /** An envelope at its largest and its header. */
    public static final int BYTES_MAX = Envelope.JSON_BYTES_MAX + (4 << 10);

    private static final int WORD_CHARS_MAX = 100;

    /** Checks that the parts speak of the same case. */
    public MatterSubmission {
        var _ = new CaseNumber(caseNumber);
        if (!envelope.matterId().equals(matterId)) {
            throw new IllegalArgumentException("the envelope belongs to another case");
        }
        if (!envelope.terminal().equals(terminal)) {
            throw new IllegalArgumentException("the envelope comes from another terminal");
        }
        if (counter < 1 || matter.isEmpty() || matter.length() > WORD_CHARS_MAX) {
            throw new IllegalArgumentException("the counter starts at 1, and a catalogue id is short");
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
    public static MatterSubmission fromJson(byte[] body) throws MalformedException {
        return Json.PLAIN.read(body, MatterSubmission.class, BYTES_MAX);
    }
}
