package org.hall24.wire.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/**
 * The body of {@code PUT /v1/ratings/{id}}.
 *
 * @param id of the rating, as in the path
 * @param caseNumber the case it is about; empty for a question that left no case
 * @param matter catalogue id
 * @param level 1 very dissatisfied to 5 very satisfied
 * @param codes what was ticked, national codes such as {@code 412}
 * @param edition which edition of the codes they are from; 0 without codes
 * @param terminal where it was given
 * @param ratedAt the terminal's clock
 */
public record RatingSubmission(
        UUID id,
        Optional<String> caseNumber,
        String matter,
        int level,
        List<String> codes,
        int edition,
        String terminal,
        Instant ratedAt) {
    /** A rating is small. */
    public static final int BYTES_MAX = 2 << 10;

    private static final int LEVEL_MAX = 5;

    /** A level has eight codes; twice that is no rating. */
    private static final int CODES_MAX = 16;

    private static final int WORD_CHARS_MAX = 100;

    /** Checks the case number, the level and the form of the codes. */
    public RatingSubmission {
        codes = List.copyOf(codes);
        caseNumber.ifPresent(CaseNumber::new);
        if (level < 1 || level > LEVEL_MAX) {
            throw new IllegalArgumentException("a rating has 1 to 5");
        }
        if (matter.isEmpty() || matter.length() > WORD_CHARS_MAX) {
            throw new IllegalArgumentException("a rating names its matter");
        }
        if (codes.size() > CODES_MAX || codes.stream().anyMatch(code -> !code.matches("[0-9]{3}"))) {
            throw new IllegalArgumentException("national codes are three digits, and few");
        }
        if (edition < 0 || codes.isEmpty() != (edition == 0)) {
            throw new IllegalArgumentException("codes come with their edition, and no codes without one");
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
