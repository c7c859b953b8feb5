package org.hall24.wire.sm2;

import java.security.SecureRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;

/**
 * Encryption to an SM2 key by GB/T 32918.4 with SM3: {@code C1 ‖ C3 ‖ C2}, the point {@code 04 ‖ x ‖ y}, 32 bytes that prove that
 * nothing was changed, and as many bytes as were given.
 */
public final class Sm2Encryption {
    /** By how much the encrypted bytes are longer than those given. */
    public static final int OVERHEAD_BYTES = Sm2.PUBLIC_BYTES + 32;

    private Sm2Encryption() {}

    /** Encrypts at least one byte. */
    public static byte[] encrypt(ECPublicKeyParameters key, byte[] plain, SecureRandom random) {
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(true, new ParametersWithRandom(key, random));
        try {
            return engine.processBlock(plain, 0, plain.length);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("encrypting cannot fail for bytes in memory", e);
        }
    }

    /**
     * Decrypts.
     *
     * @throws InvalidCipherTextException when a bit differs, or the key is another
     */
    public static byte[] decrypt(ECPrivateKeyParameters key, byte[] encrypted) throws InvalidCipherTextException {
        // The engine would take a hybrid or compressed point too: a second form of the same bytes.
        if (encrypted.length <= OVERHEAD_BYTES || encrypted[0] != Sm2.UNCOMPRESSED) {
            throw new InvalidCipherTextException("no C1, C3 and C2");
        }
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(false, key);
        try {
            return engine.processBlock(encrypted, 0, encrypted.length);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new InvalidCipherTextException("C1 is no point of the curve", e);
        }
    }
}
