package org.hall24.wire.sign;

import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.hall24.wire.Bytes;
import org.hall24.wire.sm2.Sm2;

/** The private half of a signing key. Never prints. Safe for several threads. */
public final class SigningKey implements RequestKey {
    private final VerifyingKey verifying;
    private final Secret secret;

    /** What each algorithm keeps. */
    private sealed interface Secret {
        record OfEd25519(Ed25519PrivateKeyParameters key) implements Secret {}

        record OfSm2(ECPrivateKeyParameters key) implements Secret {}
    }

    private SigningKey(VerifyingKey verifying, Secret secret) {
        this.verifying = verifying;
        this.secret = secret;
    }

    /** A new Ed25519 key. */
    public static SigningKey generate(String id, SecureRandom random) {
        return generate(id, SignatureAlgorithm.ED25519, random);
    }

    /**
     * A new key.
     *
     * @throws IllegalArgumentException for {@link SignatureAlgorithm#OTHER}
     */
    public static SigningKey generate(String id, SignatureAlgorithm algorithm, SecureRandom random) {
        return switch (algorithm) {
            case ED25519 -> of(id, new Ed25519PrivateKeyParameters(random));
            case SM2 -> of(id, (ECPrivateKeyParameters) Sm2.generate(random).getPrivate());
            case OTHER -> throw unknown();
        };
    }

    /**
     * The Ed25519 key from what {@link #seed()} gave.
     *
     * @throws IllegalArgumentException when it has not 32 bytes
     */
    public static SigningKey fromSeed(String id, Bytes seed) {
        return fromSeed(id, SignatureAlgorithm.ED25519, seed);
    }

    /**
     * The key from what {@link #seed()} gave.
     *
     * @throws IllegalArgumentException when it is none of that algorithm
     */
    public static SigningKey fromSeed(String id, SignatureAlgorithm algorithm, Bytes seed) {
        return switch (algorithm) {
            case ED25519 -> of(id, new Ed25519PrivateKeyParameters(seed.toArray()));
            case SM2 -> of(id, Sm2.secretKey(seed.toArray()));
            case OTHER -> throw unknown();
        };
    }

    /**
     * The key from the line {@link #secretText()} gave.
     *
     * @throws IllegalArgumentException when it is none, or of an algorithm we do not know; the message does not quote it
     */
    public static SigningKey fromSecretText(String id, String text) {
        int colon = text.indexOf(':');
        var algorithm = colon < 0 ? SignatureAlgorithm.ED25519 : SignatureAlgorithm.named(text.substring(0, colon));
        return fromSeed(id, algorithm, Bytes.fromBase64(text.substring(colon + 1)));
    }

    private static SigningKey of(String id, Ed25519PrivateKeyParameters key) {
        var open = Bytes.of(key.generatePublicKey().getEncoded());
        return new SigningKey(new VerifyingKey(id, SignatureAlgorithm.ED25519, open), new Secret.OfEd25519(key));
    }

    private static SigningKey of(String id, ECPrivateKeyParameters key) {
        var open = Sm2.bytes(Sm2.publicHalf(key));
        return new SigningKey(new VerifyingKey(id, SignatureAlgorithm.SM2, open), new Secret.OfSm2(key));
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException("this program does not know the algorithm of the key");
    }

    /** Names the key. */
    @Override
    public String id() {
        return verifying.id();
    }

    /** How it signs. */
    public SignatureAlgorithm algorithm() {
        return verifying.algorithm();
    }

    /** The secret, 32 bytes, for keeping in a file of mode 0600 beside the algorithm's name. */
    public Bytes seed() {
        return switch (secret) {
            case Secret.OfEd25519(var key) -> Bytes.of(key.getEncoded());
            case Secret.OfSm2(var key) -> Sm2.bytes(key);
        };
    }

    /** The secret as one line for a file of mode 0600: base64 for Ed25519, {@code sm2-sm3:} and base64 for SM2. */
    public String secretText() {
        return switch (secret) {
            case Secret.OfEd25519 _ -> seed().base64();
            case Secret.OfSm2 _ -> algorithm().word() + ":" + seed().base64();
        };
    }

    /** The public half, under the same id. */
    public VerifyingKey verifying() {
        return verifying;
    }

    @Override
    public String alg() {
        return algorithm().word();
    }

    @Override
    public DigestAlgorithm digest() {
        return algorithm().digest();
    }

    /** Signs exactly these bytes. */
    @Override
    public Bytes sign(byte[] bytes) {
        return Bytes.of(
                switch (secret) {
                    case Secret.OfEd25519(var key) -> signEd25519(key, bytes);
                    // A number drawn twice would give the key away, so it never comes from a random source of the
                    // caller.
                    case Secret.OfSm2(var key) ->
                        Sm2Signatures.sign(key, bytes, CryptoServicesRegistrar.getSecureRandom());
                });
    }

    private static byte[] signEd25519(Ed25519PrivateKeyParameters key, byte[] bytes) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(bytes, 0, bytes.length);
        return signer.generateSignature();
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }
}
