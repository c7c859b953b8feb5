package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.hall24.catalogue.Phrase;
import org.hall24.device.SocialCard;
import org.hall24.device.SocialCardReading;
import org.hall24.wire.Application.Holder;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who stands there, by the social-security card: with and without its issuer, and everything that can go wrong with it. */
class SocialCardTest {
    private static final String INSURED = "social.insured-cert-person";
    private static final LocalDate LATER = LocalDate.of(2036, 1, 1);

    /** Characters beyond the BMP, and more than one record of the card holds. */
    private static final SocialCard RARE = FakeChips.card("3.00", "欧阳𠮷麟", "990000200002291231", LATER);

    private static final SocialCard YAN = FakeChips.card("2.00", "言之澄", "990000198506150029", LATER);

    private final Play play = Play.withSlot();

    private Play reachesTheSlot() {
        return play.reachesTheCard(INSURED).choosesTheSlot();
    }

    @Test
    void aCardOfTheNewestEditionIsReadWithItsIssuerAndItsHolderIsTheOneTheDepartmentHears() {
        reachesTheSlot()
                .inserts(() -> play.chips.insertLocked(RARE))
                .takesOut()
                .sees(Screen.Pick.class)
                .run();

        assertThat(play.hub.queries())
                .extracting(Query::operation)
                .containsExactly(Operation.CARD_KEYS, Operation.INSURED);
        var asked = play.hub.last(Operation.CARD_KEYS);
        assertThat(asked.holder()).isEmpty();
        assertThat(asked.fields())
                .containsEntry("card_id", FakeChips.CHALLENGE.cardId())
                .containsEntry("atr", FakeChips.CHALLENGE.atr())
                .containsEntry("external_source", FakeChips.CHALLENGE.externalSource())
                .hasSize(8);
        assertThat(play.hub.last(Operation.INSURED).holder()).contains(new Holder("欧阳𠮷麟", "990000200002291231", ""));
        assertThat(play.hub.last(Operation.INSURED).pass()).isEmpty();
    }

    @Test
    void anOpenCardNeedsNobodyAndPrintsACertificate() {
        reachesTheSlot()
                .inserts(() -> play.chips.insert(YAN))
                .takesOut()
                .when(Screen.Pick.class, () -> play.terminal.touch(new Touch.Go()))
                .sees(Screen.Pick.class)
                .run();

        assertThat(play.hub.queries(Operation.CARD_KEYS)).isEmpty();
        assertThat(play.stage.screens(Screen.InsertCard.class).getFirst().stage())
                .isEqualTo(new Screen.ChipStage.Insert(30, 30));
        assertThat(ways(play.stage.screens(Screen.InsertCard.class).getFirst().others()))
                .containsExactly(IdentifyFlow.CARD, IdentifyFlow.CODE);
        assertThat(ways(play.stage.screens(Screen.ReadCard.class).getFirst().others()))
                .containsExactly(IdentifyFlow.SOCIAL_CARD, IdentifyFlow.CODE);
    }

    @Test
    void theIdentityCardIsOneTouchAwayAndOtherMattersNeverAskForTheSlot() {
        reachesTheSlot()
                .touch(Screen.InsertCard.class, new Touch.Act(IdentifyFlow.CARD))
                .lays(Play.YAN)
                .sees(Screen.Pick.class)
                .run();
        assertThat(play.chips.interrupted()).isEqualTo(1);

        var appeal = Play.withSlot();
        appeal.reachesTheCard(Play.APPEAL).sees(Screen.ReadCard.class).run();
        assertThat(ways(appeal.stage.screens(Screen.ReadCard.class).getFirst().others()))
                .containsExactly(IdentifyFlow.CODE);
    }

    @Test
    void whileTheIssuerIsAskedTheScreenSaysToLeaveTheCardIn() {
        play.hub.staysSilentOnce(Operation.CARD_KEYS);

        reachesTheSlot()
                .inserts(() -> play.chips.insertLocked(RARE))
                .when(Screen.InsertCard.class, SocialCardTest::checksNow, () -> {})
                .acts(Cards.AGAIN)
                .takesOut()
                .sees(Screen.Pick.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.chip-silent.title");
        assertThat(play.actions()).containsExactly(Cards.AGAIN, IdentifyFlow.CARD, IdentifyFlow.CODE, Cards.LEAVE);
        assertThat(play.stage.screens(Screen.InsertCard.class)).anyMatch(checks(1));
        assertThat(play.chips.interrupted()).isEqualTo(1);
        assertThat(play.hub.queries(Operation.CARD_KEYS)).hasSize(2);
    }

    @Test
    void aCardItsIssuerDoesNotKnowIsNotReadAgain() {
        play.hub.refuses(Operation.CARD_KEYS, "card-unknown");

        reachesTheSlot()
                .inserts(() -> play.chips.insertLocked(RARE))
                .acts(IdentifyFlow.CARD)
                .lays(Play.YAN)
                .sees(Screen.Pick.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.chip-unknown.title");
        assertThat(play.actions()).containsExactly(IdentifyFlow.CARD, IdentifyFlow.CODE, Cards.LEAVE);
        assertThat(play.notDone()).containsExactly("not.filed", "not.charged", "not.kept");
    }

    @Test
    void withoutTheHubACardThatNeedsItsIssuerSaysSo() {
        play.reachesTheCard(INSURED)
                .when(Screen.ReadCard.class, () -> {
                    play.agent.hub(false);
                    play.terminal.touch(new Touch.Act(IdentifyFlow.SOCIAL_CARD));
                })
                .inserts(() -> play.chips.insertLocked(RARE))
                .acts(Cards.LEAVE)
                .run();

        assertThat(play.failed()).isEqualTo("failure.chip-network.title");
        assertThat(play.hub.queries(Operation.CARD_KEYS)).isEmpty();
    }

    @Test
    void anAnswerThatIsNoProofIsNoAnswerAndAWrongProofIsACopy() {
        play.hub.once(Operation.CARD_KEYS, query -> Reply.found(query.queryId(), new Answers.CardKeys("nonsense", "")));
        play.hub.once(Operation.CARD_KEYS, query -> Reply.refused(query.queryId(), "not-offered"));
        play.hub.once(
                Operation.CARD_KEYS,
                query -> Reply.found(query.queryId(), new Answers.CardKeys("0".repeat(32), "0".repeat(32))));

        reachesTheSlot()
                .inserts(() -> play.chips.insertLocked(RARE))
                .when(Screen.Failure.class, says("chip-copy"), () -> again(IdentifyFlow.CARD))
                .touch(Screen.ReadCard.class, new Touch.Act(IdentifyFlow.SOCIAL_CARD))
                .when(Screen.Failure.class, says("chip-silent"), () -> again(Cards.AGAIN))
                .when(Screen.Failure.class, says("chip-silent"), () -> again(Cards.AGAIN))
                .takesOut()
                .sees(Screen.Pick.class)
                .run();

        assertThat(play.hub.queries(Operation.CARD_KEYS)).hasSize(4);
    }

    @Test
    void aReplyToAnotherQuestionOpensNoCard() {
        play.hub.once(
                Operation.CARD_KEYS,
                _ -> Reply.found(
                        UUID.randomUUID(), new Answers.CardKeys(FakeChips.GENUINE + "0".repeat(16), "0".repeat(32))));

        reachesTheSlot()
                .inserts(() -> play.chips.insertLocked(RARE))
                .acts(Cards.LEAVE)
                .run();

        assertThat(play.failed()).isEqualTo("failure.chip-silent.title");
    }

    @Test
    void aCardTakenOutTooEarlyCostsOneAttempt() {
        reachesTheSlot()
                .inserts(() -> play.chips.insert(new SocialCardReading.TakenTooSoon()))
                .when(
                        Screen.InsertCard.class,
                        leaveIn(2),
                        () -> play.chips.insert(new SocialCardReading.TakenTooSoon()))
                .when(Screen.InsertCard.class, leaveIn(1), () -> play.chips.insert(YAN))
                .takesOut()
                .sees(Screen.Pick.class)
                .run();

        assertThat(play.stage.screens(Screen.Failure.class)).isEmpty();
        assertThat(play.chips.readings()).isEqualTo(3);
    }

    @Test
    void aCardTakenOutThreeTimesHasItsOwnCard() {
        reachesTheSlot()
                .inserts(() -> play.chips.insert(new SocialCardReading.TakenTooSoon()))
                .when(
                        Screen.InsertCard.class,
                        leaveIn(2),
                        () -> play.chips.insert(new SocialCardReading.TakenTooSoon()))
                .when(
                        Screen.InsertCard.class,
                        leaveIn(1),
                        () -> play.chips.insert(new SocialCardReading.TakenTooSoon()))
                .acts(Cards.LEAVE)
                .run();

        assertThat(play.failed()).isEqualTo("failure.chip-taken.title");
        assertThat(play.notDone()).containsExactly("not.read-chip", "not.filed", "not.charged");
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG,    chip-refused",
        "COPY,     chip-copy",
        "EXPIRED,  chip-expired",
        "FUTURE,   chip-not-yet",
        "NOTHING,  chip-none",
        "BROKEN,   chip-reader"
    })
    void everythingElseHasItsOwnCardAndTheWordsAreThere(String what, String card) {
        reachesTheSlot().inserts(() -> happens(what)).acts(Cards.LEAVE).run();

        assertThat(play.failed()).isEqualTo("failure." + card + ".title");
        assertThat(play.zh(play.failure().happened())).doesNotContain("{").contains("卡");
        assertThat(play.actions()).contains(IdentifyFlow.CARD, IdentifyFlow.CODE, Cards.LEAVE);
        assertThat(play.notDone()).hasSize(3);
    }

    private void happens(String what) {
        switch (what) {
            case "WRONG" -> play.chips.insert(new SocialCardReading.NotAccepted());
            case "COPY" -> play.chips.insert(new SocialCardReading.NotGenuine());
            case "EXPIRED" ->
                play.chips.insert(FakeChips.card("2.00", "言之澄", "990000198506150029", LocalDate.of(2026, 11, 21)));
            case "FUTURE" ->
                play.chips.insert(new SocialCard(
                        "2.00",
                        "990000",
                        "Y00000001",
                        "990000198506150029",
                        "言之澄",
                        Optional.empty(),
                        Optional.empty(),
                        LocalDate.of(2026, 11, 23),
                        Optional.empty()));
            case "BROKEN" -> play.chips.unplug();
            default -> {
                // nobody puts anything in
            }
        }
    }

    @Test
    void theSameSocialCardUncoversAndAnotherClears() {
        reachesTheSlot()
                .inserts(() -> play.chips.insert(YAN))
                .takesOut()
                .sees(Screen.Pick.class)
                .when(Screen.Covered.class, () -> play.chips.insert(new SocialCardReading.NotAccepted()))
                .when(Screen.Covered.class, complains("covered.no-chip"), play.chips::takeOut)
                .when(Screen.Covered.class, covered -> covered.secondsLeft() < 28, () -> play.chips.insert(YAN))
                .sees(Screen.Pick.class)
                .when(Screen.Covered.class, () -> play.chips.insertLocked(RARE))
                .sees(Screen.Failure.class)
                .run();

        assertThat(play.stage.screens(Screen.Covered.class).getFirst().stage()).isEqualTo(Screen.CoverStage.SAME_CHIP);
        assertThat(play.failed()).isEqualTo("failure.stranger.title");
    }

    @Test
    void aSlotThatIsOutIsMarkedOnThePageAndNotOffered() {
        play.chips.unplug();

        play.reachesTheCard(INSURED).sees(Screen.ReadCard.class).run();

        var check =
                play.stage.screens(Screen.MatterPage.class).getLast().checks().get(1);
        assertThat(check.what()).isEqualTo(Phrase.of("check.smartcard"));
        assertThat(check.light()).isEqualTo(Frame.Light.ATTENTION);
        assertThat(ways(play.stage.screens(Screen.ReadCard.class).getLast().others()))
                .containsExactly(IdentifyFlow.CODE);
        var page = play.stage.screens(Screen.MatterPage.class).getLast();
        assertThat(page.ready()).isTrue();
        assertThat(page.facts()).extracting(Screen.Row::value).contains(Phrase.of("fact.card-only"));
    }

    @Test
    void withTheReaderForIdentityCardsOutTheSlotIsAskedFirst() {
        play.reader.unplug();

        play.reachesTheCard(INSURED)
                .inserts(() -> play.chips.insert(YAN))
                .takesOut()
                .sees(Screen.Pick.class)
                .run();

        assertThat(play.stage.way()).doesNotContain("read-card");
    }

    @Test
    void aTerminalWithoutASlotSaysNothingOfOne() {
        var plain = Play.fullyFitted();

        plain.reachesTheCard(INSURED).sees(Screen.ReadCard.class).run();

        assertThat(plain.stage.screens(Screen.MatterPage.class).getLast().checks())
                .extracting(Screen.Check::what)
                .doesNotContain(Phrase.of("check.smartcard"));
        assertThat(ways(plain.stage.screens(Screen.ReadCard.class).getLast().others()))
                .containsExactly(IdentifyFlow.CODE);
    }

    private void again(String action) {
        play.terminal.touch(new Touch.Act(action));
    }

    private static List<String> ways(List<Screen.Action> actions) {
        return actions.stream().map(Screen.Action::id).toList();
    }

    private static Predicate<Screen.Failure> says(String what) {
        return card -> Play.key(card.title()).equals("failure." + what + ".title");
    }

    private static Predicate<Screen.InsertCard> checks(int left) {
        return screen -> screen.stage().equals(new Screen.ChipStage.Checking(left, 15));
    }

    private static boolean checksNow(Screen.InsertCard screen) {
        return screen.stage() instanceof Screen.ChipStage.Checking;
    }

    private static Predicate<Screen.InsertCard> leaveIn(int attempts) {
        return screen -> screen.stage() instanceof Screen.ChipStage.LeaveIn(int left, var _, var _) && left == attempts;
    }

    private static Predicate<Screen.Covered> complains(String key) {
        return covered -> covered.complaint().map(Play::key).filter(key::equals).isPresent();
    }
}
