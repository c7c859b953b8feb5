package org.hall24.wire.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hall24.wire.Application;
import org.hall24.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@EnumSource
class SealingTest {
    private static final UUID CASE = UUID.fromString("01932f6a-0000-7000-8000-000000000001");
    private static final UUID OTHER_CASE = UUID.fromString("01932f6a-0000-7000-8000-000000000002");

    private final SealingSuite suite;
    private final UnsealingKey hub;
    private final UnsealingKey other;
    private final Opener opener;
    private final Sealer sealer;

    SealingTest(SealingSuite suite) {
        this.suite = suite;
        hub = UnsealingKey.generate("hub-2026-1", suite);
        other = UnsealingKey.generate("hub-2026-2", suite);
        opener = new Opener(List.of(hub, other));
        sealer = new Sealer(hub.closing(), "H24-0007", 12);
    }

    /** What a suite adds to the padded content. */
    private int overhead() {
        return switch (suite) {
            case X25519 -> 16;
            case SM2 -> 12 + 16;
        };
    }

    @Test
    void whatIsSealedOpensUnchanged() throws Exception {
        var application = application("公交车站需要遮阳棚");

        assertThat(opener.open(Envelope.fromJson(sealer.seal(application).toJson())))
                .isEqualTo(application);
    }

    @Test
    void aRareNameOfFourBytesComesThrough() throws Exception {
        var application = application("𠮷田㐂");

        assertThat(opener.open(sealer.seal(application)).fields()).containsEntry("appeal_text", "𠮷田㐂");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangedHeaderDoesNotOpen(String what, UnaryOperator<Envelope> change) {
        var changed = change.apply(sealer.seal(application("x")));

        assertThatThrownBy(() -> opener.open(changed)).isInstanceOf(UnsealingException.class);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("version", e -> with(e, 2, e.suite(), e.keyId(), e.matterId(), e.terminal(), 12)),
                change("suite", e -> with(e, 1, otherThan(e.suite()), e.keyId(), e.matterId(), e.terminal(), 12)),
                change("unknown suite", e -> with(e, 1, "ROT13", e.keyId(), e.matterId(), e.terminal(), 12)),
                change("key", e -> with(e, 1, e.suite(), "hub-2026-2", e.matterId(), e.terminal(), 12)),
                change("unknown key", e -> with(e, 1, e.suite(), "hub-1999", e.matterId(), e.terminal(), 12)),
                change("case", e -> with(e, 1, e.suite(), e.keyId(), OTHER_CASE, e.terminal(), 12)),
                change("terminal", e -> with(e, 1, e.suite(), e.keyId(), e.matterId(), "H24-0008", 12)),
                change("revision", e -> with(e, 1, e.suite(), e.keyId(), e.matterId(), e.terminal(), 13)));
    }

    private static String otherThan(String word) {
        return Stream.of(SealingSuite.values())
                .map(SealingSuite::word)
                .filter(one -> !one.equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static Arguments change(String what, UnaryOperator<Envelope> change) {
        return Arguments.of(what, change);
    }

    private static Envelope with(
            Envelope e, int version, String suite, String keyId, UUID matter, String terminal, long revision) {
        return new Envelope(version, suite, keyId, matter, terminal, revision, e.enc(), e.ciphertext());
    }

    @Test
    void aKeyKeptUnderTheIdOfAnotherDoesNotOpen() {
        var impostor = UnsealingKey.of(
                new SealingKey(
                        "hub-2026-1", other.closing().suite(), other.closing().key()),
                other.secret());
        var envelope = sealer.seal(application("x"));

        assertThatThrownBy(() -> new Opener(List.of(impostor)).open(envelope)).isInstanceOf(UnsealingException.class);
    }

    @Test
    void everyChangedByteOfKeyAndContentIsSeen() {
        var e = sealer.seal(application("x"));

        for (int i = 0; i < e.enc().size(); i++) {
            var enc = flipped(e.enc(), i);
            assertThatThrownBy(() -> opener.open(holding(e, enc, e.ciphertext())))
                    .isInstanceOf(UnsealingException.class);
        }
        for (int i = 0; i < e.ciphertext().size(); i++) {
            var ciphertext = flipped(e.ciphertext(), i);
            assertThatThrownBy(() -> opener.open(holding(e, e.enc(), ciphertext)))
                    .isInstanceOf(UnsealingException.class);
        }
    }

    @Test
    void aShortenedEnvelopeDoesNotOpen() {
        var e = sealer.seal(application("x"));

        for (int length : new int[] {0, 1, 15, 16, 17, 500, e.ciphertext().size() - 1}) {
            var cut = Bytes.of(java.util.Arrays.copyOf(e.ciphertext().toArray(), length));
            assertThatThrownBy(() -> opener.open(holding(e, e.enc(), cut))).isInstanceOf(UnsealingException.class);
        }
        var noEnc = Bytes.of(new byte[0]);
        assertThatThrownBy(() -> opener.open(holding(e, noEnc, e.ciphertext()))).isInstanceOf(UnsealingException.class);
        // A point of small order gives a shared secret everybody knows; the curve of SM2 has none, but zeros are no
        // point of it.
        var zero = Bytes.of(new byte[e.enc().size()]);
        assertThatThrownBy(() -> opener.open(holding(e, zero, e.ciphertext()))).isInstanceOf(UnsealingException.class);
    }

    @Test
    void theLengthOfAnEnvelopeTellsOnlyWholeKibibytes() {
        var shortOne = sealer.seal(application("好"));
        var longerOne = sealer.seal(application("好".repeat(100)));

        assertThat(shortOne.ciphertext().size()).isEqualTo(1024 + overhead());
        assertThat(longerOne.ciphertext().size()).isEqualTo(1024 + overhead());
        assertThat(sealer.seal(application("好".repeat(500))).ciphertext().size())
                .isEqualTo(2048 + overhead());
    }

    @Test
    void paddingAtTheEdgesOfAClass() throws Exception {
        for (int length : new int[] {0, 1, 1019, 1020, 1021, 2044, 2045}) {
            var content = new byte[length];
            new Random(length).nextBytes(content);

            var padded = Padding.pad(content);

            assertThat(padded.length % Padding.CLASS_BYTES).isZero();
            assertThat(padded.length - length).isBetween(4, 1027);
            assertThat(Padding.strip(padded)).isEqualTo(content);
        }
    }

    @Test
    void dishonestPaddingIsRefused() {
        var tooLong = new byte[1024];
        tooLong[2] = 4;
        tooLong[3] = 1;
        var negative = new byte[1024];
        negative[0] = -1;
        var dirty = new byte[1024];
        dirty[1023] = 1;

        for (var padded : List.of(tooLong, negative, dirty, new byte[0], new byte[1023], new byte[1025])) {
            assertThatThrownBy(() -> Padding.strip(padded)).isInstanceOf(UnsealingException.class);
        }
    }

    @Test
    void theSameApplicationSealsDifferentlyEachTime() {
        var application = application("x");

        assertThat(sealer.seal(application).ciphertext())
                .isNotEqualTo(sealer.seal(application).ciphertext());
    }

    @Test
    void nothingOfTheCitizenIsReadableOutside() {
        var json = sealer.seal(application("公交车站")).toJson();

        assertThat(json).doesNotContain("公交", "演示人", "990000");
        assertThat(application("x").toString()).doesNotContain("演示人");
        assertThat(hub.toString()).doesNotContain(hub.secret().base64());
    }

    @Test
    void aKeyOfAnUnknownSuiteIsRefusedByName() {
        var newer = new SealingKey("hub-pq", "MLKEM768-AES256GCM", Bytes.of(new byte[1_184]));

        assertThat(Sealer.knows(newer)).isFalse();
        assertThat(Sealer.knows(hub.closing())).isTrue();
        assertThatThrownBy(() -> new Sealer(newer, "H24-0007", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UnsealingKey.of(newer, hub.secret())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halvesOfTwoKeysDoNotMakeOne() {
        assertThatThrownBy(() -> UnsealingKey.of(hub.closing(), other.secret()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(UnsealingKey.of(hub.closing(), hub.secret()).closing()).isEqualTo(hub.closing());
    }

    @Test
    void aHubWithKeysOfBothSuitesOpensEither() throws Exception {
        var application = application("x");
        for (var one : SealingSuite.values()) {
            var key = UnsealingKey.generate("hub-" + one, one);
            var both = new Opener(List.of(hub, key));

            assertThat(both.open(new Sealer(key.closing(), "H24-0007", 12).seal(application)))
                    .isEqualTo(application);
            assertThat(both.open(sealer.seal(application))).isEqualTo(application);
        }
    }

    private static Bytes flipped(Bytes bytes, int at) {
        var changed = bytes.toArray();
        changed[at] ^= 1;
        return Bytes.of(changed);
    }

    private static Envelope holding(Envelope e, Bytes enc, Bytes ciphertext) {
        return new Envelope(
                e.version(), e.suite(), e.keyId(), e.matterId(), e.terminal(), e.catalogueRevision(), enc, ciphertext);
    }

    static Application application(String text) {
        return new Application(
                CASE,
                "appeal.hotline",
                new Application.Holder("演示人甲", "990000198506150029", "演示市演示区一号"),
                Map.of("appeal_type", "suggest", "appeal_text", text, "mobile", "19900000001"),
                Optional.of(new Application.Slot("token", "hall-1", "2026-11-23", "09:00")),
                "123456",
                "zh",
                Instant.parse("2026-11-22T05:00:00Z"));
    }
}
