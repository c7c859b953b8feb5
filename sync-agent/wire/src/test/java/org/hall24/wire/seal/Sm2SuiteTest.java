package org.hall24.wire.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;
import org.hall24.wire.sm2.ScriptedRandom;
import org.hall24.wire.sm2.Sm2;
import org.hall24.wire.sm2.Sm2Encryption;
import org.junit.jupiter.api.Test;

/** The national suite against the examples of its standards, and piece by piece as another implementation would open it. */
class Sm2SuiteTest {
    /** GB/T 32918.5 (GM/T 0003.5), the key pair of its examples. */
    private static final byte[] SECRET = hex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8");

    private static final byte[] PUBLIC = hex("04"
            + "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
            + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
    private static final byte[] K = hex("59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21");
    private static final byte[] SENTENCE = "encryption standard".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED = hex("04"
            + "04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73"
            + "E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0"
            + "59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766"
            + "21886CA989CA9C7D58087307CA93092D651EFA");

    private static final byte[] BOUND = {1, 2, 3};
    private static final byte[] PLAIN = "演示".repeat(200).getBytes(StandardCharsets.UTF_8);

    private final UnsealingKey hub =
            UnsealingKey.of(new SealingKey("hub-sm2", SealingSuite.SM2.word(), Bytes.of(PUBLIC)), Bytes.of(SECRET));
    private final Suite suite = SealingSuite.SM2.suite();

    @Test
    void theEncryptionOfTheStandardIsMadeAndOpened() throws Exception {
        var made = Sm2Encryption.encrypt(Sm2.publicKey(PUBLIC), SENTENCE, new ScriptedRandom(Bytes.of(K)));

        assertThat(made).isEqualTo(ENCRYPTED);
        assertThat(Sm2Encryption.decrypt(Sm2.secretKey(SECRET), ENCRYPTED)).isEqualTo(SENTENCE);
    }

    @Test
    void everyFlippedBitOfTheEncryptionIsSeen() {
        for (int bit = 0; bit < ENCRYPTED.length * 8; bit++) {
            var changed = ENCRYPTED.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThatThrownBy(() -> Sm2Encryption.decrypt(Sm2.secretKey(SECRET), changed))
                    .isInstanceOf(InvalidCipherTextException.class);
        }
    }

    @Test
    void aPointInAnotherFormIsRefusedAlthoughItIsTheSamePoint() {
        var hybrid = ENCRYPTED.clone();
        hybrid[0] = 6;

        assertThatThrownBy(() -> Sm2Encryption.decrypt(Sm2.secretKey(SECRET), hybrid))
                .isInstanceOf(InvalidCipherTextException.class);
        for (int length = 0; length <= Sm2Encryption.OVERHEAD_BYTES; length++) {
            var cut = Arrays.copyOf(ENCRYPTED, length);
            assertThatThrownBy(() -> Sm2Encryption.decrypt(Sm2.secretKey(SECRET), cut))
                    .isInstanceOf(InvalidCipherTextException.class);
        }
    }

    /** GB/T 32905, appendix A. */
    @Test
    void sm3GivesTheDigestsOfTheStandard() {
        assertThat(sm3("abc")).isEqualTo(hex("66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0"));
        assertThat(sm3("abcd".repeat(16)))
                .isEqualTo(hex("DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732"));
    }

    /** GB/T 32907, appendix A.1; the million rounds of A.2 are shortened to none. */
    @Test
    void sm4GivesTheBlockOfTheStandard() {
        var key = hex("0123456789ABCDEFFEDCBA9876543210");
        var sm4 = new SM4Engine();
        sm4.init(true, new KeyParameter(key));
        var block = new byte[16];

        sm4.processBlock(key, 0, block, 0);

        assertThat(block).isEqualTo(hex("681EDF34D206965E86B3E94F536E4246"));
    }

    /** RFC 8998, appendix A.1. */
    @Test
    void sm4GcmGivesTheBytesOfTheRfc() throws Exception {
        var key = hex("0123456789ABCDEFFEDCBA9876543210");
        var nonce = hex("00001234567800000000ABCD");
        var associated = hex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
        var plain = hex("AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
                + "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA");
        var sealed = hex("17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
                + "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
                + "83DE3541E4C2B58177E065A9BF7B62EC");
        var made = new byte[sealed.length];
        var opened = new byte[plain.length];

        Sm2Suite.gcm(true, key, nonce, associated, plain, 0, plain.length, made, 0);
        Sm2Suite.gcm(false, key, nonce, associated, sealed, 0, sealed.length, opened, 0);

        assertThat(made).isEqualTo(sealed);
        assertThat(opened).isEqualTo(plain);
    }

    /** What a cryptographic machine would do: decrypt 113 bytes to an SM4 key, then open nonce, content and tag with it. */
    @Test
    void anEnvelopeIsWhatItsDescriptionSays() throws Exception {
        var sealed = suite.seal(hub.closing(), BOUND, PLAIN);

        assertThat(sealed.enc().size()).isEqualTo(65 + 32 + 16);
        assertThat(sealed.ciphertext().size()).isEqualTo(12 + PLAIN.length + 16);
        var sm4 = Sm2Encryption.decrypt(Sm2.secretKey(SECRET), sealed.enc().toArray());
        assertThat(sm4).hasSize(16);
        var associated = new BoundFields("hall24 sm2 envelope 1")
                .and(Bytes.of(PUBLIC))
                .and(sealed.enc())
                .and(Bytes.of(BOUND))
                .toArray();
        var content = sealed.ciphertext().toArray();
        var opened = new byte[PLAIN.length];
        Sm2Suite.gcm(false, sm4, Arrays.copyOf(content, 12), associated, content, 12, content.length - 12, opened, 0);
        assertThat(opened).isEqualTo(PLAIN);
        assertThat(suite.open(hub, BOUND, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void flippedBitsOfKeyAndNonceAndContentAndTagAreSeen() {
        var sealed = suite.seal(hub.closing(), BOUND, new byte[64]);

        // Every fifth: each of the eight places of a byte, and some of every field. All of them are seen above, one
        // layer down.
        for (int bit = 0; bit < sealed.enc().size() * 8; bit += 5) {
            var changed = new Suite.Sealed(flipped(sealed.enc(), bit), sealed.ciphertext());
            assertThatThrownBy(() -> suite.open(hub, BOUND, changed)).isInstanceOf(UnsealingException.class);
        }
        for (int bit = 0; bit < sealed.ciphertext().size() * 8; bit += 5) {
            var changed = new Suite.Sealed(sealed.enc(), flipped(sealed.ciphertext(), bit));
            assertThatThrownBy(() -> suite.open(hub, BOUND, changed)).isInstanceOf(UnsealingException.class);
        }
        for (int bit = 0; bit < BOUND.length * 8; bit++) {
            var bound = flipped(Bytes.of(BOUND), bit).toArray();
            assertThatThrownBy(() -> suite.open(hub, bound, sealed)).isInstanceOf(UnsealingException.class);
        }
    }

    /** Whoever sealed once knows the SM4 key; wrapped anew, even rightly, it is another envelope. */
    @Test
    void theSameContentUnderAnotherWrappingOfItsKeyDoesNotOpen() throws Exception {
        var sealed = suite.seal(hub.closing(), BOUND, PLAIN);
        var sm4 = Sm2Encryption.decrypt(Sm2.secretKey(SECRET), sealed.enc().toArray());
        var again = Bytes.of(Sm2Encryption.encrypt(Sm2.publicKey(PUBLIC), sm4, new ScriptedRandom(Bytes.of(K))));

        assertThatThrownBy(() -> suite.open(hub, BOUND, new Suite.Sealed(again, sealed.ciphertext())))
                .isInstanceOf(UnsealingException.class);
    }

    @Test
    void noTwoEnvelopesShareAKeyOrANonce() throws Exception {
        var one = suite.seal(hub.closing(), BOUND, PLAIN);
        var two = suite.seal(hub.closing(), BOUND, PLAIN);

        assertThat(Sm2Encryption.decrypt(Sm2.secretKey(SECRET), one.enc().toArray()))
                .isNotEqualTo(
                        Sm2Encryption.decrypt(Sm2.secretKey(SECRET), two.enc().toArray()));
        assertThat(Arrays.copyOf(one.ciphertext().toArray(), 12))
                .isNotEqualTo(Arrays.copyOf(two.ciphertext().toArray(), 12));
    }

    @Test
    void aKeyThatIsNoPointIsRefusedBeforeAnythingIsSealed() {
        var compressed = Arrays.copyOf(PUBLIC, 33);
        compressed[0] = 3;
        var off = PUBLIC.clone();
        off[40] ^= 1;

        for (var bytes : List.of(compressed, off, new byte[65], new byte[0], Arrays.copyOf(PUBLIC, 66))) {
            var key = new SealingKey("x", SealingSuite.SM2.word(), Bytes.of(bytes));
            assertThatThrownBy(() -> suite.seal(key, BOUND, PLAIN)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> UnsealingKey.of(key, Bytes.of(SECRET)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] sm3(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        var digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        var result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }

    private static Bytes flipped(Bytes bytes, int bit) {
        var changed = bytes.toArray();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.of(changed);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
