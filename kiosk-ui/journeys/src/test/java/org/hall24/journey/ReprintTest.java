package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hall24.device.Fault;
import org.hall24.wire.Bytes;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rest of a print that did not come out whole: found by its holder, printed here or anywhere, never twice. */
class ReprintTest {
    private static final String REPRINT = "hall.reprint";
    private static final String CERTIFICATE = "C-2026-000001";
    private static final String CASE = "YS-0007-000036-4";

    private final Play play = Play.fullyFitted();

    @BeforeEach
    void twoOfSixSheetsCameOutThisMorning() {
        play.hub.answers(
                Operation.UNFINISHED,
                query -> Reply.found(
                        query.queryId(),
                        new Answers.Unfinished(List.of(new Answers.Print(
                                CERTIFICATE,
                                "fund.deposit-cert",
                                new Answers.Named("cert", "缴存证明", "Certificate"),
                                CASE,
                                Stage.BEGIN.minusSeconds(7_200),
                                6,
                                2)))));
        rest(2);
    }

    private void rest(int already) {
        play.hub.answers(
                Operation.RESUME,
                query -> Reply.found(
                        query.queryId(),
                        new Answers.Rest(
                                CERTIFICATE,
                                new Answers.Named("cert", "缴存证明", "Certificate"),
                                3,
                                2,
                                already,
                                Bytes.of("%PDF-1.7".getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void onlyTheMissingSheetsArePrintedForTheHolderOfTheSameCard() {
        play.reachesTheCard(REPRINT)
                .lays(Play.YAN)
                .picks(CERTIFICATE)
                .touch(Screen.Answered.class, new Touch.Rate(5))
                .touch(Screen.Answered.class, new Touch.Go())
                .isAlone()
                .run();

        assertThat(play.zh(play.stage
                        .screens(Screen.Pick.class)
                        .getFirst()
                        .choices()
                        .getFirst()
                        .note()))
                .isEqualTo("11月22日 19:47 · 已打 2 张，共 6 张");
        assertThat(play.documents.printed).hasSize(1).first().satisfies(document -> {
            assertThat(document.already()).isEqualTo(2);
            assertThat(document.remaining()).isEqualTo(4);
        });
        assertThat(play.documents.reserved).containsExactly(4);
        assertThat(play.hub.last(Operation.PRINTED).fields())
                .isEqualTo(Map.of("certificate", CERTIFICATE, "sheets", "6"));
        assertThat(play.printer.words(0))
                .contains("补打")
                .contains("figure:" + CASE)
                .contains("补打 4 张")
                .doesNotContain("清除记录号");
        assertThat(play.agent.ratings())
                .hasSize(1)
                .first()
                .satisfies(rating -> assertThat(rating.caseNumber()).contains(CASE));
        assertThat(play.stage.screens(Screen.Answered.class).getFirst().take())
                .extracting(row -> play.zh(row.label()))
                .containsExactly("身份证", "证明 4 张", "回执 1 张");
    }

    @Test
    void aReceiptThatDoesNotComeOutIsSaid() {
        play.printer.breaksOnTheWay(Fault.PAPER_OUT);

        play.reachesTheCard(REPRINT)
                .lays(Play.YAN)
                .picks(CERTIFICATE)
                .touch(Screen.Answered.class, new Touch.Go())
                .isAlone()
                .run();

        assertThat(play.stage.screens(Screen.Answered.class).getFirst().take())
                .extracting(row -> play.zh(row.label()) + "：" + play.zh(row.value()))
                .containsExactly("身份证：读卡区", "证明 4 张：下面的出纸盘", "回执没打出来：证明不受影响");
    }

    @Test
    void paperThatEndsAgainLeavesTheRestForAnotherTime() {
        play.documents.breaksAfter = 1;

        play.reachesTheCard(REPRINT)
                .lays(Play.YAN)
                .picks(CERTIFICATE)
                .acts(Cards.LEAVE)
                .isAlone()
                .run();

        assertThat(play.zh(play.failure().happened())).isEqualTo("已打印 3 张，共 6 张。编号 " + CASE + "，剩下的还能补打。");
        assertThat(play.hub.last(Operation.PRINTED).fields()).containsEntry("sheets", "3");
    }

    @Test
    void whatWasFinishedElsewhereMeanwhileIsNotPrintedAgain() {
        rest(6);

        play.reachesTheCard(REPRINT)
                .lays(Play.YAN)
                .picks(CERTIFICATE)
                .acts(Cards.LEAVE)
                .isAlone()
                .run();

        assertThat(play.failed()).isEqualTo("failure.reprint-gone.title");
        assertThat(play.documents.printed).isEmpty();
    }

    @Test
    void nothingUnfinishedIsSaid() {
        play.hub.answers(
                Operation.UNFINISHED, query -> Reply.found(query.queryId(), new Answers.Unfinished(List.of())));

        play.reachesTheCard(REPRINT)
                .lays(Play.YAN)
                .acts(Cards.HOME)
                .sees(Screen.Home.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.nothing-unfinished.title");
    }

    @Test
    void tooLittlePaperForTheRestPrintsNothing() {
        play.documents.sheets = 3;

        play.reachesTheCard(REPRINT)
                .lays(Play.YAN)
                .picks(CERTIFICATE)
                .acts(Cards.LEAVE)
                .isAlone()
                .run();

        assertThat(play.failed()).isEqualTo("failure.sheets-out.title");
        assertThat(play.documents.printed).isEmpty();
        assertThat(play.hub.queries(Operation.PRINTED)).isEmpty();
    }
}
