package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.hall24.device.SocialCard;
import org.hall24.wire.query.Operation;
import org.junit.jupiter.api.Test;

/** A social-security card leaves the slot with its owner, and is never taken for the next person's. */
class TakeOutTest {
    private static final LocalDate LATER = LocalDate.of(2036, 1, 1);
    private static final SocialCard YAN = FakeChips.card("2.00", "言之澄", "990000198506150029", LATER);
    private static final SocialCard OTHER = FakeChips.card("3.00", "欧阳𠮷麟", "990000200002291231", LATER);

    private final Play play = Play.withSlot();

    private Play reachesTheSlot() {
        return play.reachesTheCard("social.insured-cert-person").choosesTheSlot();
    }

    /** The next person, who takes the forgotten card out first. */
    private Play findsACardInTheSlot() {
        return reachesTheSlot()
                .when(Screen.Failure.class, card -> Play.key(card.title()).equals("failure.chip-left.title"), () -> {
                    play.chips.takeOut();
                    play.terminal.touch(new Touch.Act(Cards.AGAIN));
                });
    }

    @Test
    void aCardThatIsNotTakenOutIsAskedForTwiceAndOnceMoreAtTheEnd() {
        reachesTheSlot()
                .inserts(() -> play.chips.insert(YAN))
                .sees(Screen.Pick.class)
                .touch(Screen.Pick.class, new Touch.Leave())
                .when(Screen.InsertCard.class, TakeOutTest::isForgotten, play.chips::takeOut)
                .isAlone()
                .run();

        var way = play.stage.way();
        assertThat(way).endsWith("pick", "insert-card", "cleared", "attract");
        assertThat(play.stage.screens(Screen.InsertCard.class).stream()
                        .map(screen -> screen.stage().getClass().getSimpleName())
                        .distinct())
                .containsExactly("Insert", "TakeOut", "Forgotten");
        assertThat(play.agent.clearings().getFirst().wiped()).containsExactly("social_card", "query", "screen");
    }

    @Test
    void aCardTakenAtOnceIsNotAskedForAtTheEnd() {
        reachesTheSlot()
                .inserts(() -> play.chips.insert(YAN))
                .takesOut()
                .touch(Screen.Pick.class, new Touch.Leave())
                .isAlone()
                .run();

        assertThat(play.stage.way()).endsWith("pick", "cleared", "attract");
    }

    @Test
    void whoeverWalksAwayFromTheirCardIsRemindedForHalfAMinuteAndNoLonger() {
        reachesTheSlot()
                .inserts(() -> play.chips.insert(YAN))
                .touch(Screen.Pick.class, new Touch.Leave())
                .sees(Screen.InsertCard.class)
                .isAlone()
                .run();

        assertThat(play.stage.way()).endsWith("insert-card", "cleared", "attract");
        assertThat(Duration.between(Stage.BEGIN, play.stage.instant())).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void aCardThatLiesThereWhenTheTerminalStartsIsNobodys() {
        play.chips.insert(YAN);
        findsACardInTheSlot()
                .inserts(() -> play.chips.insert(OTHER))
                .sees(Screen.Pick.class)
                .run();

        assertThat(play.stage.way()).containsSubsequence("insert-card", "failure", "insert-card", "pick");
        assertThat(play.agent.clearings()).isEmpty();
    }

    @Test
    void aCardLeftBehindIsNeverTheNextPersons() {
        reachesTheSlot()
                .inserts(() -> play.chips.insert(YAN))
                .touch(Screen.Pick.class, new Touch.Leave())
                .isAlone();
        findsACardInTheSlot()
                .inserts(() -> play.chips.insertLocked(OTHER))
                .takesOut()
                .sees(Screen.Pick.class)
                .run();

        assertThat(play.hub.queries(Operation.INSURED))
                .extracting(query -> query.holder().orElseThrow().number())
                .containsExactly(YAN.number(), OTHER.number());
    }

    /** Its issuer was silent, so it was not read; its owner went away without it. */
    @Test
    void aCardThatWasNeverReadIsNotTheNextPersonsEither() {
        play.hub.staysSilentOnce(Operation.CARD_KEYS);

        reachesTheSlot()
                .inserts(() -> play.chips.insertLocked(OTHER))
                .acts(Cards.LEAVE)
                .sees(Screen.InsertCard.class)
                .isAlone();
        findsACardInTheSlot()
                .inserts(() -> play.chips.insert(YAN))
                .takesOut()
                .sees(Screen.Pick.class)
                .run();

        assertThat(play.hub.queries(Operation.INSURED))
                .extracting(query -> query.holder().orElseThrow().number())
                .containsExactly(YAN.number());
    }

    /** The question about the card was on its way: that is written down, too. */
    @Test
    void whoeverLeavesWhileTheIssuerIsAskedIsClearedAndRemindedOfTheCard() {
        play.hub.staysSilentOnce(Operation.CARD_KEYS);

        reachesTheSlot()
                .inserts(() -> play.chips.insertLocked(OTHER))
                .when(
                        Screen.InsertCard.class,
                        screen -> screen.stage() instanceof Screen.ChipStage.Checking,
                        () -> play.terminal.touch(new Touch.Leave()))
                .when(Screen.InsertCard.class, TakeOutTest::isForgotten, play.chips::takeOut)
                .isAlone()
                .run();

        assertThat(play.agent.clearings().getFirst().wiped()).containsExactly("query", "screen");
    }

    private static boolean isForgotten(Screen.InsertCard screen) {
        return screen.stage() instanceof Screen.ChipStage.Forgotten;
    }
}
