package org.hall24.wire.sign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a key signs. A key belongs to one algorithm for ever, and names it wherever it is written down. */
public enum SignatureAlgorithm {
    /** RFC 8032. Keys have 32 bytes, signatures 64. */
    ED25519("ed25519"),

    /**
     * SM2 with SM3 by GB/T 32918.2, over the signer's id {@code 1234567812345678} that GM/T 0009 gives to whoever agreed on no
     * other. Public keys are {@code 04 ‖ x ‖ y} (65 bytes), signatures {@code r ‖ s} (64 bytes), not DER.
     */
    SM2("sm2-sm3"),

    /** One this program does not know. A newer hub may announce such keys; nothing they sign is believed here. */
    OTHER("other");

    private final String word;

    SignatureAlgorithm(String word) {
        this.word = word;
    }

    /** The algorithm of that name; {@link #OTHER} when this program does not know it. */
    @JsonCreator
    public static SignatureAlgorithm named(String word) {
        return switch (word) {
            case "ed25519" -> ED25519;
            case "sm2-sm3" -> SM2;
            default -> OTHER;
        };
    }

    /**
     * Its name in JSON, in options, and as {@code alg} of RFC 9421. {@code ed25519} is registered; {@code sm2-sm3} is ours, since
     * the registry has none for SM2.
     */
    @JsonValue
    public String word() {
        return word;
    }

    /** The digest that goes with it where something is digested before it is signed. */
    public DigestAlgorithm digest() {
        return switch (this) {
            case ED25519, OTHER -> DigestAlgorithm.SHA256;
            case SM2 -> DigestAlgorithm.SM3;
        };
    }

    @Override
    public String toString() {
        return word;
    }
}
