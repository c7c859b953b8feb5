package org.hall24.wire.http;

import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.VerifyingKey;

/**
 * The body of {@code POST /v1/enrolments}, signed with the key it brings: whoever signs has that key.
 *
 * @param code the one-time code, as {@code hub enrol} printed it
 * @param key the terminal's new key; its id is the terminal's name, as in the signature
 */
public record EnrolmentRequest(String code, VerifyingKey key) {
    /** A code and a key. */
    public static final int BYTES_MAX = 2 << 10;

    private static final int CODE_CHARS_MAX = 64;

    /** Checks the length of the code. */
    public EnrolmentRequest {
        if (code.isEmpty() || code.length() > CODE_CHARS_MAX) {
            throw new IllegalArgumentException("a code has 1 to " + CODE_CHARS_MAX + " characters");
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
    public static EnrolmentRequest fromJson(byte[] body) throws MalformedException {
        return Json.PLAIN.read(body, EnrolmentRequest.class, BYTES_MAX);
    }

    /** Without the code: whoever reads a log must not enrol with it. */
    @Override
    public String toString() {
        return "EnrolmentRequest[" + key.id() + "]";
    }
}
