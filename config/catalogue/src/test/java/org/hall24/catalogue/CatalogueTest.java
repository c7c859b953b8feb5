package org.hall24.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private static final String REGION = "990000";

    @Test
    void theShippedCatalogueIsSoundWithAndWithoutTheOverlay() throws Exception {
        assertThat(Catalogue.of(CatalogueFiles.shipped(), REGION).matters()).hasSizeGreaterThan(14);
        assertThat(Catalogue.of(CatalogueFiles.shipped(), "").changes()).isEmpty();
    }

    @Test
    void everyFileOfTheFolderIsListedAndTheOtherWayRound() throws Exception {
        var folder = Path.of("src/main/resources/org/hall24/catalogue/shipped");
        try (var paths = Files.walk(folder)) {
            var there = paths.filter(path -> path.toString().endsWith(".yaml"))
                    .map(path -> folder.relativize(path).toString())
                    .toList();

            assertThat(CatalogueFiles.shipped().keySet()).containsExactlyInAnyOrderElementsOf(there);
        }
    }

    @Test
    void theOverlayLowersTheBookingAndLeavesOutWhatDoesNotExistYet() throws Exception {
        var shipped = Catalogue.of(CatalogueFiles.shipped(), "");
        var here = Catalogue.of(CatalogueFiles.shipped(), REGION);

        assertThat(shipped.open("realestate.book-visit").orElseThrow().level().id())
                .isEqualTo("L2");
        var booking = here.open("realestate.book-visit").orElseThrow();
        assertThat(booking.level().id()).isEqualTo("L1");
        assertThat(booking.devices()).containsExactly("idcard", "scanner", "receipt");
        assertThat(booking.materials()).containsExactly("idcard");
        assertThat(here.open("appeal.hotline").orElseThrow().devices()).containsExactly("idcard", "scanner", "receipt");
        assertThat(here.changes())
                .contains(new OverlayChange.LevelChanged("realestate.book-visit", "L2", "L1"))
                .contains(new OverlayChange.DeviceLeftOut("appeal.hotline", "doc_camera"))
                .contains(new OverlayChange.MaterialLeftOut("appeal.hotline", "evidence"))
                .contains(new OverlayChange.LevelChanged("social.insured-cert-person", "L2", "L1"));
    }

    @Test
    void noFaceIsAskedForUntilFacesAreCompared() throws Exception {
        var shipped = Catalogue.of(CatalogueFiles.shipped(), "");
        var here = Catalogue.of(CatalogueFiles.shipped(), REGION);

        assertThat(shipped.matters()).anyMatch(matter -> matter.devices().contains("face_camera"));
        assertThat(here.matters()).noneMatch(matter -> matter.devices().contains("face_camera"));
    }

    @Test
    void theFundStaysAtTwoAndTheInsuranceProofIsLoweredToTheCard() throws Exception {
        var here = Catalogue.of(CatalogueFiles.shipped(), REGION);

        for (var id : new String[] {"fund.balance", "fund.detail", "fund.deposit-cert", "realestate.title-search"}) {
            var matter = here.open(id).orElseThrow();
            assertThat(matter.level().id()).isEqualTo("L2");
            assertThat(matter.devices()).contains("scanner").doesNotContain("idcard");
            assertThat(matter.materials()).containsExactly("phone");
        }
        var proof = here.open("social.insured-cert-person").orElseThrow();
        assertThat(proof.level().id()).isEqualTo("L1");
        assertThat(proof.devices()).containsExactly("idcard", "smartcard", "scanner", "document", "receipt");
    }

    @Test
    void aMatterOffersItsOwnChoicesOfAField() throws Exception {
        var here = Catalogue.of(CatalogueFiles.shipped(), REGION);

        var fields = here.open("fund.deposit-cert").orElseThrow().fields();
        assertThat(fields).extracting(FormField::id).containsExactly("purpose", "receiver", "copies");
        assertThat(fields.get(0).choices()).containsExactly("loan", "settle", "notary", "court", "other");
        assertThat(fields).extracting(FormField::optional).containsExactly(false, true, false);
        assertThat(here.open("realestate.title-search")
                        .orElseThrow()
                        .fields()
                        .getFirst()
                        .choices())
                .startsWith("buy");
    }

    @Test
    void everyNationalCodeKnowsItsLevelAndItsWords() throws Exception {
        var codes = Catalogue.of(CatalogueFiles.shipped(), REGION).ratingCodes();

        assertThat(codes.edition()).isEqualTo(1);
        assertThat(codes.codes()).hasSize(40);
        assertThat(codes.of(4))
                .extracting(RatingCode::code)
                .startsWith("406", "407", "408")
                .contains("412");
        assertThat(codes.code("412").orElseThrow().words())
                .isEqualTo(new Phrase.Spoken("可以使用自助机办理", "Can be done at a terminal"));
        assertThat(codes.of(1).stream().filter(RatingCode::basic)).hasSize(3);
        assertThat(codes.code("102")).isEmpty();
        assertThat(codes.retired()).contains("102");
    }

    @Test
    void onlyOpenMattersAreOffered() throws Exception {
        var here = Catalogue.of(CatalogueFiles.shipped(), REGION);

        assertThat(here.home())
                .extracting(Matter::id)
                .containsExactly(
                        "fund.balance", "social.insured-cert-person", "realestate.book-visit", "appeal.hotline");
        assertThat(here.open("social.pension-detail")).isEmpty();
        assertThat(here.matter("social.pension-detail")).isPresent();
        assertThat(here.open(Verb.PAY)).isEmpty();
        assertThat(here.open(Verb.APPEAL)).extracting(Matter::id).containsExactly("appeal.hotline");
    }

    @Test
    void aBookingHasTheSlotStepAndAnAppealHasNot() throws Exception {
        var here = Catalogue.of(CatalogueFiles.shipped(), REGION);

        assertThat(here.open("realestate.book-visit").orElseThrow().steps())
                .containsExactly(
                        Matter.Step.CONSENT,
                        Matter.Step.CARD,
                        Matter.Step.FORM,
                        Matter.Step.SLOT,
                        Matter.Step.REVIEW,
                        Matter.Step.RECEIPT);
        assertThat(here.open("appeal.hotline").orElseThrow().steps()).doesNotContain(Matter.Step.SLOT);
    }

    @Test
    void aQuestionEndsWithItsAnswerAndACertificateWithItsPrint() throws Exception {
        var here = Catalogue.of(CatalogueFiles.shipped(), REGION);

        assertThat(here.open("fund.balance").orElseThrow().steps())
                .containsExactly(Matter.Step.CONSENT, Matter.Step.CARD, Matter.Step.SMS, Matter.Step.LOOK);
        assertThat(here.open("social.insured-cert-person").orElseThrow().steps())
                .containsExactly(
                        Matter.Step.CONSENT,
                        Matter.Step.CARD,
                        Matter.Step.LOOK,
                        Matter.Step.FORM,
                        Matter.Step.PREVIEW,
                        Matter.Step.PRINT);
        assertThat(here.open("hall.reprint").orElseThrow().steps())
                .containsExactly(Matter.Step.CONSENT, Matter.Step.CARD, Matter.Step.LOOK, Matter.Step.PRINT);
    }

    @Test
    void theOverlaysWordsStandOverTheShippedOnes() throws Exception {
        var here = Catalogue.of(CatalogueFiles.shipped(), REGION);

        assertThat(here.texts().in(Language.ZH, here.plate().site())).isEqualTo("演示市24小时自助政务大厅");
        assertThat(here.plate()).isEqualTo(new Plate("陈*", "12345"));
        assertThat(Catalogue.of(CatalogueFiles.shipped(), "").plate()).isEqualTo(Plate.BLANK);
    }

    @Test
    void aPhraseFillsItsGapsInEitherLanguage() throws Exception {
        var texts = Catalogue.of(CatalogueFiles.shipped(), REGION).texts();
        var next = Phrase.of("progress.next", Phrase.of("step.review"));

        assertThat(texts.in(Language.ZH, next)).isEqualTo("下一步：核对");
        assertThat(texts.in(Language.EN, next)).isEqualTo("Next: Check");
        assertThat(texts.in(Language.ZH, Phrase.of("progress.next", "$1 {0} \\")))
                .isEqualTo("下一步：$1 {0} \\");
        assertThat(texts.in(Language.ZH, Phrase.of("no.such.key"))).isEqualTo("[no.such.key]");
        assertThat(texts.in(Language.EN, new Phrase.Spoken("市民中心", "Civic centre")))
                .isEqualTo("Civic centre");
        assertThat(texts.in(Language.EN, Phrase.literal("言之澄"))).isEqualTo("言之澄");
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            matters/appeal.yaml        | department: appeal    | department: apeal     | matters/appeal.yaml:3: unknown department "apeal"
            matters/appeal.yaml        | appeal_text           | apeal_text            | matters/appeal.yaml:3: unknown field "apeal_text"
            matters/appeal.yaml        | doc_camera            | dok_camera            | matters/appeal.yaml:3: unknown word "dok_camera" in devices
            matters/appeal.yaml        | verb: appeal          | verb: apeal           | "apeal" is no verb; use one of
            matters/appeal.yaml        | minutes: 3            | minutes: 300          | "minutes" must be a number from 1 to 60, not "300"
            matters/appeal.yaml        | minutes:              | minuets:              | matters/appeal.yaml:11: unknown word "minuets"
            matters/appeal.yaml        | open: true            | open: maybe           | "open" must be true or false, not "maybe"
            matters/appeal.yaml        | block: 诉             | block: 诉求           | "block" must be one character
            matters/appeal.yaml        | level: L1             | level: L9             | unknown level "L9"
            matters/appeal.yaml        | id: appeal.hotline    | id: fund.balance      | "fund.balance" is here for the second time
            matters/appeal.yaml        | kind: appeal          | verb: appeal          | matters/appeal.yaml:5: "verb" is here twice
            matters/appeal.yaml        | matters:              | matters: [            | not YAML
            fields.yaml                | , max: 300            | ''                    | a typed field needs "max:"
            overlays/990000.yaml       | appeal.hotline:       | appeal.hotlin:        | unknown matter "appeal.hotlin"
            overlays/990000.yaml       | [doc_camera]          | [document]            | leaves out "document", which the matter does not have
            matters/fund.yaml          | [loan, settle         | [laon, settle         | matters/fund.yaml:35: "laon" is no choice of purpose
            ratings.yaml               | code: "412"           | code: "712"           | a code is three digits, the first of them its level, not "712"
            ratings.yaml               | code: "412"           | code: "411"           | "411" is here for the second time, or retired
            ratings.yaml               | code: "412"           | code: "102"           | "102" is here for the second time, or retired
            ratings.yaml               | "407", basic: true    | "407", basic: false   | level 4: the basic codes stand first
            ratings.yaml               | edition: 1            | edition: next         | "edition" must be a number from 1
            texts/en.yaml              | foot.back: Back       | foot.bakc: Back       | texts/en.yaml: lacks "foot.back"
            texts/en.yaml              | Step {0} of {1}       | Step {0}              | "progress.step" has the gaps [0], but zh has [0, 1]
            """)
    void namesFileLineAndWhatToDo(String file, String was, String is, String sentence) {
        var files = changed(file, was, is);

        assertThatThrownBy(() -> Catalogue.of(files, REGION))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aMissingFileAndAnUnknownRegionAreNamed() {
        var files = new HashMap<>(CatalogueFiles.shipped());
        files.remove("fields.yaml");

        assertThatThrownBy(() -> Catalogue.of(files, REGION)).hasMessageContaining("no file fields.yaml; add it");
        assertThatThrownBy(() -> Catalogue.of(CatalogueFiles.shipped(), "110000"))
                .hasMessageContaining("no overlay 110000");
    }

    @Test
    void aFileBeyondTheBoundIsRefused() {
        var files = new HashMap<>(CatalogueFiles.shipped());
        files.put("fields.yaml", "#".repeat(Page.CHARS_MAX + 1));

        assertThatThrownBy(() -> Catalogue.of(files, REGION)).hasMessageContaining("Split the file");
    }

    @Test
    void theReportCountsWhatIsThere() throws Exception {
        var report = Linter.read(Catalogue.of(CatalogueFiles.shipped(), REGION));

        assertThat(report.counts())
                .containsEntry("matters", 20)
                .containsEntry("matters.open", 8)
                .containsEntry("ratings.codes", 40)
                .containsEntry("departments", 9)
                .containsEntry("verb.book", 2)
                .containsEntry("level.L1", 6);
        assertThat(report.counts().get("texts.zh")).isEqualTo(report.counts().get("texts.en"));
    }

    /** The shipped files with one word replaced; the word must be there, or the test would prove nothing. */
    private static Map<String, String> changed(String file, String was, String is) {
        var files = new HashMap<>(CatalogueFiles.shipped());
        var content = files.getOrDefault(file, "");
        assertThat(content).contains(was);
        files.put(file, content.replace(was, is));
        return files;
    }
}
