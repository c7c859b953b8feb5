package org.hall24.wire.sm2;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.SM2KeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.hall24.wire.Bytes;

/**
 * The curve {@code sm2p256v1} and its keys as bytes. A public key has one form only, the uncompressed point {@code 04 ‖ x ‖ y} of
 * GM/T 0009: of two forms for one key, one could be counted as a second key. A private key is the scalar, 32 bytes, big-endian.
 */
public final class Sm2 {
    /** A public key: {@code 04 ‖ x ‖ y}. */
    public static final int PUBLIC_BYTES = 65;

    /** A private key. */
    public static final int SECRET_BYTES = 32;

    /** The curve, its base point and its order, in the implementation made for this curve: the general one takes five times as long. */
    public static final ECDomainParameters DOMAIN = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));

    static final byte UNCOMPRESSED = 4;

    private Sm2() {}

    /** A new key pair; its halves are an {@link ECPublicKeyParameters} and an {@link ECPrivateKeyParameters}. */
    public static AsymmetricCipherKeyPair generate(SecureRandom random) {
        var generator = new SM2KeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(DOMAIN, random));
        return generator.generateKeyPair();
    }

    /**
     * A public key from its bytes.
     *
     * @throws IllegalArgumentException when they are no point of the curve, or one in another form
     */
    public static ECPublicKeyParameters publicKey(byte[] bytes) {
        if (bytes.length != PUBLIC_BYTES || bytes[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("an SM2 key is 04 and two coordinates, " + PUBLIC_BYTES + " bytes");
        }
        return new ECPublicKeyParameters(DOMAIN.getCurve().decodePoint(bytes), DOMAIN);
    }

    /**
     * A private key from its bytes.
     *
     * @throws IllegalArgumentException when they are not 32, or not between 1 and n − 2
     */
    public static ECPrivateKeyParameters secretKey(byte[] bytes) {
        var scalar = new BigInteger(1, bytes);
        // n − 1 is excluded by GB/T 32918.1: signing divides by 1 + d.
        if (bytes.length != SECRET_BYTES
                || scalar.signum() == 0
                || scalar.compareTo(DOMAIN.getN().subtract(BigInteger.TWO)) > 0) {
            throw new IllegalArgumentException("an SM2 secret is a number of the curve in " + SECRET_BYTES + " bytes");
        }
        return new ECPrivateKeyParameters(scalar, DOMAIN);
    }

    /** The public half of a private key. */
    public static ECPublicKeyParameters publicHalf(ECPrivateKeyParameters secret) {
        return new ECPublicKeyParameters(DOMAIN.getG().multiply(secret.getD()).normalize(), DOMAIN);
    }

    /** A public key as bytes. */
    public static Bytes bytes(ECPublicKeyParameters key) {
        return bytes(key.getQ());
    }

    /** A point as bytes. */
    public static Bytes bytes(ECPoint point) {
        return Bytes.of(point.getEncoded(false));
    }

    /** A private key as bytes. */
    public static Bytes bytes(ECPrivateKeyParameters secret) {
        return Bytes.of(BigIntegers.asUnsignedByteArray(SECRET_BYTES, secret.getD()));
    }
}
