package org.hall24.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRulesTest {
    private static final String REGION = "990000";
    private static final String HUB = "https://localhost:8443";
    private static final String TOKEN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static CodeKind classify(String text) throws Exception {
        return Catalogue.of(CatalogueFiles.shipped(), REGION).codes().classify(text, Optional.empty(), HUB);
    }

    @Test
    void theDemonstrationPlatformsCodeIsAnECertificate() throws Exception {
        var rules = Catalogue.of(CatalogueFiles.shipped(), REGION).codes();
        var demo = new CodeKind.ECert("demo-ecert");

        assertThat(rules.classify("DZZZ1." + TOKEN, Optional.empty(), HUB)).isEqualTo(demo);
        assertThat(rules.classify("DZZZ1." + TOKEN, Optional.of("Q1"), HUB)).isEqualTo(demo);
        assertThat(rules.classify("DZZZ1." + TOKEN, Optional.of("C0"), HUB)).isEqualTo(new CodeKind.Unknown(false));
        assertThat(Catalogue.of(CatalogueFiles.shipped(), "").codes().classify("DZZZ1." + TOKEN, Optional.empty(), HUB))
                .isEqualTo(new CodeKind.Unknown(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DZZZ1.ABCDEFGHIJKLMNOPQRSTUVWXYZ23456",
                "DZZZ1.ABCDEFGHIJKLMNOPQRSTUVWXYZ2345677",
                "DZZZ1.abcdefghijklmnopqrstuvwxyz234567",
                "DZZZ1.ABCDEFGHIJKLMNOPQRSTUVWXYZ234560",
                "DZZZ1xABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
                "xDZZZ1.ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
                "一段中文",
                "",
                "6"
            })
    void whatOnlyLooksLikeItIsUnknownAndNobodyIsAsked(String text) throws Exception {
        assertThat(classify(text)).isEqualTo(new CodeKind.Unknown(false));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "100000000000000000,wechat-pay",
        "154567890123456789,wechat-pay",
        "2512345678901234,alipay",
        "281234567890123456,alipay",
        "300000000000000000000009,alipay",
        "6212345678901234567,unionpay",
        "WXP://f2f0abcdef,pay-link",
        "https://qr.alipay.com/fkx01234,pay-link",
        "https://qr.95516.com/00010000/1234,pay-link",
    })
    void aCodeThatPaysIsKnownAsOne(String text, String scheme) throws Exception {
        assertThat(classify(text)).isEqualTo(new CodeKind.Payment(scheme));
    }

    @ParameterizedTest
    @CsvSource({
        "164567890123456789", // WeChat ends at 15
        "10000000000000000", // 17 digits
        "251234567890123", // 15 digits
        "3112345678901234",
        "62123456789012345678",
        "１２４５６７８９０１２３４５６７８９", // digits, but none of a payment
    })
    void digitsBesideThePaymentRangesAreUnknown(String text) throws Exception {
        assertThat(classify(text)).isEqualTo(new CodeKind.Unknown(false));
    }

    @Test
    void ourOwnPaperIsKnownOnlyByOurOwnAddress() throws Exception {
        assertThat(classify(HUB + "/c/YS-0007-000036-4")).isEqualTo(new CodeKind.Receipt("YS-0007-000036-4"));
        assertThat(classify(HUB + "/v/ZM-2026_0a9")).isEqualTo(new CodeKind.Certificate("ZM-2026_0a9"));
        assertThat(classify(HUB + "/v/YS-0007-000036-4/7KQ2-M3XR"))
                .isEqualTo(new CodeKind.Certificate("YS-0007-000036-4"));
        assertThat(Catalogue.of(CatalogueFiles.shipped(), REGION)
                        .codes()
                        .classify(HUB + "/c/YS-0007-000036-4", Optional.of("Q1"), HUB + "/"))
                .isEqualTo(new CodeKind.Receipt("YS-0007-000036-4"));
        assertThat(classify(HUB + "/v/ZM-2026_0a9/a/b")).isEqualTo(new CodeKind.Web());
        assertThat(classify(HUB + "0/c/YS-0007-000036-4")).isEqualTo(new CodeKind.Web());
        assertThat(classify(HUB + ".evil.example/c/YS-0007-000036-4")).isEqualTo(new CodeKind.Web());
        assertThat(classify(HUB + "/c/YS-0007-000036-4?x=1")).isEqualTo(new CodeKind.Web());
        assertThat(classify("https://elsewhere.example/c/YS-0007-000036-4")).isEqualTo(new CodeKind.Web());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example",
                "HTTPS://A.EXAMPLE/x",
                "javascript:alert(1)",
                "tel:12345",
                "WIFI:T:WPA;S:x;;",
                "www.example.com",
                "example.com/path",
                "https://DZZZ1.ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
                "https://134567890123456789"
            })
    void whateverLooksLikeAnAddressIsOneAndNothingElse(String text) throws Exception {
        assertThat(classify(text)).isEqualTo(new CodeKind.Web());
    }

    @Test
    void aTextLongerThanAnyCodeIsRefusedBeforeAnyRule() throws Exception {
        var longest = "http://" + "a".repeat(CodeRules.TEXT_BYTES_MAX - 7);

        assertThat(classify(longest)).isEqualTo(new CodeKind.Web());
        assertThat(classify(longest + "a")).isEqualTo(new CodeKind.Unknown(false));
        assertThat(classify("http://" + "中".repeat(1_430))).isEqualTo(new CodeKind.Unknown(false));
    }

    /** With back-tracking this pattern would take longer than the hall stands. */
    @Test
    @Timeout(20)
    void aTextMadeToTakeForEverTakesNoTime() throws Exception {
        var files = withRule("{id: greedy, kind: ask, pattern: \"(a|aa|a?a?)*b\"}");

        assertThat(Catalogue.of(files, "").codes().classify("a".repeat(4_000), Optional.empty(), HUB))
                .isEqualTo(new CodeKind.Unknown(false));
    }

    @Test
    void noRandomTextThrowsOrOpensADoor() throws Exception {
        long seed = 20_261_122L;
        var chance = new Random(seed);
        var rules = Catalogue.of(CatalogueFiles.shipped(), REGION).codes();
        for (int round = 0; round < 3_000; round++) {
            var text = chance.ints(chance.nextInt(1, 80), 0x20, 0x2FA1F)
                    .filter(Character::isValidCodePoint)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());

            assertThat(rules.classify(text, Optional.empty(), HUB))
                    .as("seed %d round %d", seed, round)
                    .isInstanceOfAny(CodeKind.Unknown.class, CodeKind.Web.class);
        }
    }

    @Test
    void whatNoRuleKnowsIsAskedOnlyWhereTheCatalogueSaysSo() throws Exception {
        var files = new HashMap<>(CatalogueFiles.shipped());
        files.put("codes.yaml", files.getOrDefault("codes.yaml", "").replace("otherwise: refuse", "otherwise: ask"));

        assertThat(Catalogue.of(files, "").codes().classify("GA-77", Optional.empty(), HUB))
                .isEqualTo(new CodeKind.Unknown(true));
        assertThat(Catalogue.of(withRule("{id: regional, kind: ask, pattern: \"GA-[0-9]+\", most: 6}"), "")
                        .codes()
                        .classify("GA-77", Optional.empty(), HUB))
                .isEqualTo(new CodeKind.Unknown(true));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {id: x, kind: web, pattern: "(a"}                      | the pattern is none RE2 understands
            {id: x, kind: web, pattern: "(a)\\\\1"}                | the pattern is none RE2 understands
            {id: x, kind: web, pattern: "((a{100}){100}){9}"}      | steps; at most 10000
            {id: x, kind: receipt, pattern: "abc"}                 | needs one group ( ) around the number
            {id: x, kind: web, ours: true, pattern: ".*"}          | must begin with "/"
            {id: x, kind: web, pattern: a, least: 9, most: 8}      | "least" is more than "most"
            {id: x, kind: wed, pattern: a}                         | "wed" is no kind; use one of [ecert, receipt
            {id: x, kind: web, pattern: a, mots: 8}                | unknown word "mots"
            {id: unionpay, kind: web, pattern: a}                  | "unionpay" is here for the second time
            {id: x, kind: web, pattern: a, most: 4297}             | "most" must be a number from 1 to 4296
            {id: x, kind: ecert, pattern: "[0-9]+"}                | a payment code of 18 digits beginning with 10 would be taken for ECert
            """)
    void aRuleThatCannotBeMeantIsNamedWithItsLine(String rule, String sentence) {
        assertThatThrownBy(() -> Catalogue.of(withRule(rule), ""))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("codes.yaml:");
    }

    @Test
    void aRegionMayNotTakeAPaymentForItsOwn() {
        var files = new HashMap<>(CatalogueFiles.shipped());
        files.computeIfPresent(
                "overlays/990000.yaml",
                (_, text) -> text.replace("DZZZ1\\\\.[A-Z2-7]{32}\", least: 38, most: 38", "[0-9]{18}\", least: 18"));

        assertThatThrownBy(() -> Catalogue.of(files, REGION)).hasMessageContaining("would be taken for ECert");
    }

    @Test
    void whatAScreenMayShowIsTheBeginningOnly() {
        assertThat(CodeRules.masked("DZZZ1." + TOKEN)).isEqualTo("DZZZ…");
        assertThat(CodeRules.masked("12345678901")).isEqualTo("…");
        assertThat(CodeRules.masked("𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷")).isEqualTo("𠮷𠮷𠮷𠮷…");
    }

    @Test
    void everyKindHasItsSentence() throws Exception {
        var texts = Catalogue.of(CatalogueFiles.shipped(), REGION).texts();
        for (var kind : new CodeKind[] {
            new CodeKind.ECert(""),
            new CodeKind.Receipt(""),
            new CodeKind.Certificate(""),
            new CodeKind.Payment(""),
            new CodeKind.Web(),
            new CodeKind.Unknown(false)
        }) {
            for (var language : Language.values()) {
                assertThat(texts.in(language, kind.refusal()))
                        .doesNotStartWith("[")
                        .isNotBlank();
            }
        }
        assertThat(texts.in(Language.ZH, Phrase.of("code.not-usable"))).doesNotStartWith("[");
    }

    @Test
    void theLinterCountsTheRules() throws Exception {
        assertThat(Linter.read(Catalogue.of(CatalogueFiles.shipped(), REGION)).counts())
                .containsEntry("codes", 8)
                .containsEntry("codes.payment", 4)
                .containsEntry("codes.ecert", 1);
    }

    private static Map<String, String> withRule(String rule) {
        var files = new HashMap<>(CatalogueFiles.shipped());
        files.computeIfPresent("codes.yaml", (_, text) -> text.replace("codes:\n", "codes:\n  - " + rule + "\n"));
        return files;
    }
}
