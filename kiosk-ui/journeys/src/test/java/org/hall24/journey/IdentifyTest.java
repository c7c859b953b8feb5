package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hall24.catalogue.Phrase;
import org.hall24.device.CodeReading;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Reply;
import org.junit.jupiter.api.Test;

/** Who stands there: by card, equally by an e-certificate, and with a one-time code where more is asked. */
class IdentifyTest {
    private static final String BALANCE = "fund.balance";
    private static final String PAYMENT = "134567890123456789";

    private final Play play = Play.fullyFitted();

    @Test
    void aCardMatterCanBeDoneWithAnECertificateInstead() throws Exception {
        play.reachesTheCard(Play.APPEAL)
                .when(
                        Screen.ReadCard.class,
                        screen -> !screen.others().isEmpty(),
                        () -> play.terminal.touch(new Touch.Act(IdentifyFlow.CODE)))
                .when(
                        Screen.ShowCode.class,
                        screen -> !screen.others().isEmpty(),
                        () -> play.scanner.holds(FakeHub.ECERT))
                .fillsTheAppeal()
                .files()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.application(0).holder()).isEqualTo(FakeHub.YAN);
        assertThat(play.stage.way()).doesNotContain("sms-code");
        assertThat(play.agent.clearings().getFirst().wiped()).containsExactly("code", "form", "query", "screen");
        assertThat(play.result().take().getFirst().label()).isEqualTo(Phrase.of("take.phone"));
    }

    @Test
    void andBackToTheCardAgain() {
        play.reachesTheCard(Play.APPEAL)
                .touch(Screen.ReadCard.class, new Touch.Act(IdentifyFlow.CODE))
                .touch(Screen.ShowCode.class, new Touch.Act(IdentifyFlow.CARD))
                .lays(Play.YAN)
                .sees(Screen.Form.class)
                .run();

        assertThat(play.hub.queries()).isEmpty();
    }

    @Test
    void withoutNetworkOnlyTheCardIsOffered() {
        play.agent.hub(false);

        play.reachesTheCard(Play.APPEAL).sees(Screen.ReadCard.class).run();

        assertThat(play.stage.screens(Screen.ReadCard.class).getLast().others()).isEmpty();
    }

    @Test
    void aReaderThatIsOutLeadsStraightToTheCode() {
        play.reader.unplug();

        play.reachesTheCard(Play.APPEAL)
                .when(
                        Screen.ShowCode.class,
                        screen -> screen.others().isEmpty(),
                        () -> play.scanner.holds(FakeHub.ECERT))
                .sees(Screen.Form.class)
                .run();

        assertThat(play.reader.readings()).isZero();
    }

    @Test
    void aCardThatIsNotReadThreeTimesLeavesTheCodeAndTheCounter() {
        play.reachesTheCard(Play.APPEAL)
                .acts(Cards.AGAIN)
                .acts(Cards.AGAIN)
                .acts(IdentifyFlow.CODE)
                .holds(FakeHub.ECERT)
                .sees(Screen.Form.class)
                .run();

        assertThat(play.stage.screens(Screen.Failure.class))
                .extracting(card -> Play.key(card.title()))
                .containsSubsequence("failure.card-none.title", "failure.card-none.title", "failure.card-missed.title");
        assertThat(play.actions()).containsExactly(IdentifyFlow.CODE, Cards.LEAVE);
        assertThat(play.zh(play.failure().counter().where())).contains("望湖路");
    }

    @Test
    void aCardThatHasRunOutIsToldWhereItIsRenewed() {
        var old = Play.card("言之澄", "990000198506150029", LocalDate.of(2026, 11, 21));

        play.reachesTheCard(Play.APPEAL)
                .lays(old)
                .acts("renew")
                .when(
                        Screen.Failure.class,
                        card -> Play.key(card.title()).equals("failure.card-renew.title"),
                        () -> play.terminal.touch(new Touch.Act(Cards.OTHER)))
                .lays(Play.YAN)
                .sees(Screen.Form.class)
                .run();

        assertThat(play.zh(play.failure().happened())).contains("公安户政");
    }

    @Test
    void aPaymentCodeIsRefusedWithASentenceAndGoesNowhere() {
        play.reachesTheCard(BALANCE)
                .holds(PAYMENT)
                .when(
                        Screen.ShowCode.class,
                        screen -> says(screen).equals(Optional.of("code.payment")),
                        () -> play.scanner.holds("https://example.org/win"))
                .when(
                        Screen.ShowCode.class,
                        screen -> says(screen).equals(Optional.of("code.web")),
                        () -> play.scanner.happens(new CodeReading.NotUsable()))
                .when(
                        Screen.ShowCode.class,
                        screen -> says(screen).equals(Optional.of("code.not-usable")),
                        () -> play.scanner.holds("hello"))
                .when(
                        Screen.ShowCode.class,
                        screen -> says(screen).equals(Optional.of("code.unknown")),
                        () -> play.scanner.holds("https://hub.example:8443/c/YS-0007-000036-4"))
                .when(
                        Screen.ShowCode.class,
                        screen -> says(screen).equals(Optional.of("code.receipt")),
                        () -> play.scanner.holds(FakeHub.ECERT))
                .sees(Screen.SmsCode.class)
                .run();

        assertThat(play.hub.queries(Operation.IDENTIFY)).hasSize(1);
        assertThat(play.stage.pictures().toString()).doesNotContain(PAYMENT);
    }

    @Test
    void noCodeWithinAMinuteAnExpiredOneAndABrokenScannerHaveTheirOwnCards() {
        play.hub.once(Operation.IDENTIFY, query -> Reply.refused(query.queryId(), "code-expired"));

        play.reachesTheCard(BALANCE)
                .acts(Cards.AGAIN)
                .holds(FakeHub.ECERT)
                .acts(Cards.AGAIN)
                .when(Screen.ShowCode.class, play.scanner::breaks)
                .when(Screen.Failure.class, card -> Play.key(card.title()).equals("failure.scanner.title"), () -> {
                    play.scanner.works();
                    play.terminal.touch(new Touch.Act(Cards.AGAIN));
                })
                .holds(FakeHub.ECERT)
                .sees(Screen.SmsCode.class)
                .run();

        assertThat(play.stage.screens(Screen.Failure.class).stream()
                        .map(card -> Play.key(card.title()))
                        .distinct())
                .containsExactly("failure.code-none.title", "failure.code-expired.title", "failure.scanner.title");
        assertThat(play.stage.screens(Screen.ShowCode.class).getFirst().stage())
                .isEqualTo(new Screen.CodeStage.Hold(60, 60));
    }

    @Test
    void aWrongCodeSaysHowManyTriesAreLeftAndCanBeTypedAgain() {
        play.reachesTheCard(BALANCE)
                .holds(FakeHub.ECERT)
                .types("11 11-11")
                .when(
                        Screen.SmsCode.class,
                        screen -> complaint(screen).equals(Optional.of("sms.wrong-left")),
                        () -> play.typesAndGoes(FakeHub.SMS))
                .sees(Screen.FactSheet.class)
                .run();

        assertThat(play.hub.queries(Operation.CHECK_CODE))
                .extracting(query -> query.fields().get("code"))
                .containsExactly("111111", FakeHub.SMS);
        assertThat(play.stage.screens(Screen.SmsCode.class).getFirst().phone()).isEqualTo("139****0001");
    }

    @Test
    void anotherCodeIsSentOnlyWhenItsTimeHasComeOrTheFirstHasExpired() {
        play.hub.once(Operation.CHECK_CODE, query -> Reply.refused(query.queryId(), "sms-expired"));

        play.reachesTheCard(BALANCE)
                .holds(FakeHub.ECERT)
                .touch(Screen.SmsCode.class, new Touch.Act(SmsFlow.RESEND))
                .types(FakeHub.SMS)
                .when(
                        Screen.SmsCode.class,
                        screen -> complaint(screen).equals(Optional.of("sms.expired")) && screen.resendIn() == 0,
                        () -> play.terminal.touch(new Touch.Act(SmsFlow.RESEND)))
                .when(
                        Screen.SmsCode.class,
                        screen -> screen.resendIn() > 0 && screen.complaint().isEmpty(),
                        () -> play.typesAndGoes(FakeHub.SMS))
                .sees(Screen.FactSheet.class)
                .run();

        assertThat(play.hub.queries(Operation.SEND_CODE)).hasSize(2);
    }

    @Test
    void sixDigitsAreCheckedWhenThePersonSaysSo() {
        play.reachesTheCard(BALANCE)
                .holds(FakeHub.ECERT)
                .touch(Screen.SmsCode.class, new Touch.Edit(SmsFlow.CODE, "48290"), new Touch.Go())
                .when(
                        Screen.SmsCode.class,
                        screen -> screen.typed().length() == 5,
                        () -> play.typesAndGoes(FakeHub.SMS))
                .sees(Screen.FactSheet.class)
                .run();

        assertThat(play.hub.queries(Operation.CHECK_CODE)).hasSize(1);
    }

    @Test
    void aLockedCodeOrAMissingPhoneEndsAtTheCounter() {
        play.hub.refuses(Operation.CHECK_CODE, "sms-locked");
        play.identifiesByCode(BALANCE).acts(Cards.LEAVE).isAlone().run();
        assertThat(play.failed()).isEqualTo("failure.sms-locked.title");

        var other = Play.fullyFitted();
        other.hub.refuses(Operation.SEND_CODE, "no-phone");
        other.reachesTheCard(BALANCE)
                .holds(FakeHub.ECERT)
                .acts(Cards.LEAVE)
                .isAlone()
                .run();
        assertThat(other.failed()).isEqualTo("failure.sms-no-phone.title");
        assertThat(other.notDone()).containsExactly("not.identified", "not.filed", "not.charged");
    }

    @Test
    void waitingForTheMessageIsNotSilenceUntilAMinuteIsOver() {
        play.reachesTheCard(BALANCE)
                .holds(FakeHub.ECERT)
                .when(
                        Screen.SmsCode.class,
                        screen -> screen.resendIn() == 5,
                        () -> play.terminal.touch(new Touch.Edit(SmsFlow.CODE, "4829")))
                .when(Screen.SmsCode.class, screen -> screen.resendIn() == 0, () -> play.typesAndGoes(FakeHub.SMS))
                .sees(Screen.FactSheet.class)
                .run();

        assertThat(play.stage.way()).doesNotContain("idle-question");
    }

    @Test
    void steppingBackForgetsWhoItWas() {
        play.reachesTheCard(BALANCE)
                .holds(FakeHub.ECERT)
                .touch(Screen.SmsCode.class, new Touch.Back())
                .touch(Screen.ShowCode.class, new Touch.Back())
                .touch(Screen.Consent.class, new Touch.Leave())
                .isAlone()
                .run();

        assertThat(play.agent.clearings().getFirst().wiped()).containsExactly("code", "query", "screen");
    }

    @Test
    void aReplyForSomebodyElsesQuestionIsNoAnswer() {
        play.hub.once(
                Operation.IDENTIFY,
                query -> Reply.found(UUID.randomUUID(), new Answers.Identified(FakeHub.YAN, "p", Optional.empty())));

        play.reachesTheCard(BALANCE)
                .holds(FakeHub.ECERT)
                .acts(Cards.LEAVE)
                .isAlone()
                .run();

        assertThat(play.failed()).isEqualTo("failure.silent.title");
    }

    private static Optional<String> says(Screen.ShowCode screen) {
        return screen.stage() instanceof Screen.CodeStage.Other(var sentence, var _, var _)
                ? Optional.of(Play.key(sentence))
                : Optional.empty();
    }

    private static Optional<String> complaint(Screen.SmsCode screen) {
        return screen.complaint().map(Play::key);
    }
}
