package org.hall24.wire.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.sm2.ScriptedRandom;
import org.hall24.wire.sm2.Sm2;
import org.junit.jupiter.api.Test;

/** The worked example of GB/T 32918.5 (GM/T 0003.5), appendix A.2, and what else must not pass. */
class Sm2SignatureTest {
    private static final Bytes SECRET = hex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8");
    private static final Bytes PUBLIC = hex("04"
            + "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
            + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
    private static final Bytes K = hex("59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21");
    private static final Bytes SIGNATURE = hex("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
            + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA");
    private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);
    private static final Bytes ORDER = hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");

    private final SigningKey key = SigningKey.fromSeed("hub-sm2", SignatureAlgorithm.SM2, SECRET);

    @Test
    void theExampleOfTheStandardIsBelieved() {
        assertThat(key.verifying()).isEqualTo(new VerifyingKey("hub-sm2", SignatureAlgorithm.SM2, PUBLIC));
        assertThat(key.seed()).isEqualTo(SECRET);
        assertThat(key.verifying().verifies(MESSAGE, SIGNATURE)).isTrue();
    }

    @Test
    void theExampleOfTheStandardIsMadeWithItsRandomNumber() {
        var made = Sm2Signatures.sign(Sm2.secretKey(SECRET.toArray()), MESSAGE, new ScriptedRandom(K));

        assertThat(Bytes.of(made)).isEqualTo(SIGNATURE);
    }

    @Test
    void everySignatureIsAnotherAndEachIsGood() {
        var one = key.sign(MESSAGE);
        var two = key.sign(MESSAGE);

        assertThat(one).isNotEqualTo(two);
        assertThat(List.of(one, two))
                .allMatch(made -> made.size() == 64 && key.verifying().verifies(MESSAGE, made));
    }

    @Test
    void everyFlippedBitOfTheSignatureIsSeen() {
        for (int bit = 0; bit < SIGNATURE.size() * 8; bit++) {
            assertThat(key.verifying().verifies(MESSAGE, flipped(SIGNATURE, bit)))
                    .isFalse();
        }
    }

    @Test
    void everyFlippedBitOfTheMessageIsSeen() {
        for (int bit = 0; bit < MESSAGE.length * 8; bit++) {
            assertThat(key.verifying().verifies(flipped(Bytes.of(MESSAGE), bit).toArray(), SIGNATURE))
                    .isFalse();
        }
    }

    @Test
    void numbersOutsideTheOrderAreNoSignature() {
        var zero = new byte[32];
        var order = ORDER.toArray();
        var good = SIGNATURE.toArray();

        assertThat(List.of(
                        joined(zero, tail(good)),
                        joined(head(good), zero),
                        joined(order, tail(good)),
                        joined(head(good), order),
                        SIGNATURE.toArray(),
                        Arrays.copyOf(good, 63),
                        Arrays.copyOf(good, 65),
                        new byte[0]))
                .filteredOn(bytes -> key.verifying().verifies(MESSAGE, Bytes.of(bytes)))
                .containsExactly(good);
    }

    @Test
    void aKeyHasOneFormOnly() {
        var compressed = new byte[33];
        compressed[0] = 3;
        System.arraycopy(PUBLIC.toArray(), 1, compressed, 1, 32);
        var hybrid = PUBLIC.toArray();
        hybrid[0] = 7;

        assertThatThrownBy(() -> new VerifyingKey("x", SignatureAlgorithm.SM2, Bytes.of(compressed)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new VerifyingKey("x", SignatureAlgorithm.SM2, Bytes.of(hybrid)).verifies(MESSAGE, SIGNATURE))
                .isFalse();
    }

    @Test
    void aPointOffTheCurveVerifiesNothing() {
        for (int bit = 8; bit < PUBLIC.size() * 8; bit += 37) {
            var off = new VerifyingKey("x", SignatureAlgorithm.SM2, flipped(PUBLIC, bit));

            assertThat(off.verifies(MESSAGE, SIGNATURE)).isFalse();
        }
    }

    @Test
    void secretsTheStandardExcludesAreRefused() {
        var tooLarge = ORDER.toArray();
        tooLarge[31]--;
        for (var secret : List.of(new byte[32], ORDER.toArray(), tooLarge, new byte[31], new byte[33])) {
            assertThatThrownBy(() -> SigningKey.fromSeed("x", SignatureAlgorithm.SM2, Bytes.of(secret)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        tooLarge[31]--;
        assertThat(SigningKey.fromSeed("x", SignatureAlgorithm.SM2, Bytes.of(tooLarge))
                        .sign(MESSAGE)
                        .size())
                .isEqualTo(64);
    }

    @Test
    void aKeyNamesItsAlgorithmInJsonAndInText() throws Exception {
        var ed25519 = SigningKey.generate("a", new SecureRandom()).verifying();

        for (var one : List.of(ed25519, key.verifying())) {
            assertThat(Json.PLAIN.read(Json.PLAIN.write(one), VerifyingKey.class, 1_000))
                    .isEqualTo(one);
            assertThat(VerifyingKey.fromText(one.id(), one.text())).isEqualTo(one);
            assertThat(one.text()).hasSizeLessThanOrEqualTo(100);
        }
        assertThat(new String(Json.PLAIN.write(key.verifying()), StandardCharsets.UTF_8))
                .contains("\"algorithm\":\"sm2-sm3\"");
        assertThat(ed25519.text()).isEqualTo(ed25519.key().base64());
        assertThat(key.verifying().text()).startsWith("sm2-sm3:");
    }

    @Test
    void aSecretComesBackFromItsLineWithItsAlgorithm() {
        var ed25519 = SigningKey.fromSeed("a", SECRET);

        assertThat(ed25519.secretText()).isEqualTo(SECRET.base64());
        assertThat(key.secretText()).isEqualTo("sm2-sm3:" + SECRET.base64());
        assertThat(SigningKey.fromSecretText("a", ed25519.secretText()).verifying())
                .isEqualTo(ed25519.verifying());
        assertThat(SigningKey.fromSecretText("hub-sm2", key.secretText()).verifying())
                .isEqualTo(key.verifying());
        for (var text :
                List.of("", "sm2-sm3:", "ml-dsa-65:" + SECRET.base64(), "sm2-sm3:AAAA", ":" + SECRET.base64())) {
            assertThatThrownBy(() -> SigningKey.fromSecretText("x", text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aKeyOfANewerAlgorithmIsReadAndBelievesNothing() throws Exception {
        var json = "{\"id\":\"pq-1\",\"algorithm\":\"ml-dsa-65\",\"key\":\"AAAA\"}".getBytes(StandardCharsets.UTF_8);

        var read = Json.PLAIN.read(json, VerifyingKey.class, 1_000);

        assertThat(read.algorithm()).isEqualTo(SignatureAlgorithm.OTHER);
        assertThat(read.verifies(MESSAGE, SIGNATURE)).isFalse();
        assertThatThrownBy(() -> VerifyingKey.fromText("pq-1", "ml-dsa-65:AAAA"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** 32 bytes that are a key of one algorithm are no key of the other, and neither signs for the other. */
    @Test
    void oneSecretInTwoAlgorithmsIsTwoKeys() {
        var ed25519 = SigningKey.fromSeed("hub-sm2", SECRET);

        assertThat(ed25519.verifying().verifies(MESSAGE, key.sign(MESSAGE))).isFalse();
        assertThat(key.verifying().verifies(MESSAGE, ed25519.sign(MESSAGE))).isFalse();
        assertThat(key.toString()).doesNotContain(SECRET.base64());
    }

    private static Bytes flipped(Bytes bytes, int bit) {
        var changed = bytes.toArray();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.of(changed);
    }

    private static byte[] head(byte[] signature) {
        return Arrays.copyOf(signature, 32);
    }

    private static byte[] tail(byte[] signature) {
        return Arrays.copyOfRange(signature, 32, 64);
    }

    private static byte[] joined(byte[] r, byte[] s) {
        var both = Arrays.copyOf(r, 64);
        System.arraycopy(s, 0, both, 32, 32);
        return both;
    }

    private static Bytes hex(String text) {
        return Bytes.of(HexFormat.of().parseHex(text));
    }
}
