package org.hall24.wire.sign;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.hall24.wire.Bytes;

/** A digest as {@code Content-Digest} names it. Both have 32 bytes, so a digest never travels without its name. */
public enum DigestAlgorithm {
    /** FIPS 180-4. The default. */
    SHA256("sha-256"),

    /** GB/T 32905. RFC 9530 has no key for it; this one is ours. */
    SM3("sm3");

    private final String word;

    DigestAlgorithm(String word) {
        this.word = word;
    }

    /** The algorithm of that name; empty when this program does not know it. */
    public static Optional<DigestAlgorithm> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** Its key in the header. */
    public String word() {
        return word;
    }

    /** The digest of these bytes. */
    public Bytes of(byte[] content) {
        return switch (this) {
            case SHA256 -> Bytes.sha256(content);
            case SM3 -> sm3(content);
        };
    }

    private static Bytes sm3(byte[] content) {
        var digest = new SM3Digest();
        digest.update(content, 0, content.length);
        var result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return Bytes.of(result);
    }

    @Override
    public String toString() {
        return word;
    }
}
