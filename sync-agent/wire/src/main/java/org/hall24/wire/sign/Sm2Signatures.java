package org.hall24.wire.sign;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** SM2 signatures with SM3 (GB/T 32918.2), as {@code r ‖ s}. */
final class Sm2Signatures {
    /** GM/T 0009: whoever agreed on no other id has this one. Ours is in what is signed. */
    private static final byte[] SIGNER = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private Sm2Signatures() {}

    static byte[] sign(ECPrivateKeyParameters secret, byte[] bytes, SecureRandom random) {
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(true, new ParametersWithID(new ParametersWithRandom(secret, random), SIGNER));
        signer.update(bytes, 0, bytes.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("signing cannot fail for bytes in memory", e);
        }
    }

    static boolean verify(ECPublicKeyParameters key, byte[] signed, byte[] signature) {
        var verifier = new SM2Signer(PlainDSAEncoding.INSTANCE);
        verifier.init(false, new ParametersWithID(key, SIGNER));
        verifier.update(signed, 0, signed.length);
        return verifier.verifySignature(signature);
    }
}
