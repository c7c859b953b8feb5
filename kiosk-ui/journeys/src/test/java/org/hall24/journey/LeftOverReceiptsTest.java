package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.hall24.device.Fault;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.HolderTags;
import org.junit.jupiter.api.Test;

/** The kiosk died, or had no paper, between acceptance and receipt. */
class LeftOverReceiptsTest {
    private static final String CASE = "YS-0007-000036-4";
    private static final UUID MATTER = UUID.fromString("01993d00-0000-7000-8000-000000000036");

    private final Play play = new Play();

    private void somethingWasLeftOverOf(String number) {
        play.agent.leftOver(new Agent.OpenReceipt(
                MATTER,
                Play.APPEAL,
                CASE,
                "C-0007-1122-036",
                Stage.BEGIN.minusSeconds(3_600),
                HolderTags.tag(number, new Random(7))));
    }

    @Test
    void isOfferedToTheHolderOfTheSameCard() {
        somethingWasLeftOverOf(Play.YAN.number());

        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(Screen.ReceiptOffer.class, new Touch.Act(OfferFlow.PRINT))
                .sees(Screen.Form.class)
                .run();

        var offer = play.stage.screens(Screen.ReceiptOffer.class).getFirst();
        assertThat(play.zh(offer.matters().getFirst().label())).isEqualTo("12345 诉求");
        assertThat(play.zh(offer.matters().getFirst().value())).isEqualTo(CASE + " · 11月22日 20:47");
        assertThat(play.agent.printed()).containsExactly(MATTER);
        assertThat(play.printer.words(0))
                .contains("补打")
                .contains("figure:" + CASE)
                .contains("qr:https://hub.example:8443/c/" + CASE)
                .doesNotContain("言")
                .doesNotContain("9****");
    }

    @Test
    void isNotOfferedToAnother() {
        somethingWasLeftOverOf(Play.YAN.number());

        play.reachesTheCard(Play.APPEAL).lays(Play.XI).sees(Screen.Form.class).run();

        assertThat(play.stage.screens(Screen.ReceiptOffer.class)).isEmpty();
    }

    @Test
    void staysOpenWhenThePersonWantsItLater() {
        somethingWasLeftOverOf(Play.YAN.number());

        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(Screen.ReceiptOffer.class, new Touch.Act(OfferFlow.LATER))
                .sees(Screen.Form.class)
                .run();

        assertThat(play.printer.attempts()).isZero();
        assertThat(play.agent.printed()).isEmpty();
    }

    @Test
    void staysOpenAndSaysSoWhenItCannotBePrinted() {
        somethingWasLeftOverOf(Play.YAN.number());
        play.printer.fault(Optional.of(Fault.PAPER_OUT));

        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(Screen.ReceiptOffer.class, new Touch.Act(OfferFlow.PRINT))
                .when(
                        Screen.ReceiptOffer.class,
                        offer -> Play.key(offer.actions().getFirst().note()).equals("offer.failed"),
                        () -> play.terminal.touch(new Touch.Back()))
                .sees(Screen.Form.class)
                .run();

        assertThat(play.agent.printed()).isEmpty();
    }

    @Test
    void aReceiptThatFailedForLackOfPaperIsPrintedWhenTheSameCardComesBack() {
        play.filesAnAppealWithoutPaper()
                .skipsTheRating()
                .sees(Screen.Cleared.class)
                .when(Screen.Attract.class, () -> {
                    play.printer.fault(Optional.empty());
                    play.terminal.touch(new Touch.Awake());
                })
                .opens(Play.APPEAL)
                .begins()
                .consents()
                .lays(Play.YAN)
                .touch(Screen.ReceiptOffer.class, new Touch.Act(OfferFlow.PRINT))
                .sees(Screen.Form.class)
                .run();

        assertThat(play.printer.printed()).hasSize(1);
        assertThat(play.agent.printed())
                .containsExactlyElementsOf(play.agent.filings().keySet());
    }

    @Test
    void anAgentThatCannotSayWhatIsOpenDoesNotStopAnybody() {
        play.reachesTheCard(Play.APPEAL)
                .when(Screen.ReadCard.class, () -> {
                    play.agent.dead(true);
                    play.reader.lay(Play.YAN);
                })
                .sees(Screen.Form.class)
                .run();

        assertThat(play.stage.way()).endsWith("read-card", "form");
    }
}
