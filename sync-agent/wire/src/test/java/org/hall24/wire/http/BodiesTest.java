package org.hall24.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.hall24.wire.Application;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Envelope;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
    private static final UUID CASE = UUID.fromString("01932f6a-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-22T05:00:00Z");

    private final Envelope envelope = new Sealer(UnsealingKey.generate("hub-1").closing(), "H24-0007", 1)
            .seal(new Application(
                    CASE,
                    "appeal.hotline",
                    new Application.Holder("演示人甲", "990000198506150029", ""),
                    Map.of(),
                    Optional.empty(),
                    "123456",
                    "zh",
                    AT));
    private final MatterSubmission submission =
            new MatterSubmission(CASE, "appeal.hotline", "YS-0007-000036-3", "H24-0007", 36, AT, envelope);

    @Test
    void aSubmissionComesThrough() throws Exception {
        assertThat(MatterSubmission.fromJson(submission.toJson())).isEqualTo(submission);
    }

    @Test
    void aBatchCarriesTheBytesOfItsItemsUnchanged() throws Exception {
        var item = new String(submission.toJson(), StandardCharsets.UTF_8) + " \n";
        var batch = new MatterBatch(List.of(item, "no JSON at all: \u0000 \"𠮷\""));

        assertThat(MatterBatch.fromJson(batch.toJson())).isEqualTo(batch);
        assertThatThrownBy(() -> new MatterBatch(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MatterBatch(Collections.nCopies(MatterBatch.ITEMS_MAX + 1, item)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theAnswerToABatchSaysForEachItemWhatBecameOfIt() throws Exception {
        var key = SigningKey.generate("hub-1", new SecureRandom());
        var receipt = HubReceipt.sign(key, CASE, "YS-0007-000036-3", Bytes.sha256(submission.toJson()), AT);
        var answer = new BatchAnswer(List.of(
                new BatchAnswer.Taken(receipt),
                new BatchAnswer.Refused(Refusal.DIFFERENT_BODY),
                new BatchAnswer.Later()));

        assertThat(BatchAnswer.fromJson(answer.toJson())).isEqualTo(answer);
        assertThat(new String(answer.toJson(), StandardCharsets.UTF_8)).contains("{\"is\":\"later\"}");
    }

    @Test
    void reconciliationComesThrough() throws Exception {
        var held = new HeldMatters(
                "r-7", List.of(new HeldMatters.Held(CASE, "YS-0007-000036-3", Bytes.sha256(new byte[0]), true)), true);
        var missing = new MissingMatters(List.of(CASE), List.of());

        assertThat(HeldMatters.fromJson(held.toJson())).isEqualTo(held);
        assertThat(MissingMatters.fromJson(missing.toJson())).isEqualTo(missing);
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "SM2"})
    void aCarriedFileIsSignedAsAWhole(SignatureAlgorithm algorithm) throws Exception {
        var key = SigningKey.generate("H24-0007", algorithm, new SecureRandom());
        var file = CarriedMatters.sign(key, AT, List.of("one", "two"));

        assertThat(CarriedMatters.fromJson(file.toJson())).isEqualTo(file);
        assertThat(file.isBy(key.verifying())).isTrue();
        assertThat(new CarriedMatters("H24-0007", AT, List.of("two", "one"), file.signature()).isBy(key.verifying()))
                .isFalse();
        assertThat(file.isBy(SigningKey.generate("H24-0007", algorithm, new SecureRandom())
                        .verifying()))
                .isFalse();
    }

    @Test
    void partsOfDifferentCasesAreNoSubmission() {
        var other = UUID.fromString("01932f6a-0000-7000-8000-000000000002");

        assertThatThrownBy(() ->
                        new MatterSubmission(other, "appeal.hotline", "YS-0007-000036-3", "H24-0007", 36, AT, envelope))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new MatterSubmission(CASE, "appeal.hotline", "YS-0007-000036-3", "H24-0008", 36, AT, envelope))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new MatterSubmission(CASE, "appeal.hotline", "YS-0007-000036-7", "H24-0007", 36, AT, envelope))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusalIsOneWord() throws Exception {
        assertThat(Refusal.fromJson(utf8("{\"code\":\"different-body\",\"hint\":\"newer hubs say more\"}")))
                .isEqualTo(new Refusal(Refusal.DIFFERENT_BODY));
        for (var text : List.of("{\"code\":\"\"}", "{\"code\":\"A b\"}", "{\"code\":null}", "{\"code\":7}", "{}")) {
            assertThatThrownBy(() -> Refusal.fromJson(utf8(text))).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aRatingHasOneToFive() throws Exception {
        var rating = rating(Optional.of("YS-0007-000036-3"), 5, List.of("510", "517"), 1);

        assertThat(RatingSubmission.fromJson(rating.toJson())).isEqualTo(rating);
        for (int level : new int[] {-1, 0, 6}) {
            assertThatThrownBy(() -> rating(Optional.empty(), level, List.of(), 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aRatingMayBeAboutAQuestionThatLeftNoCase() throws Exception {
        var rating = rating(Optional.empty(), 4, List.of(), 0);

        assertThat(RatingSubmission.fromJson(rating.toJson())).isEqualTo(rating);
    }

    @Test
    void codesComeWithTheirEditionAndNoEditionWithoutCodes() {
        for (var codes : List.of(List.of("412", "4l2"), List.of("41"), List.of("4120"))) {
            assertThatThrownBy(() -> rating(Optional.empty(), 4, codes, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> rating(Optional.empty(), 4, List.of("412"), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rating(Optional.empty(), 4, List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rating(Optional.of("YS-0007-000036-4"), 4, List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RatingSubmission rating(Optional<String> caseNumber, int level, List<String> codes, int edition) {
        return new RatingSubmission(CASE, caseNumber, "fund.balance", level, codes, edition, "H24-0007", AT);
    }

    @Test
    void aHubSaysWhichDepartmentsRest() throws Exception {
        var health = HubHealth.well(List.of("fund", "social"), Optional.of("r-7"));

        assertThat(HubHealth.fromJson(health.toJson())).isEqualTo(health);
        assertThatThrownBy(() -> HubHealth.fromJson(utf8("{\"hub\":\"well\"}"))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> HubHealth.well(List.of("<b>"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsWrongIsSaidWithoutQuotingIt() {
        var text = new String(submission.toJson(), StandardCharsets.UTF_8)
                .replace("\"counter\":36", "\"counter\":\"演示人甲\"");

        assertThatThrownBy(() -> MatterSubmission.fromJson(utf8(text)))
                .isInstanceOf(MalformedException.class)
                .hasMessage("this is no MatterSubmission, at counter");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void garbledSubmissionsAreRefusedOrStillValid(long seed) {
        var random = new Random(seed);
        var whole = submission.toJson();
        int refused = 0;
        for (int round = 0; round < 400; round++) {
            var garbled = whole.clone();
            if (random.nextBoolean()) {
                garbled = Arrays.copyOf(whole, random.nextInt(whole.length));
            } else {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    garbled[random.nextInt(whole.length)] = (byte) random.nextInt();
                }
            }
            try {
                MatterSubmission.fromJson(garbled);
            } catch (MalformedException e) {
                refused++;
                assertThat(e).hasMessageMatching("[\\x20-\\x7e]{10,400}");
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    @Test
    void deepLongDoubledAndTrailingJsonIsRefused() {
        var whole = new String(submission.toJson(), StandardCharsets.UTF_8);
        for (var text : List.of(
                "[".repeat(100_000),
                "{\"x\":".repeat(10_000),
                whole.substring(0, whole.length() - 1) + ",\"deep\":" + "[".repeat(40) + "]".repeat(40) + "}",
                whole + "{}",
                whole.substring(0, whole.length() - 1) + ",\"counter\":36}",
                whole.replace("\"counter\":36", "\"counter\":36.5"),
                whole.replace("\"counter\":36", "\"counter\":" + "9".repeat(500)),
                whole.replace("\"counter\":36", "\"counter\":null"),
                whole.replace("\"counter\":36,", ""),
                whole.replace("2026-11-22T05:00:00Z", "tomorrow"),
                whole.replace("appeal.hotline", "x".repeat(MatterSubmission.BYTES_MAX)))) {
            assertThatThrownBy(() -> MatterSubmission.fromJson(utf8(text))).isInstanceOf(MalformedException.class);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
