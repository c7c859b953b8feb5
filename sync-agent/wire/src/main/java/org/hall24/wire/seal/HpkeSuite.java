package org.hall24.wire.seal;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.hall24.wire.Bytes;

/** HPKE (RFC 9180), base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
final class HpkeSuite implements Suite {
    static final String NAME = "X25519-AES256GCM";

    static final HpkeSuite INSTANCE = new HpkeSuite();

    /** Binds the derived key to this use; another use of the same hub key takes another word. */
    private static final byte[] INFO = "hall24 envelope".getBytes(StandardCharsets.US_ASCII);

    private static final int KEY_BYTES = 32;

    private HpkeSuite() {}

    @Override
    public UnsealingKey generate(String id) {
        var hpke = hpke();
        var pair = hpke.generatePrivateKey();
        return UnsealingKey.made(
                new SealingKey(id, NAME, Bytes.of(hpke.serializePublicKey(pair.getPublic()))),
                Bytes.of(hpke.serializePrivateKey(pair.getPrivate())));
    }

    @Override
    public Sealed seal(SealingKey key, byte[] bound, byte[] plain) {
        if (key.key().size() != KEY_BYTES) {
            throw new IllegalArgumentException("an X25519 key has " + KEY_BYTES + " bytes");
        }
        try {
            var hpke = hpke();
            var context = hpke.setupBaseS(hpke.deserializePublicKey(key.key().toArray()), INFO);
            return new Sealed(Bytes.of(context.getEncapsulation()), Bytes.of(context.seal(bound, plain)));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing cannot fail for bytes in memory", e);
        }
    }

    @Override
    public byte[] open(UnsealingKey key, byte[] bound, Sealed sealed) throws UnsealingException {
        if (sealed.enc().size() != KEY_BYTES) {
            throw new UnsealingException("the encapsulated key has the wrong length");
        }
        try {
            var context = hpke().setupBaseR(sealed.enc().toArray(), pair(key), INFO);
            return context.open(bound, sealed.ciphertext().toArray());
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
            // The latter two: points of small order, and texts shorter than a tag.
            throw new UnsealingException("the envelope does not open: something in it was changed", e);
        }
    }

    @Override
    public void check(UnsealingKey key) {
        if (key.secret().size() != KEY_BYTES || key.closing().key().size() != KEY_BYTES) {
            throw new IllegalArgumentException("an X25519 key has " + KEY_BYTES + " bytes");
        }
        var trial = new byte[] {1, 2, 3};
        try {
            open(key, trial, seal(key.closing(), trial, trial));
        } catch (UnsealingException e) {
            throw new IllegalArgumentException("the two halves of the key do not belong together", e);
        }
    }

    private static AsymmetricCipherKeyPair pair(UnsealingKey key) {
        return hpke().deserializePrivateKey(
                        key.secret().toArray(), key.closing().key().toArray());
    }

    /** Made anew each time: its key generator is not for several threads. */
    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }
}
