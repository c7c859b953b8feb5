package org.hall24.wire.seal;

import java.util.Arrays;
import java.util.Optional;

/** The ways to seal that this program knows. On the wire a suite is its {@link #word()}, since the other end may know more. */
public enum SealingSuite {
    /** HPKE (RFC 9180): X25519, HKDF-SHA256, AES-256-GCM. The default. */
    X25519(HpkeSuite.NAME),

    /** 国密: an SM2 digital envelope (GB/T 32918.4) around an SM4-GCM key. */
    SM2(Sm2Suite.NAME);

    private final String word;

    SealingSuite(String word) {
        this.word = word;
    }

    /** The suite of that name; empty when this program does not know it. */
    public static Optional<SealingSuite> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** Its name on the wire and in options, such as {@code X25519-AES256GCM}. */
    public String word() {
        return word;
    }

    Suite suite() {
        return switch (this) {
            case X25519 -> HpkeSuite.INSTANCE;
            case SM2 -> Sm2Suite.INSTANCE;
        };
    }

    @Override
    public String toString() {
        return word;
    }
}
