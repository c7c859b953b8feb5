package org.hall24.wire.sign;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.hall24.wire.Bytes;

/** The private half of an Ed25519 key. Never prints. */
public final class SigningKey {
    private final String id;
    private final Ed25519PrivateKeyParameters secret;

    private SigningKey(String id, Ed25519PrivateKeyParameters secret) {
        this.id = id;
        this.secret = secret;
    }

    /** A new key. */
    public static SigningKey generate(String id, SecureRandom random) {
        return new SigningKey(id, new Ed25519PrivateKeyParameters(random));
    }

    /**
     * The key from what {@link #seed()} gave.
     *
     * @throws IllegalArgumentException when it has not 32 bytes
     */
    public static SigningKey fromSeed(String id, Bytes seed) {
        return new SigningKey(id, new Ed25519PrivateKeyParameters(seed.toArray()));
    }

    /** Names the key. */
    public String id() {
        return id;
    }

    /** The secret, 32 bytes, for keeping in a file of mode 0600. */
    public Bytes seed() {
        return Bytes.of(secret.getEncoded());
    }

    /** The public half, under the same id. */
    public VerifyingKey verifying() {
        return new VerifyingKey(id, Bytes.of(secret.generatePublicKey().getEncoded()));
    }

    /** Signs exactly these bytes. */
    public Bytes sign(byte[] bytes) {
        var signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(bytes, 0, bytes.length);
        return Bytes.of(signer.generateSignature());
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
