package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hall24.catalogue.Verb;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Reply;
import org.junit.jupiter.api.Test;

/** Certificates on paper: chosen, seen, numbered, printed, and a receipt for them. */
class CertificateTest {
    private static final String FUND = "fund.deposit-cert";
    private static final String INSURED = "social.insured-cert-person";
    private static final String TITLES = "realestate.title-search";

    private final Play play = Play.fullyFitted();

    @Test
    void theCertificateIsPrintedFromTheBalancePageWithoutIdentifyingAgain() {
        play.identifiesByCode("fund.balance")
                .actsOn(FundFlow.CERTIFICATE)
                .fillsTheCertificate("loan", "2")
                .prints()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.hub.queries(Operation.IDENTIFY)).hasSize(1);
        assertThat(play.hub.last(Operation.DRAFT).matter()).isEqualTo(FUND);
        assertThat(play.hub.last(Operation.DRAFT).fields())
                .isEqualTo(Map.of(
                        "account", "a-1", "purpose", "loan", "receiver", "", "copies", "2", "unsealed", "false"));
        var issue = play.hub.last(Operation.ISSUE).fields();
        assertThat(issue).containsEntry("certificate", "C-2026-000001");
        assertThat(issue.get("caseNumber")).isEqualTo(play.result().caseNumber());
        assertThat(issue.get("queryCode")).matches("[0-9]{6}");
        assertThat(play.documents.printed).hasSize(1).first().satisfies(document -> {
            assertThat(document.sheets()).isEqualTo(6);
            assertThat(document.already()).isZero();
        });
        assertThat(play.hub.last(Operation.PRINTED).fields())
                .isEqualTo(Map.of("certificate", "C-2026-000001", "sheets", "6"));
        assertThat(play.stage.screens(Screen.PrintingSheets.class)).allMatch(screen -> screen.of() == 6);
        assertThat(play.agent.clearings().getFirst().wiped())
                .containsExactly("code", "form", "query", "document", "screen");
        assertThat(play.agent.filings()).isEmpty();
    }

    @Test
    void theReceiptOfACertificateSaysWhatCameOutAndMasksWhoItIs() {
        play.identifiesByCode(FUND)
                .fillsTheCertificate("court", "1")
                .prints()
                .skipsTheRating()
                .isAlone()
                .run();

        var code = play.hub.last(Operation.ISSUE).fields().getOrDefault("queryCode", "");
        assertThat(play.printer.words(0))
                .contains("事项 公积金缴存证明")
                .contains("figure:" + play.result().caseNumber())
                .contains("查询码 " + code.substring(0, 3) + " " + code.substring(3))
                .contains("证明编号 C-2026-000001")
                .contains("验真码 7K4M-2Q9T-XH3P")
                .contains("打出 3 张，共 3 张")
                .contains("drawn:姓名 言*澄")
                .contains("证件 9****************9")
                .contains("受理终端 H24-0007")
                .contains("清除记录号 C-0007-1122-9")
                .contains("qr:https://hub.example:8443/c/" + play.result().caseNumber())
                .doesNotContain("未打完")
                .doesNotContain("言之澄")
                .doesNotContain("19850615");
        assertThat(play.result().take())
                .extracting(row -> play.zh(row.label()))
                .containsExactly("手机", "证明 3 张", "回执 1 张");
        assertThat(play.result().whereabouts()).isEqualTo(new Screen.Whereabouts.Printed(3, 3));
        assertThat(play.stage.screens(Screen.Cleared.class).getFirst().onReceipt())
                .isTrue();
    }

    @Test
    void thePagesCanBeTurnedBeforeAnythingIsPrinted() {
        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .touch(Screen.Preview.class, new Touch.Act(CertificateFlow.NEXT))
                .when(
                        Screen.Preview.class,
                        preview -> preview.page() == 2,
                        () -> play.terminal.touch(new Touch.Act(CertificateFlow.PREVIOUS)))
                .when(Screen.Preview.class, preview -> preview.page() == 1, () -> play.terminal.touch(new Touch.Back()))
                .sees(Screen.Form.class)
                .run();

        assertThat(play.documents.printed).isEmpty();
        assertThat(play.hub.queries(Operation.ISSUE)).isEmpty();
        assertThat(play.hub.queries(Operation.PRINTED)).isEmpty();
    }

    @Test
    void theInsurancesAreTickedArrearsAreShownAndACardIsEnoughHere() {
        play.reachesTheCard(INSURED)
                .lays(Play.YAN)
                .picks("medical")
                .touch(Screen.Pick.class, new Touch.Go())
                .picks(PeriodFlow.ONE_YEAR)
                .fillsTheCertificate("work", "1")
                .prints()
                .skipsTheRating()
                .isAlone()
                .run();

        var pick = play.stage.screens(Screen.Pick.class).getFirst();
        assertThat(pick.choices())
                .filteredOn(Screen.Choice::chosen)
                .extracting(Screen.Choice::id)
                .containsExactly("pension-employee");
        assertThat(play.zh(pick.choices().get(1).note())).isEqualTo("正在缴，2015-07 到 2026-10，共 133 个月，欠缴 3 个月");
        assertThat(play.hub.queries(Operation.INSURED).getFirst().fields()).isEqualTo(Map.of("region", "990000"));
        assertThat(play.hub.queries(Operation.INSURED).getFirst().pass()).isEmpty();
        assertThat(play.hub.last(Operation.DRAFT).fields())
                .containsEntry("region", "990000")
                .containsEntry("kinds", "medical,pension-employee")
                .containsEntry("from", "2025-11")
                .containsEntry("to", "2026-11");
        assertThat(play.agent.clearings().getFirst().wiped())
                .containsExactly("card", "form", "query", "document", "screen");
    }

    @Test
    void atLeastOneInsuranceMustBeTicked() {
        play.reachesTheCard(INSURED)
                .lays(Play.YAN)
                .picks("pension-employee")
                .when(
                        Screen.Pick.class,
                        pick -> pick.complaint().isPresent(),
                        () -> play.terminal.touch(new Touch.Go()))
                .picks("medical")
                .when(Screen.Pick.class, pick -> pick.complaint().isEmpty(), () -> play.terminal.touch(new Touch.Go()))
                .when(
                        Screen.Pick.class,
                        pick -> Play.key(pick.title()).equals("period.title"),
                        () -> play.terminal.touch(new Touch.Leave()))
                .isAlone()
                .run();

        assertThat(play.hub.queries(Operation.DRAFT)).isEmpty();
    }

    @Test
    void noRecordHereOffersTheOtherRegionsAndAsksThere() {
        play.hub.answers(
                Operation.INSURED,
                query -> "990100".equals(query.fields().get("region"))
                        ? Reply.found(
                                query.queryId(), FakeHub.insured(FakeHub.THERE, List.of(FakeHub.HERE, FakeHub.THERE)))
                        : Reply.refused(query.queryId(), "no-record", new Answers.Elsewhere(List.of(FakeHub.THERE))));

        play.reachesTheCard(INSURED)
                .lays(Play.YAN)
                .acts(NoRecord.REGION)
                .picks("990100")
                .when(
                        Screen.Pick.class,
                        pick -> Play.key(pick.title()).equals("insured.title"),
                        () -> play.terminal.touch(new Touch.Leave()))
                .isAlone()
                .run();

        assertThat(play.hub.queries(Operation.INSURED))
                .extracting(query -> query.fields().get("region"))
                .containsExactly("990000", "990100");
    }

    @Test
    void whereSeveralRegionsCanBeAskedThePersonChoosesAndBackLeadsThereAgain() {
        play.hub.answers(
                Operation.INSURED,
                query -> Reply.found(
                        query.queryId(),
                        FakeHub.insured(
                                "990100".equals(query.fields().get("region")) ? FakeHub.THERE : FakeHub.HERE,
                                List.of(FakeHub.HERE, FakeHub.THERE))));

        play.reachesTheCard(INSURED)
                .lays(Play.YAN)
                .picks("990000")
                .when(
                        Screen.Pick.class,
                        pick -> Play.key(pick.title()).equals("insured.title"),
                        () -> play.terminal.touch(new Touch.Back()))
                .when(
                        Screen.Pick.class,
                        pick -> Play.key(pick.title()).equals("region.title"),
                        () -> play.terminal.touch(new Touch.Choose(Picking.FIELD, "990100")))
                .when(
                        Screen.Pick.class,
                        pick -> Play.key(pick.title()).equals("insured.title"),
                        () -> play.terminal.touch(new Touch.Leave()))
                .isAlone()
                .run();

        assertThat(play.hub.queries(Operation.INSURED))
                .extracting(query -> query.fields().get("region"))
                .containsExactly("990000", "990100");
    }

    @Test
    void aDraftTheHubNoLongerKnowsIsMadeAnew() {
        play.hub.once(Operation.ISSUE, query -> Reply.refused(query.queryId(), "not-found"));

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .prints()
                .acts(Cards.AGAIN)
                .prints()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.failed()).isEqualTo("failure.draft-gone.title");
        assertThat(play.hub.queries(Operation.DRAFT)).hasSize(2);
        assertThat(play.hub.queries(Operation.ISSUE).stream()
                        .map(query -> query.fields().get("caseNumber"))
                        .distinct())
                .hasSize(2);
        assertThat(play.documents.printed).hasSize(1);
    }

    @Test
    void theSearchOfTitlesAsksThePurposeFirstAndPrintsTheRightsThatWereTicked() {
        play.arrives()
                .touch(Screen.Home.class, new Touch.Want(Verb.PRINT))
                .touch(Screen.MatterList.class, new Touch.Open(TITLES))
                .begins()
                .consents()
                .holds(FakeHub.ECERT)
                .types(FakeHub.SMS)
                .fillsTheCertificate("loan", "1")
                .picks("t-2")
                .touch(Screen.Pick.class, new Touch.Go())
                .prints()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.stage.screens(Screen.Consent.class).getFirst().answers())
                .extracting(row -> play.zh(row.label()))
                .contains("查询留痕");
        assertThat(play.hub.last(Operation.TITLES).fields()).isEqualTo(Map.of("region", "990000", "purpose", "loan"));
        var pick = play.stage.screens(Screen.Pick.class).getFirst();
        assertThat(pick.choices()).allMatch(Screen.Choice::chosen);
        assertThat(play.zh(pick.lead())).isEqualTo("在演示市，截至 2026-11-22 21:47:00，查到 2 项");
        assertThat(play.zh(pick.choices().getFirst().note())).contains("单独所有").contains("有抵押");
        assertThat(play.hub.last(Operation.DRAFT).fields()).containsEntry("titles", "t-1");
    }

    @Test
    void nothingFoundInTheRegistryIsAResultThatCanBePrinted() {
        play.hub.answers(Operation.TITLES, query -> Reply.found(query.queryId(), FakeHub.titles(0)));

        play.identifiesByCode(TITLES)
                .fillsTheCertificate("buy", "1")
                .actsOn(TitleFlow.PRINT)
                .prints()
                .skipsTheRating()
                .isAlone()
                .run();

        var sheet = play.stage.screens(Screen.FactSheet.class).getFirst();
        assertThat(play.zh(sheet.lead())).contains("不等于没有房产");
        assertThat(sheet.facts())
                .extracting(fact -> play.zh(fact.value()))
                .containsExactly("演示市", "2026-11-22 21:47:00", "未查到");
        assertThat(play.hub.last(Operation.DRAFT).fields()).containsEntry("titles", "");
    }

    @Test
    void withoutItsSealThePersonDecidesWhetherThePaperIsOfUse() {
        play.hub.answers(
                Operation.DRAFT,
                query -> "true".equals(query.fields().get("unsealed"))
                        ? Reply.found(query.queryId(), FakeHub.draft(1, false))
                        : Reply.refused(query.queryId(), "seal-down"));

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .acts(CertificateFlow.UNSEALED)
                .when(
                        Screen.Preview.class,
                        preview -> preview.notice()
                                .map(Play::key)
                                .filter("preview.unsealed"::equals)
                                .isPresent(),
                        () -> play.terminal.touch(new Touch.Go()))
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.zh(play.failure().happened())).isEqualTo("现在打印的是无印章的查询单，是否打印？");
        assertThat(play.actions()).containsExactly(CertificateFlow.UNSEALED, Cards.AGAIN, Cards.CHANGE, Cards.LEAVE);
        assertThat(play.documents.printed).hasSize(1);
    }

    @Test
    void whoWantsTheSealGoesBackAndNothingWasPrinted() {
        play.hub.refuses(Operation.DRAFT, "seal-down");

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .acts(Cards.CHANGE)
                .touch(Screen.Form.class, new Touch.Leave())
                .isAlone()
                .run();

        assertThat(play.documents.printed).isEmpty();
    }

    @Test
    void aTerminalWithoutPaperForDocumentsSaysSoBeforeTheStart() {
        play.documents.sheets = 0;

        play.arrives()
                .opens(INSURED)
                .when(
                        Screen.MatterPage.class,
                        page -> Play.key(page.verdict()).equals("verdict.document"),
                        () -> play.terminal.touch(new Touch.Leave()))
                .sees(Screen.Attract.class)
                .run();

        assertThat(play.stage.screens(Screen.Home.class).getFirst().hot())
                .filteredOn(key -> key.matter().equals(INSURED))
                .extracting(key -> Play.key(key.note()))
                .containsExactly("note.document-out");
    }
}
