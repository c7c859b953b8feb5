package org.hall24.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Bytes as a value: keys, digests, signatures, ciphertext. Immutable; base64 in JSON; never prints its content. */
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of the given bytes. */
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /**
     * Reads standard base64 with padding, in its one canonical form.
     *
     * @throws IllegalArgumentException when it is something else; the message does not quote it
     */
    @JsonCreator
    public static Bytes fromBase64(String text) {
        try {
            var content = Base64.getDecoder().decode(text);
            // The decoder lets stray low bits in the last character pass: two texts for one value.
            if (Base64.getEncoder().encodeToString(content).equals(text)) {
                return new Bytes(content);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not base64", e);
        }
        throw new IllegalArgumentException("base64, but not in its canonical form");
    }

    /** The SHA-256 digest of the given bytes. */
    public static Bytes sha256(byte[] content) {
        try {
            return new Bytes(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Standard base64 with padding. */
    @JsonValue
    public String base64() {
        return Base64.getEncoder().encodeToString(content);
    }

    /** A copy. */
    public byte[] toArray() {
        return content.clone();
    }

    /** How many bytes. */
    public int size() {
        return content.length;
    }

    /** Compares in constant time for equal lengths. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && MessageDigest.isEqual(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "Bytes[" + content.length + "]";
    }
}
