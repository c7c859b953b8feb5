package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.hall24.device.Fault;
import org.hall24.wire.query.Operation;
import org.junit.jupiter.api.Test;

/** What can go wrong between "print" and the tray, and that the person always knows how to get the rest. */
class PrintFaultsTest {
    private static final String FUND = "fund.deposit-cert";

    private final Play play = Play.fullyFitted();

    @Test
    void tooLittlePaperIsSaidBeforeTheCertificateBecomesValidAndMorePaperWakesTheKey() {
        play.documents.sheets = 2;

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .when(Screen.Preview.class, preview -> !preview.ready(), () -> {
                    assertThat(play.hub.queries(Operation.ISSUE)).isEmpty();
                    play.terminal.touch(new Touch.Go());
                    play.documents.sheets = 50;
                })
                .prints()
                .skipsTheRating()
                .isAlone()
                .run();

        var first = play.stage.screens(Screen.Preview.class).getFirst();
        assertThat(first.notice().map(play::zh)).contains("纸不够 3 张，现在打不了。请找工作人员加纸，或换一台。");
        assertThat(play.documents.printed).hasSize(1);
        assertThat(play.hub.queries(Operation.ISSUE)).hasSize(1);
    }

    @Test
    void paperTakenBetweenPreviewAndTouchIssuesNothing() {
        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .when(Screen.Preview.class, Screen.Preview::ready, () -> {
                    play.documents.sheets = 1;
                    play.terminal.touch(new Touch.Go());
                })
                .when(Screen.Preview.class, preview -> !preview.ready(), () -> play.terminal.touch(new Touch.Leave()))
                .isAlone()
                .run();

        assertThat(play.hub.queries(Operation.ISSUE)).isEmpty();
    }

    @Test
    void paperOutInTheMiddleSaysHowManyCameOutThatTheRestIsFreeAndHowToGetIt() {
        play.documents.sheetTakes = Duration.ofSeconds(2);

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .when(Screen.Preview.class, Screen.Preview::ready, () -> play.terminal.touch(new Touch.Go()))
                .when(Screen.PrintingSheets.class, () -> play.documents.sheets = 2)
                .acts(Cards.GO_ON)
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.failed()).isEqualTo("failure.part-out.title");
        assertThat(play.zh(play.failure().happened()))
                .isEqualTo("已打印 2 张，共 3 张。未完成的不收费，请凭编号 " + play.result().caseNumber() + " 在其他终端或窗口补打。");
        assertThat(play.hub.last(Operation.PRINTED).fields()).containsEntry("sheets", "2");
        assertThat(play.printer.words(0)).contains("打出 2 张，共 3 张").contains("未打完的不收费");
        assertThat(play.result().take()).extracting(row -> play.zh(row.label())).contains("证明 2 张", "回执 1 张");
        assertThat(play.result().whereabouts()).isEqualTo(new Screen.Whereabouts.Printed(2, 3));
    }

    @Test
    void aPrinterThatCannotSayHowManyCameOutIsNotBelievedToKnow() {
        play.documents.breaksAfter = 1;
        play.documents.certain = false;

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .prints()
                .acts(Cards.GO_ON)
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.zh(play.failure().happened())).startsWith("至少打出 1 张，共 3 张，请数一数。");
    }

    @Test
    void aPrinterThatRefusesBeforeTheFirstByteMayBeTriedAgain() {
        play.documents.refusals = 1;

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .prints()
                .acts(Cards.AGAIN)
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.failed()).isEqualTo("failure.sheets-broken.title");
        assertThat(play.documents.printed).hasSize(1);
        assertThat(play.hub.queries(Operation.ISSUE)).hasSize(1);
        assertThat(play.hub.last(Operation.PRINTED).fields()).containsEntry("sheets", "3");
    }

    @Test
    void whoDoesNotTryAgainHasANumberAndAReceiptForLater() {
        play.documents.refusals = 1;

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .prints()
                .acts(IssueFlow.LATER)
                .acts(Cards.GO_ON)
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.failed()).isEqualTo("failure.part-none.title");
        assertThat(play.hub.last(Operation.PRINTED).fields()).containsEntry("sheets", "0");
        assertThat(play.printer.words(0)).contains("打出 0 张，共 3 张");
        assertThat(play.result().take()).extracting(row -> play.zh(row.label())).containsExactly("手机", "回执 1 张");
    }

    @Test
    void whatCameOutIsToldWhilePrintingSoThatAKioskThatDiesHasSaidIt() {
        play.documents.sheetTakes = Duration.ofSeconds(3);

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .prints()
                .when(
                        Screen.PrintingSheets.class,
                        screen -> screen.done() == 2,
                        () -> assertThat(play.hub.last(Operation.PRINTED).fields())
                                .containsEntry("sheets", "2"))
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.hub.queries(Operation.PRINTED))
                .extracting(query -> query.fields().get("sheets"))
                .startsWith("1", "2")
                .endsWith("3");
    }

    @Test
    void printingNeverTimesOut() {
        play.documents.sheetTakes = Duration.ofMinutes(5);

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .prints()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.stage.way()).doesNotContain("idle-question", "covered");
        assertThat(play.stage.pictures())
                .filteredOn(picture -> picture.screen() instanceof Screen.PrintingSheets)
                .allMatch(picture -> picture.frame().foot().equals(Frame.Foot.QUIET));
    }

    @Test
    void theLastWordAboutTheSheetsIsRepeatedUntilItIsTaken() {
        play.documents.sheetTakes = Duration.ofSeconds(2);

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .prints()
                .when(Screen.PrintingSheets.class, screen -> screen.done() == 2, () -> play.agent.losesQueries(4))
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.hub.last(Operation.PRINTED).fields()).containsEntry("sheets", "3");
    }

    @Test
    void theSameNumberServesWhenTheAnswerToIssuingWasLost() {
        play.hub.staysSilentOnce(Operation.ISSUE);

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .prints()
                .acts(Cards.AGAIN)
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.hub.queries(Operation.ISSUE))
                .extracting(query -> query.fields().get("caseNumber"))
                .hasSize(2)
                .containsOnly(play.result().caseNumber());
        assertThat(play.documents.printed).hasSize(1);
    }

    @Test
    void withoutANumberNothingBecomesValid() {
        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .when(Screen.Preview.class, Screen.Preview::ready, () -> {
                    play.agent.dead(true);
                    play.terminal.touch(new Touch.Go());
                })
                .when(Screen.Failure.class, () -> {
                    play.agent.dead(false);
                    play.terminal.touch(new Touch.Act(Cards.AGAIN));
                })
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.failed()).isEqualTo("failure.number.title");
        assertThat(play.notDone()).containsExactly("not.printed", "not.charged");
    }

    @Test
    void aReceiptThatDoesNotComeOutIsCopiedFromTheScreen() {
        play.printer.fault(Optional.of(Fault.PAPER_OUT));

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .prints()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.result().receiptProblem().map(Play::key)).contains("slip.problem.out");
        assertThat(play.stage.screens(Screen.Cleared.class).getFirst().onReceipt())
                .isFalse();
    }

    @Test
    void aFileThatCannotBeDrawnIsNotPrinted() {
        play.artist = (_, _) -> {
            throw new IOException("no PDF");
        };

        play.identifiesByCode(FUND)
                .fillsTheCertificate("loan", "1")
                .acts(Cards.LEAVE)
                .isAlone()
                .run();

        assertThat(play.failed()).isEqualTo("failure.refused.title");
        assertThat(play.documents.printed).isEmpty();
        assertThat(play.hub.queries(Operation.ISSUE)).isEmpty();
    }
}
