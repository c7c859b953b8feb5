package org.hall24.wire.sign;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.hall24.wire.Bytes;

/**
 * The public half of an Ed25519 key (RFC 8032).
 *
 * @param id names the key
 * @param key 32 bytes
 */
public record VerifyingKey(String id, Bytes key) {
    private static final int SIGNATURE_BYTES = 64;

    /** Checks the length. */
    public VerifyingKey {
        if (key.size() != Ed25519PublicKeyParameters.KEY_SIZE) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
    }

    /** Whether the signature is this key's over exactly these bytes. */
    public boolean verifies(byte[] signed, Bytes signature) {
        if (signature.size() != SIGNATURE_BYTES) {
            return false;
        }
        try {
            var verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(key.toArray()));
            verifier.update(signed, 0, signed.length);
            return verifier.verifySignature(signature.toArray());
        } catch (IllegalArgumentException e) {
            // 32 bytes that are no point of the curve verify nothing.
            return false;
        }
    }
}
