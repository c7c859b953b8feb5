package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.hall24.device.SlipOutcome;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.HolderTags;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A printer that sees its slips: what is in the hand, what nobody took, and who is told. */
class SlipTest {
    private final Play play = new Play();

    @BeforeEach
    void aPresenterIsFitted() {
        play.printer.presents(play.stage);
    }

    @Test
    void aReceiptIsConfirmedWhenItWasTakenAndNotBefore() {
        play.filesAnAppeal()
                .when(Screen.TakeSlip.class, () -> {
                    assertThat(play.agent.printed()).isEmpty();
                    play.printer.becomes(new SlipOutcome.Taken());
                })
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.stage.way()).containsSubsequence("review", "working", "take-slip", "result");
        assertThat(play.agent.printed())
                .containsExactlyElementsOf(play.agent.filings().keySet());
        assertThat(play.result().take()).extracting(row -> play.zh(row.label())).containsExactly("身份证");
        assertThat(play.stage.screens(Screen.Cleared.class).getFirst().onReceipt())
                .isTrue();
    }

    /** The agent keeps the receipts of what was filed; those of certificates nobody keeps, and the screen promises none. */
    @Test
    void anotherReceiptIsPromisedOnlyWhereItIsKept() {
        var full = Play.fullyFitted();
        full.printer.presents(full.stage);

        full.identifiesByCode("fund.deposit-cert")
                .fillsTheCertificate("loan", "1")
                .prints()
                .when(Screen.TakeSlip.class, () -> full.printer.becomes(new SlipOutcome.Taken()))
                .skipsTheRating()
                .isAlone()
                .run();
        play.filesAnAppeal()
                .when(Screen.TakeSlip.class, () -> play.printer.becomes(new SlipOutcome.Taken()))
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(full.stage.screens(Screen.TakeSlip.class)).isNotEmpty().noneMatch(Screen.TakeSlip::kept);
        assertThat(play.stage.screens(Screen.TakeSlip.class)).isNotEmpty().allMatch(Screen.TakeSlip::kept);
    }

    @Test
    void nothingCanBeTouchedButTheWayOn() {
        play.filesAnAppeal()
                .touch(Screen.TakeSlip.class, new Touch.Home(), new Touch.Back(), new Touch.Leave())
                .when(Screen.TakeSlip.class, () -> play.printer.becomes(new SlipOutcome.Taken()))
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.stage.pictures())
                .filteredOn(picture -> picture.screen() instanceof Screen.TakeSlip)
                .isNotEmpty()
                .allMatch(picture -> picture.frame().foot().equals(Frame.Foot.QUIET));
    }

    @Test
    void whoGoesOnIsStillRemindedAndTheHandIsSeenLater() {
        play.filesAnAppeal()
                .touch(Screen.TakeSlip.class, new Touch.Go())
                .when(Screen.Result.class, result -> result.take().size() == 2, () -> {
                    assertThat(play.agent.printed()).isEmpty();
                    play.printer.becomes(new SlipOutcome.Taken());
                })
                .when(
                        Screen.Result.class,
                        result -> result.take().size() == 1,
                        () -> play.terminal.touch(new Touch.SkipRating()))
                .isAlone()
                .run();

        assertThat(play.agent.printed()).hasSize(1);
    }

    @Test
    void aSlipNobodyTakesIsToldToThePersonAndStaysOwed() {
        play.filesAnAppeal()
                .when(Screen.TakeSlip.class, screen -> screen.secondsLeft() <= 1, () -> {})
                .when(Screen.Result.class, () -> play.printer.becomes(new SlipOutcome.Retracted()))
                .when(
                        Screen.Result.class,
                        result -> result.receiptProblem().isPresent(),
                        () -> play.terminal.touch(new Touch.SkipRating()))
                .isAlone()
                .run();

        assertThat(play.result().receiptProblem().map(play::zh)).contains("回执没人取，已经收回。回头在本机放身份证，可补打。");
        assertThat(play.agent.printed()).isEmpty();
        assertThat(play.stage.screens(Screen.Cleared.class).getFirst().onReceipt())
                .isFalse();
    }

    @Test
    void aSlipThatIsTakenBackAfterThePersonLeftStaysOwed() {
        play.filesAnAppeal()
                .touch(Screen.TakeSlip.class, new Touch.Go())
                .skipsTheRating()
                .sees(Screen.Cleared.class)
                .when(Screen.Attract.class, () -> play.printer.becomes(new SlipOutcome.Ejected()))
                .sees(Screen.Attract.class)
                .run();

        assertThat(play.agent.printed()).isEmpty();
    }

    @Test
    void aSlipThatIsTakenAfterThePersonWentOnIsConfirmed() {
        play.filesAnAppeal()
                .touch(Screen.TakeSlip.class, new Touch.Go())
                .skipsTheRating()
                .sees(Screen.Cleared.class)
                .when(Screen.Attract.class, () -> play.printer.becomes(new SlipOutcome.Taken()))
                .arrives()
                .sees(Screen.Home.class)
                .run();

        assertThat(play.agent.printed()).hasSize(1);
    }

    /** The next print takes away what lies in the mouth: so each of several is waited for. */
    @Test
    void receiptsThatAreOwedComeOneByOne() {
        for (int i = 1; i <= 2; i++) {
            play.agent.leftOver(new Agent.OpenReceipt(
                    new UUID(24, i),
                    Play.APPEAL,
                    "YS-0007-00003" + i + "-4",
                    "C-0007-1122-03" + i,
                    Stage.BEGIN.minusSeconds(3_600),
                    HolderTags.tag(Play.YAN.number(), new Random(7))));
        }

        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(Screen.ReceiptOffer.class, new Touch.Act(OfferFlow.PRINT))
                .when(Screen.TakeSlip.class, () -> {
                    assertThat(play.printer.printed()).hasSize(1);
                    play.printer.becomes(new SlipOutcome.Taken());
                })
                .when(
                        Screen.TakeSlip.class,
                        _ -> play.printer.printed().size() == 2,
                        () -> play.printer.becomes(new SlipOutcome.Taken()))
                .sees(Screen.Form.class)
                .run();

        assertThat(play.agent.printed()).containsExactly(new UUID(24, 1), new UUID(24, 2));
    }

    @Test
    void aPrinterThatCannotTellIsBelieved() {
        var plain = new Play();

        plain.filesAnAppeal().skipsTheRating().isAlone().run();

        assertThat(plain.stage.way()).doesNotContain("take-slip");
        assertThat(plain.agent.printed()).hasSize(1);
    }
}
