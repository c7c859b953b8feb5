package org.hall24.wire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hall24.wire.Bytes;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.seal.SealingSuite;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whichever algorithms the three roots sign with. */
@ParameterizedClass(name = "roots {0}, {1}, {2}")
@CsvSource({"ED25519, ED25519, ED25519", "SM2, SM2, SM2", "SM2, ED25519, SM2"})
class ReleaseTest {
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

    private final List<SigningKey> keys;
    private final Roots roots;
    private final ReleaseVerifier verifier;
    private final Release release = release(12, NOW.plusSeconds(86_400));

    ReleaseTest(SignatureAlgorithm one, SignatureAlgorithm two, SignatureAlgorithm three) {
        keys = List.of(
                SigningKey.generate("root-1", one, new SecureRandom()),
                SigningKey.generate("root-2", two, new SecureRandom()),
                SigningKey.generate("root-3", three, new SecureRandom()));
        roots = new Roots(2, keys.stream().map(SigningKey::verifying).toList());
        verifier = new ReleaseVerifier(roots, () -> NOW);
    }

    @Test
    void anyTwoOfThreeRootsAreEnough() throws Exception {
        var rootsFile = Roots.fromJson(roots.toJson());
        for (var pair : List.of(List.of(0, 1), List.of(0, 2), List.of(1, 2), List.of(2, 1))) {
            var file = signedBy(pair.stream().map(keys::get).toList());

            assertThat(new ReleaseVerifier(rootsFile, () -> NOW).verify(file, 0))
                    .isEqualTo(new ReleaseVerdict.Current(release));
        }
    }

    @Test
    void oneRootIsNotEnoughHoweverOftenItSigns() throws Exception {
        var one = SignedRelease.fromJson(signedBy(List.of(keys.get(0))));
        var twice = new SignedRelease(
                one.payload(), List.of(one.signatures().get(0), one.signatures().get(0)));
        var underAnotherName = new SignedRelease(
                one.payload(),
                List.of(
                        one.signatures().get(0),
                        new SignedRelease.RootSignature(
                                "root-2", one.signatures().get(0).signature())));

        for (var file : List.of(one, twice, underAnotherName)) {
            assertThat(verifier.verify(file.toJson(), 0)).isEqualTo(new ReleaseVerdict.TooFewSignatures(1, 2));
        }
    }

    @Test
    void strangersDoNotCount() {
        var stranger = SigningKey.generate("root-2", keys.get(1).algorithm(), new SecureRandom());

        assertThat(verifier.verify(signedBy(List.of(keys.get(0), stranger)), 0))
                .isEqualTo(new ReleaseVerdict.TooFewSignatures(1, 2));
    }

    @Test
    void anExpiredReleaseIsStillUsableAndSaysSo() {
        var late = new ReleaseVerifier(roots, () -> NOW.plusSeconds(86_401));

        assertThat(late.verify(signedBy(keys.subList(0, 2)), 12))
                .isInstanceOf(ReleaseVerdict.Usable.class)
                .isEqualTo(new ReleaseVerdict.Expired(release));
    }

    @Test
    void aLowerRevisionThanOnceUsedIsOlder() {
        var file = signedBy(keys.subList(0, 2));

        assertThat(verifier.verify(file, 12)).isEqualTo(new ReleaseVerdict.Current(release));
        assertThat(verifier.verify(file, 13)).isEqualTo(new ReleaseVerdict.Older(12, 13));
    }

    @Test
    void everyChangedByteOfThePayloadCostsItsSignatures() throws Exception {
        var signed = SignedRelease.fromJson(signedBy(keys));
        for (int i = 0; i < signed.payload().size(); i += 17) {
            var changed = signed.payload().toArray();
            changed[i] ^= 1;

            var file = new SignedRelease(Bytes.of(changed), signed.signatures()).toJson();

            assertThat(verifier.verify(file, 0)).isEqualTo(new ReleaseVerdict.TooFewSignatures(0, 2));
        }
    }

    /** The bytes that are signed name their purpose: a root's signature for anything else is worth nothing here. */
    @Test
    void theSignedBytesAreThoseOfDsse() throws Exception {
        var signed = SignedRelease.fromJson(signedBy(keys));
        var head = "DSSEv1 35 application/vnd.hall24.release+json "
                + signed.payload().size() + " ";

        var bytes = signed.signedBytes();

        assertThat(new String(Arrays.copyOf(bytes, head.length()), StandardCharsets.US_ASCII))
                .isEqualTo(head);
        assertThat(Bytes.of(Arrays.copyOfRange(bytes, head.length(), bytes.length)))
                .isEqualTo(signed.payload());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void garbledFilesAreNeverUsableAsAnythingElse(long seed) {
        var random = new Random(seed);
        var file = signedBy(keys.subList(0, 2));
        for (int round = 0; round < 300; round++) {
            var verdict = verifier.verify(garble(file, random), 0);

            // A blank between two fields of the file, outside of what is signed, changes nothing.
            assertThat(verdict)
                    .isInstanceOfAny(
                            ReleaseVerdict.TooFewSignatures.class,
                            ReleaseVerdict.Malformed.class,
                            ReleaseVerdict.Current.class);
            if (verdict instanceof ReleaseVerdict.Current(var read)) {
                assertThat(read).isEqualTo(release);
            }
        }
    }

    @Test
    void aFileThatIsTooLongIsRefusedUnread() {
        assertThat(verifier.verify(new byte[SignedRelease.BYTES_MAX + 1], 0))
                .isInstanceOf(ReleaseVerdict.Malformed.class);
    }

    @Test
    void rootsThatCannotHoldAreRefused() {
        var one = keys.get(0).verifying();
        var sameKey = new VerifyingKey("root-9", one.algorithm(), one.key());

        assertThatThrownBy(() -> new Roots(0, List.of(one))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Roots(2, List.of(one))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Roots(2, List.of(one, one))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Roots(2, List.of(one, sameKey))).isInstanceOf(IllegalArgumentException.class);
    }

    /** A newer hub brings keys this terminal cannot use; it takes the rest of the release all the same. */
    @Test
    void aReleaseWithKeysOfANewerHubIsUsable() {
        var newer = new Release.HubKeys(
                List.of(
                        new SealingKey("pq-1", "MLKEM768-AES256GCM", Bytes.of(new byte[1_184])),
                        UnsealingKey.generate("sm2-1", SealingSuite.SM2).closing(),
                        UnsealingKey.generate("hub-1").closing()),
                List.of(
                        new VerifyingKey("pq-2", SignatureAlgorithm.OTHER, Bytes.of(new byte[1_952])),
                        SigningKey.generate("sm2-2", SignatureAlgorithm.SM2, new SecureRandom())
                                .verifying()));
        var brought =
                new Release(13, NOW, release.expires(), release.overlay(), release.catalogue(), newer, release.plate());

        var verdict = verifier.verify(SignedRelease.sign(brought, keys).toJson(), 0);

        assertThat(verdict).isEqualTo(new ReleaseVerdict.Current(brought));
        assertThat(brought.hub().sealing().stream().filter(Sealer::knows).findFirst())
                .map(SealingKey::id)
                .contains("sm2-1");
    }

    private byte[] signedBy(List<SigningKey> signers) {
        return SignedRelease.sign(release, signers).toJson();
    }

    private static byte[] garble(byte[] file, Random random) {
        var garbled = file.clone();
        switch (random.nextInt(3)) {
            case 0 -> garbled = Arrays.copyOf(file, random.nextInt(file.length));
            case 1 -> {
                int at = random.nextInt(file.length);
                garbled[at] = (byte) random.nextInt();
            }
            default -> {
                var longer = new ArrayList<Byte>();
                int cut = random.nextInt(file.length);
                for (int i = 0; i < file.length; i++) {
                    longer.add(file[i]);
                    if (i == cut) {
                        longer.add((byte) random.nextInt());
                    }
                }
                garbled = new byte[longer.size()];
                for (int i = 0; i < garbled.length; i++) {
                    garbled[i] = longer.get(i);
                }
            }
        }
        return garbled;
    }

    private static Release release(long revision, Instant expires) {
        return new Release(
                revision,
                NOW.minusSeconds(3_600),
                expires,
                Optional.of("990000"),
                Map.of("matters/appeal.hotline.yaml", "id: appeal.hotline\n"),
                new Release.HubKeys(
                        List.of(UnsealingKey.generate("hub-1").closing()),
                        List.of(SigningKey.generate("hub-sign-1", new SecureRandom())
                                .verifying())),
                new Release.Plate("演示市政务服务大厅", "Demonstration City Service Hall", "演示责任人", "12345"));
    }
}
