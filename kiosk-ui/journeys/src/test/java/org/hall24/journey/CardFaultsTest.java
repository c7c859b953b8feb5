package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.hall24.device.CardReading;
import org.junit.jupiter.api.Test;

/** Everything that can go wrong with a card or its reader, as the citizen sees it. */
class CardFaultsTest {
    private static final List<String> NOTHING_WAS_READ = List.of("not.read", "not.filed", "not.charged");

    private final Play play = new Play();

    @Test
    void noCardWithinThirtySecondsCanBeTriedAgain() {
        play.reachesTheCard(Play.APPEAL)
                .acts(Cards.AGAIN)
                .lays(Play.YAN)
                .sees(Screen.Form.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.card-none.title");
        assertThat(play.notDone()).isEqualTo(NOTHING_WAS_READ);
        assertThat(play.actions()).containsExactly(Cards.AGAIN, Cards.LEAVE);
        assertThat(play.stage.screens(Screen.ReadCard.class).getFirst().stage())
                .isEqualTo(new Screen.CardStage.Lay(30, 30));
        assertThat(play.stage.screens(Screen.ReadCard.class)).hasSizeGreaterThan(29);
        assertThat(play.stage.way()).endsWith("read-card", "failure", "read-card", "form");
    }

    @Test
    void aCardPulledAwayCostsOneAttempt() {
        play.reachesTheCard(Play.APPEAL)
                .when(Screen.ReadCard.class, () -> play.reader.happens(new CardReading.MovedTooSoon()))
                .when(Screen.ReadCard.class, holds(2), () -> play.reader.happens(new CardReading.MovedTooSoon()))
                .when(Screen.ReadCard.class, holds(1), () -> play.reader.lay(Play.YAN))
                .sees(Screen.Form.class)
                .run();

        assertThat(play.stage.screens(Screen.Failure.class)).isEmpty();
        assertThat(play.reader.readings()).isEqualTo(3);
    }

    @Test
    void aCardThatMovesThreeTimesHasItsOwnCard() {
        play.reachesTheCard(Play.APPEAL)
                .when(Screen.ReadCard.class, () -> play.reader.happens(new CardReading.MovedTooSoon()))
                .when(Screen.ReadCard.class, holds(2), () -> play.reader.happens(new CardReading.MovedTooSoon()))
                .when(Screen.ReadCard.class, holds(1), () -> play.reader.happens(new CardReading.MovedTooSoon()))
                .acts(Cards.AGAIN)
                .lays(Play.YAN)
                .sees(Screen.Form.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.card-moved.title");
        assertThat(play.notDone()).isEqualTo(NOTHING_WAS_READ);
    }

    @Test
    void aCardOfUnknownKindIsNamedAndAnotherMayBeLaid() {
        play.reachesTheCard(Play.APPEAL)
                .when(Screen.ReadCard.class, () -> play.reader.happens(new CardReading.UnknownKind('Q')))
                .acts(Cards.OTHER)
                .lays(Play.YAN)
                .sees(Screen.Form.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.card-kind.title");
        assertThat(play.actions()).containsExactly(Cards.OTHER, Cards.LEAVE);
    }

    @Test
    void aCardThatIsNoIdentityCardIsNotAccepted() {
        play.reachesTheCard(Play.APPEAL)
                .when(Screen.ReadCard.class, () -> play.reader.happens(new CardReading.NotAccepted()))
                .acts(Cards.LEAVE)
                .sees(Screen.Attract.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.card-refused.title");
        // Nothing was read, so there is nothing to clear and nothing to claim.
        assertThat(play.agent.clearings()).isEmpty();
        assertThat(play.stage.screens(Screen.Cleared.class)).isEmpty();
    }

    @Test
    void anExpiredCardIsRefusedWithItsDateAndKeptNowhere() {
        var expired = Play.card("郗若蘅", "99000019900115001X", LocalDate.of(2026, 11, 21));
        play.reachesTheCard(Play.APPEAL)
                .lays(expired)
                .sees(Screen.Failure.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.card-expired.title");
        assertThat(play.zh(play.failure().happened())).contains("2026-11-21");
        assertThat(play.notDone()).containsExactly("not.filed", "not.charged", "not.kept");
        assertThat(play.failure().counter().phone()).isEqualTo("12345");
    }

    @Test
    void aCardIsValidOnItsLastDayInHallTime() {
        // 21:47 on the 22nd in the hall; the card's last day is that day.
        var lastDay = Play.card("郗若蘅", "99000019900115001X", LocalDate.of(2026, 11, 22));
        play.reachesTheCard(Play.APPEAL).lays(lastDay).sees(Screen.Form.class).run();

        assertThat(play.stage.screens(Screen.Failure.class)).isEmpty();
    }

    @Test
    void aReaderUnpluggedInTheMiddleServesAgainAfterItIsBack() {
        play.reachesTheCard(Play.APPEAL)
                .when(Screen.ReadCard.class, play.reader::unplug)
                .acts(Cards.AGAIN)
                .when(Screen.Failure.class, () -> {
                    play.reader.plug();
                    play.terminal.touch(new Touch.Act(Cards.AGAIN));
                })
                .lays(Play.YAN)
                .sees(Screen.Form.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.reader.title");
        assertThat(play.notDone()).isEqualTo(NOTHING_WAS_READ);
        assertThat(play.failure().quote()).matches("H24-0007-21(4[7-9]|5[0-9])");
    }

    @Test
    void leavingWhileACardIsAwaitedLeavesTheReaderUsable() {
        play.reachesTheCard(Play.APPEAL)
                .touch(Screen.ReadCard.class, new Touch.Leave())
                .arrives()
                .opens(Play.APPEAL)
                .begins()
                .consents()
                .lays(Play.XI)
                .sees(Screen.Form.class)
                .run();

        assertThat(play.reader.interrupted()).isEqualTo(1);
        assertThat(play.reader.readings()).isEqualTo(2);
    }

    @Test
    void backFromTheReaderAsksForConsentAnew() {
        play.reachesTheCard(Play.APPEAL)
                .touch(Screen.ReadCard.class, new Touch.Back())
                .sees(Screen.Consent.class)
                .run();

        assertThat(play.stage.screens(Screen.Consent.class).getLast().ticked()).isFalse();
    }

    @Test
    void helpWhileACardIsAwaitedKeepsReading() {
        play.reachesTheCard(Play.APPEAL)
                .touch(Screen.ReadCard.class, new Touch.Help())
                .when(Screen.HelpCard.class, () -> {
                    play.reader.lay(Play.YAN);
                    play.terminal.touch(new Touch.Go());
                })
                .sees(Screen.Form.class)
                .run();

        assertThat(play.reader.readings()).isEqualTo(1);
    }

    @Test
    void aCardThatWasReadWhileItsOwnerReadTheHelpForLongCounts() {
        play.reachesTheCard(Play.APPEAL)
                .touch(Screen.ReadCard.class, new Touch.Help())
                .when(Screen.HelpCard.class, () -> play.reader.lay(Play.YAN))
                .touch(Screen.IdleQuestion.class, new Touch.Go())
                .touch(Screen.HelpCard.class, new Touch.Go())
                .sees(Screen.Form.class)
                .run();

        assertThat(play.reader.readings()).isEqualTo(1);
    }

    @Test
    void nothingIsReadBeforeTheBoxIsTicked() {
        play.arrives()
                .opens(Play.APPEAL)
                .begins()
                .touch(Screen.Consent.class, new Touch.Go(), new Touch.Go())
                .touch(Screen.Consent.class, new Touch.Decline())
                .sees(Screen.Home.class)
                .run();

        assertThat(play.reader.readings()).isZero();
        assertThat(play.agent.clearings()).isEmpty();
    }

    private static Predicate<Screen.ReadCard> holds(int attemptsLeft) {
        return screen ->
                screen.stage() instanceof Screen.CardStage.HoldStill(int left, var _, var _) && left == attemptsLeft;
    }
}
