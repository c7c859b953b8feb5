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

    /** 401: this session is over, or was opened with a key that is no longer the terminal's; open another. */
    public static final String SESSION_OVER = "session-over";

    /** 401: inside, every request is signed in a session. */
    public static final String SESSION_NEEDED = "session-needed";

    /** 401: this very request was here before; somebody on the way, or the caller's own HTTP client, sent it twice. Sign anew. */
    public static final String REPLAYED = "replayed";

    /** 401: no terminal of this name is registered. */
    public static final String UNKNOWN_TERMINAL = "unknown-terminal";

    /** 401: staff have taken this terminal's right away. */
    public static final String REVOKED = "revoked";

    /** 401: two terminals use this key; staff must enrol the real one anew. */
    public static final String COPIED = "copied";

    /** 409: an old opening that was long on its way; a later one is known. */
    public static final String LATE_OPENING = "late-opening";

    /** 403: wrong, used by another key, over, or never given out; which of them is not said. */
    public static final String CODE_WRONG = "code-wrong";

    /** 429: too many wrong codes; later again. */
    public static final String CODE_LOCKED = "code-locked";

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
