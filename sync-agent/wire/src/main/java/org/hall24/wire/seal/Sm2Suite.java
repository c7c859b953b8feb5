package org.hall24.wire.seal;

import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;
import org.hall24.wire.sm2.Sm2;
import org.hall24.wire.sm2.Sm2Encryption;

/**
 * The digital envelope of the national suite. A fresh random SM4 key for each envelope is encrypted to the SM2 key by GB/T 32918.4;
 * {@code enc} is {@code C1 ‖ C3 ‖ C2}, 113 bytes. {@code ciphertext} is a random nonce of 12 bytes and the content under SM4-GCM
 * with its tag of 16. No key is derived: a cryptographic machine (密码机) opens it with two functions every one has.
 *
 * <p>Bound as associated data are {@link BoundFields} with the label {@code hall24 sm2 envelope 1} and then the SM2 key, {@code enc}
 * and what the caller binds. So the content belongs to this key, this wrapping of its SM4 key and this header.
 */
final class Sm2Suite implements Suite {
    static final String NAME = "SM2-SM4GCM";

    static final Sm2Suite INSTANCE = new Sm2Suite();

    private static final int SM4_KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int ENC_BYTES = Sm2Encryption.OVERHEAD_BYTES + SM4_KEY_BYTES;

    private Sm2Suite() {}

    @Override
    public UnsealingKey generate(String id) {
        var pair = Sm2.generate(random());
        return UnsealingKey.made(
                new SealingKey(id, NAME, Sm2.bytes((ECPublicKeyParameters) pair.getPublic())),
                Sm2.bytes((ECPrivateKeyParameters) pair.getPrivate()));
    }

    @Override
    public Sealed seal(SealingKey key, byte[] bound, byte[] plain) {
        var to = Sm2.publicKey(key.key().toArray());
        var sm4 = new byte[SM4_KEY_BYTES];
        random().nextBytes(sm4);
        try {
            var enc = Bytes.of(Sm2Encryption.encrypt(to, sm4, random()));
            var nonce = new byte[NONCE_BYTES];
            random().nextBytes(nonce);
            var sealed = Arrays.copyOf(nonce, NONCE_BYTES + plain.length + TAG_BYTES);
            gcm(true, sm4, nonce, associated(key, enc, bound), plain, 0, plain.length, sealed, NONCE_BYTES);
            return new Sealed(enc, Bytes.of(sealed));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing cannot fail for bytes in memory", e);
        } finally {
            Arrays.fill(sm4, (byte) 0);
        }
    }

    @Override
    public byte[] open(UnsealingKey key, byte[] bound, Sealed sealed) throws UnsealingException {
        if (sealed.enc().size() != ENC_BYTES) {
            throw new UnsealingException("the encapsulated key has the wrong length");
        }
        if (sealed.ciphertext().size() < NONCE_BYTES + TAG_BYTES) {
            throw new UnsealingException("the content is shorter than its nonce and its tag");
        }
        var content = sealed.ciphertext().toArray();
        var nonce = Arrays.copyOf(content, NONCE_BYTES);
        int length = content.length - NONCE_BYTES;
        var plain = new byte[length - TAG_BYTES];
        var sm4 = unwrapped(key, sealed.enc());
        try {
            gcm(
                    false,
                    sm4,
                    nonce,
                    associated(key.closing(), sealed.enc(), bound),
                    content,
                    NONCE_BYTES,
                    length,
                    plain,
                    0);
            return plain;
        } catch (InvalidCipherTextException e) {
            throw new UnsealingException("the envelope does not open: something in it was changed", e);
        } finally {
            Arrays.fill(sm4, (byte) 0);
        }
    }

    private static byte[] unwrapped(UnsealingKey key, Bytes enc) throws UnsealingException {
        try {
            return Sm2Encryption.decrypt(Sm2.secretKey(key.secret().toArray()), enc.toArray());
        } catch (InvalidCipherTextException e) {
            throw new UnsealingException("the envelope does not open: its key was changed, or is for another", e);
        }
    }

    @Override
    public void check(UnsealingKey key) {
        var open = Sm2.bytes(Sm2.publicHalf(Sm2.secretKey(key.secret().toArray())));
        if (!open.equals(key.closing().key())) {
            throw new IllegalArgumentException("the two halves of the key do not belong together");
        }
    }

    private static byte[] associated(SealingKey key, Bytes enc, byte[] bound) {
        return new BoundFields("hall24 sm2 envelope 1")
                .and(key.key())
                .and(enc)
                .and(Bytes.of(bound))
                .toArray();
    }

    /** One pass of SM4-GCM (GB/T 32907, RFC 8998), from one array into another. */
    static void gcm(
            boolean sealing,
            byte[] sm4,
            byte[] nonce,
            byte[] associated,
            byte[] from,
            int at,
            int length,
            byte[] to,
            int start)
            throws InvalidCipherTextException {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(sealing, new AEADParameters(new KeyParameter(sm4), TAG_BYTES * Byte.SIZE, nonce, associated));
        int written = cipher.processBytes(from, at, length, to, start);
        cipher.doFinal(to, start + written);
    }

    /** Keys and nonces come from the machine's own source, whatever the caller's is. */
    private static SecureRandom random() {
        return CryptoServicesRegistrar.getSecureRandom();
    }
}
