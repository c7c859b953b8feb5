package org.hall24.wire.http;

import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;

/**
 * The body of {@code POST /v1/keys}, signed with the terminal's key so far: from now on it signs with another.
 *
 * <p>The proof is the new key's signature over {@link BoundFields} with the label {@code hall24 key change 1} and then the
 * terminal's name, the key so far and the new key, both as {@link VerifyingKey#text}, in this order.
 *
 * @param key the new key; its id is the terminal's name
 * @param proof that the terminal has the new key
 */
public record KeyChange(VerifyingKey key, Bytes proof) {
    /** A key and a signature. */
    public static final int BYTES_MAX = 2 << 10;

    /** Proves the new key. */
    public static KeyChange prove(VerifyingKey before, SigningKey fresh) {
        return new KeyChange(fresh.verifying(), fresh.sign(signedBytes(before, fresh.verifying())));
    }

    /** Whether the proof holds for a terminal whose key was that one. */
    public boolean isProven(VerifyingKey before) {
        return key.id().equals(before.id()) && key.verifies(signedBytes(before, key), proof);
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
    public static KeyChange fromJson(byte[] body) throws MalformedException {
        return Json.PLAIN.read(body, KeyChange.class, BYTES_MAX);
    }

    private static byte[] signedBytes(VerifyingKey before, VerifyingKey fresh) {
        return new BoundFields("hall24 key change 1")
                .and(before.id())
                .and(before.text())
                .and(fresh.text())
                .toArray();
    }
}
