package org.hall24.wire.http;

import java.time.Instant;
import java.util.UUID;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/**
 * The body of {@code PUT /v1/ratings/{id}}.
 *
 * @param id of the rating, as in the path
 * @param caseNumber the case it is about
 * @param level 1 very dissatisfied to 5 very satisfied
 * @param terminal where it was given
 * @param ratedAt the terminal's clock
 */
public record RatingSubmission(UUID id, String caseNumber, int level, String terminal, Instant ratedAt) {
    /** A rating is small. */
    public static final int BYTES_MAX = 1 << 10;

    private static final int LEVEL_MAX = 5;

    /** Checks the case number and the level. */
    public RatingSubmission {
        var _ = new CaseNumber(caseNumber);
        if (level < 1 || level > LEVEL_MAX) {
            throw new IllegalArgumentException("a rating has 1 to 5");
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
    public static RatingSubmission fromJson(byte[] body) throws MalformedException {
        return Json.PLAIN.read(body, RatingSubmission.class, BYTES_MAX);
    }
}
