package org.hall24.wire.sign;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.hall24.wire.Bytes;
import org.hall24.wire.sm2.Sm2;

/**
 * The public half of a signing key.
 *
 * @param id names the key
 * @param algorithm how it signs
 * @param key as the algorithm writes it: 32 bytes for Ed25519, {@code 04 ‖ x ‖ y} for SM2
 */
public record VerifyingKey(String id, SignatureAlgorithm algorithm, Bytes key) implements RequestCheck {
    /** A key of an algorithm we do not know is kept as it is; none we have heard of has a longer one. */
    private static final int UNKNOWN_BYTES_MAX = 4 << 10;

    /** Both of our algorithms give two numbers of 32 bytes. */
    private static final int SIGNATURE_BYTES = 64;

    /** Checks the length. */
    public VerifyingKey {
        boolean fits = switch (algorithm) {
            case ED25519 -> key.size() == Ed25519PublicKeyParameters.KEY_SIZE;
            case SM2 -> key.size() == Sm2.PUBLIC_BYTES;
            case OTHER -> key.size() <= UNKNOWN_BYTES_MAX;
        };
        if (!fits) {
            throw new IllegalArgumentException(key.size() + " bytes are no public key of " + algorithm.word());
        }
    }

    /**
     * A key as it stands on a command line or in one column: what {@link #text()} gave, or the bare base64 of an Ed25519 key.
     *
     * @throws IllegalArgumentException when it is no key of an algorithm we know
     */
    public static VerifyingKey fromText(String id, String text) {
        int colon = text.indexOf(':');
        var algorithm = colon < 0 ? SignatureAlgorithm.ED25519 : SignatureAlgorithm.named(text.substring(0, colon));
        if (algorithm == SignatureAlgorithm.OTHER) {
            throw new IllegalArgumentException("a key of an algorithm this program does not know");
        }
        return new VerifyingKey(id, algorithm, Bytes.fromBase64(text.substring(colon + 1)));
    }

    /** The algorithm and the key in at most 100 characters: base64 for Ed25519, {@code sm2-sm3:} and base64 for SM2. */
    public String text() {
        return switch (algorithm) {
            case ED25519 -> key.base64();
            case SM2, OTHER -> algorithm.word() + ":" + key.base64();
        };
    }

    @Override
    public String alg() {
        return algorithm.word();
    }

    /** Whether the signature is this key's over exactly these bytes. */
    @Override
    public boolean verifies(byte[] signed, Bytes signature) {
        if (signature.size() != SIGNATURE_BYTES) {
            return false;
        }
        try {
            return switch (algorithm) {
                case ED25519 -> verifiesEd25519(signed, signature.toArray());
                case SM2 -> Sm2Signatures.verify(Sm2.publicKey(key.toArray()), signed, signature.toArray());
                case OTHER -> false;
            };
        } catch (IllegalArgumentException e) {
            // Bytes that are no point of the curve verify nothing.
            return false;
        }
    }

    private boolean verifiesEd25519(byte[] signed, byte[] signature) {
        var verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(key.toArray()));
        verifier.update(signed, 0, signed.length);
        return verifier.verifySignature(signature);
    }
}
