package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Predicate;
import org.hall24.device.CardReading;
import org.hall24.wire.query.Operation;
import org.junit.jupiter.api.Test;

/** Private pages cover themselves, and nobody but the same person uncovers them. */
class CoverTest {
    private static final String BALANCE = "fund.balance";
    private static final String INSURED = "social.insured-cert-person";

    private final Play play = Play.fullyFitted();

    @Test
    void aShownBalanceCoversItselfAfterThirtySecondsAndTheSameCodeUncoversThePageNotTheAmount() {
        play.identifiesByCode(BALANCE)
                .actsOn(FundFlow.SHOW)
                .when(Screen.Covered.class, () -> play.scanner.holds(FakeHub.ECERT))
                .when(
                        Screen.FactSheet.class,
                        sheet -> !sheet.shown(),
                        () -> play.terminal.touch(new Touch.Act(FundFlow.FINISH)))
                .sees(Screen.Answered.class)
                .run();

        assertThat(play.stage.screens(Screen.FactSheet.class).stream()
                        .filter(Screen.FactSheet::shown)
                        .mapToInt(Screen.FactSheet::coverIn)
                        .min())
                .hasValue(1);
        assertThat(play.stage.screens(Screen.Covered.class).getFirst())
                .isEqualTo(new Screen.Covered(Screen.CoverStage.SAME_CODE, Optional.empty(), 30, 30));
        assertThat(play.hub.queries(Operation.IDENTIFY)).hasSize(2);
        assertThat(play.hub.queries(Operation.FUND_ACCOUNTS)).hasSize(1);
    }

    @Test
    void aTouchKeepsThePageOpen() {
        play.identifiesByCode(BALANCE)
                .actsOn(FundFlow.SHOW)
                .when(
                        Screen.FactSheet.class,
                        sheet -> sheet.shown() && sheet.coverIn() == 2,
                        () -> play.terminal.touch(new Touch.Awake()))
                .when(
                        Screen.FactSheet.class,
                        sheet -> sheet.shown() && sheet.coverIn() == 30,
                        () -> play.terminal.touch(new Touch.Act(FundFlow.FINISH)))
                .sees(Screen.Answered.class)
                .run();

        assertThat(play.stage.way()).doesNotContain("covered");
    }

    @Test
    void theSameCardUncoversAndIsComparedHereOnly() {
        play.reachesTheCard(INSURED)
                .lays(Play.YAN)
                .sees(Screen.Pick.class)
                .when(Screen.Covered.class, () -> play.reader.happens(new CardReading.MovedTooSoon()))
                .when(Screen.Covered.class, complains("covered.moved"), () -> play.reader.lay(Play.YAN))
                .when(Screen.Pick.class, () -> play.terminal.touch(new Touch.Go()))
                .sees(Screen.Pick.class)
                .run();

        assertThat(play.hub.queries()).extracting(query -> query.operation()).containsExactly(Operation.INSURED);
        assertThat(play.stage.screens(Screen.Covered.class).getFirst().stage()).isEqualTo(Screen.CoverStage.SAME_CARD);
    }

    @Test
    void anotherCardClearsEverythingAtOnceAndACardSaysSo() {
        play.reachesTheCard(INSURED)
                .lays(Play.YAN)
                .sees(Screen.Pick.class)
                .when(Screen.Covered.class, () -> play.reader.lay(Play.XI))
                .when(
                        Screen.Failure.class,
                        card -> Play.key(card.title()).equals("failure.stranger.title"),
                        () -> play.terminal.touch(new Touch.Act(Cards.LEAVE)))
                .isAlone()
                .run();

        assertThat(play.agent.clearings()).hasSize(1);
        assertThat(play.agent.clearings().getFirst().wiped()).containsExactly("card", "query", "screen");
        assertThat(play.stage.way()).endsWith("covered", "failure", "cleared", "attract");
    }

    @Test
    void nobodyComingBackClearsAfterThirtySecondsMore() {
        play.identifiesByCode(BALANCE).sees(Screen.FactSheet.class).isAlone().run();

        assertThat(play.stage.way()).endsWith("fact-sheet", "covered", "cleared", "attract");
        assertThat(play.stage.screens(Screen.Covered.class).getLast().secondsLeft())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void leavingWhileCoveredIsLeaving() {
        play.identifiesByCode(BALANCE)
                .sees(Screen.FactSheet.class)
                .touch(Screen.Covered.class, new Touch.Leave())
                .isAlone()
                .run();

        assertThat(play.stage.way()).endsWith("covered", "cleared", "attract");
    }

    @Test
    void aPaymentCodeUncoversNothingAndGoesNowhere() {
        play.identifiesByCode(BALANCE)
                .sees(Screen.FactSheet.class)
                .when(Screen.Covered.class, () -> play.scanner.holds("134567890123456789"))
                .when(
                        Screen.Covered.class,
                        complains("code.payment"),
                        () -> play.scanner.holds("DZZZ1.AAAABBBBCCCCDDDDEEEEFFFFGGGG3333"))
                .when(Screen.Covered.class, complains("covered.code-again"), () -> play.scanner.holds(FakeHub.ECERT))
                .sees(Screen.FactSheet.class)
                .run();

        assertThat(play.hub.queries(Operation.IDENTIFY)).hasSize(3);
    }

    @Test
    void anECertificateOfSomebodyElseClears() {
        play.identifiesByCode(BALANCE)
                .sees(Screen.FactSheet.class)
                .when(Screen.Covered.class, () -> play.scanner.holds(FakeHub.OTHER_ECERT))
                .sees(Screen.Failure.class)
                .isAlone()
                .run();

        assertThat(play.failed()).isEqualTo("failure.stranger.title");
    }

    @Test
    void aReaderThatBrokeMeanwhileUncoversNothing() {
        play.reachesTheCard(INSURED)
                .lays(Play.YAN)
                .sees(Screen.Pick.class)
                .when(Screen.Covered.class, play.reader::unplug)
                .isAlone()
                .run();

        assertThat(play.stage.way()).endsWith("covered", "cleared", "attract");
    }

    private static Predicate<Screen.Covered> complains(String key) {
        return covered -> covered.complaint().map(Play::key).filter(key::equals).isPresent();
    }
}
