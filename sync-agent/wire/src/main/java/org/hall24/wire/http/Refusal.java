package org.hall24.wire.http;

import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/**
 * The body of every answer that is a no.
 *
 * @param code one word for a program, such as {@code different-body}; small letters, digits and hyphens
 */
public record Refusal(String code) {
    /** 422: the same matter id came before with another body. */
    public static final String DIFFERENT_BODY = "different-body";

    /** 400: this is no such message. */
    public static final String MALFORMED = "malformed";

    /** 401: unknown, wrong or stale signature. */
    public static final String UNSIGNED = "unsigned";

    /** 502: the department did not answer, or not sensibly. */
    public static final String DEPARTMENT_SILENT = "department-silent";

    /** 409: somebody else has that slot. */
    public static final String SLOT_TAKEN = "slot-taken";

    /** A refusal is one word. */
    public static final int BYTES_MAX = 1 << 10;

    private static final int CODE_CHARS_MAX = 64;

    /** Checks the word. */
    public Refusal {
        if (code.length() > CODE_CHARS_MAX || !code.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("a code is one word of small letters, digits and hyphens");
        }
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
    public static Refusal fromJson(byte[] json) throws MalformedException {
        return Json.PLAIN.read(json, Refusal.class, BYTES_MAX);
    }
}
