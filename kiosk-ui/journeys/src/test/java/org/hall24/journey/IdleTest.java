package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.hall24.catalogue.Language;
import org.junit.jupiter.api.Test;

/** The one idle rule, language and care mode, and the ways out. */
class IdleTest {
    private final Play play = new Play();

    @Test
    void sixtySilentSecondsAskAndThirtyMoreClear() {
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(Screen.Form.class, new Touch.Edit("mobile", Play.MOBILE))
                .sees(Screen.IdleQuestion.class)
                .isAlone()
                .run();

        var questions = play.stage.screens(Screen.IdleQuestion.class);
        assertThat(questions.getFirst()).isEqualTo(new Screen.IdleQuestion(30, 30));
        assertThat(questions.getLast()).isEqualTo(new Screen.IdleQuestion(1, 30));
        assertThat(questions).hasSize(30);
        assertThat(play.agent.clearings()).hasSize(1);
        assertThat(play.agent.filings()).isEmpty();
    }

    @Test
    void whoeverIsStillThereGoesOnWhereTheyWere() {
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(Screen.Form.class, new Touch.Edit("mobile", Play.MOBILE))
                .touch(Screen.IdleQuestion.class, new Touch.Go())
                .when(Screen.Form.class, form -> form.fields().getLast().value().equals(Play.MOBILE), () -> {})
                .run();

        assertThat(play.stage.way()).endsWith("form", "idle-question", "form");
    }

    @Test
    void anEqualKeyOfTheQuestionClearsAtOnce() {
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .sees(Screen.Form.class)
                .touch(Screen.IdleQuestion.class, new Touch.Decline())
                .isAlone()
                .run();

        assertThat(play.stage.screens(Screen.IdleQuestion.class)).hasSize(1);
    }

    @Test
    void careModeWaitsTwiceAsLong() {
        var begun = new AtomicReference<>(Stage.BEGIN);
        play.arrives()
                .when(Screen.Home.class, () -> {
                    begun.set(play.stage.instant());
                    play.terminal.touch(new Touch.Care(true));
                })
                .sees(Screen.IdleQuestion.class)
                .run();

        assertThat(Duration.between(begun.get(), play.stage.instant()))
                .isBetween(Duration.ofSeconds(120), Duration.ofSeconds(122));
        assertThat(play.stage.screens(Screen.IdleQuestion.class).getFirst().secondsMax())
                .isEqualTo(60);
    }

    @Test
    void idlenessWithNothingPersonalGoesBackWithoutAClaim() {
        play.arrives()
                .sees(Screen.IdleQuestion.class)
                .sees(Screen.Attract.class)
                .run();

        assertThat(play.stage.screens(Screen.Cleared.class)).isEmpty();
        assertThat(play.agent.clearings()).isEmpty();
    }

    @Test
    void touchesKeepThePersonHereWhateverTheySay() {
        play.arrives();
        for (int touch = 0; touch < 5; touch++) {
            play.when(Screen.Home.class, () -> {
                play.stage.pass(Duration.ofSeconds(50));
                play.terminal.touch(new Touch.Awake());
            });
        }
        play.sees(Screen.Home.class).run();

        assertThat(play.stage.screens(Screen.IdleQuestion.class)).isEmpty();
    }

    @Test
    void languageAndCareRedrawTheSameScreenAtOnce() {
        play.reachesTheCard(Play.APPEAL)
                .touch(Screen.ReadCard.class, new Touch.Speak(Language.EN), new Touch.Care(true))
                .sees(Screen.ReadCard.class)
                .run();

        var last = play.stage.pictures().getLast();
        assertThat(last.frame().language()).isEqualTo(Language.EN);
        assertThat(last.frame().care()).isTrue();
        assertThat(last.screen()).isInstanceOf(Screen.ReadCard.class);
        assertThat(play.reader.readings()).isEqualTo(1);
    }

    @Test
    void theReceiptIsInThePersonsLanguage() {
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(Screen.Form.class, new Touch.Speak(Language.EN))
                .fillsTheAppeal()
                .files()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.printer.words(0))
                .contains("Matter: Appeal to 12345")
                .contains("Delivered to Demo City hotline 12345");
    }

    @Test
    void theNextPersonBeginsInChineseAndStandardSize() {
        play.touch(Screen.Attract.class, new Touch.Speak(Language.EN), new Touch.Care(true), new Touch.Awake())
                .touch(Screen.Home.class, new Touch.Leave())
                .sees(Screen.Attract.class)
                .run();

        var last = play.stage.pictures().getLast().frame();
        assertThat(last.language()).isEqualTo(Language.ZH);
        assertThat(last.care()).isFalse();
    }

    @Test
    void homeFromTheFormClearsFirst() {
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(Screen.Form.class, new Touch.Edit("mobile", Play.MOBILE), new Touch.Home())
                .opens(Play.APPEAL)
                .begins()
                .consents()
                .lays(Play.XI)
                .when(Screen.Form.class, form -> form.fields().getLast().value().isEmpty(), () -> {})
                .run();

        assertThat(play.agent.clearings()).hasSize(1);
        assertThat(play.stage.screens(Screen.Cleared.class)).isEmpty();
    }

    @Test
    void backFromTheFormLetsGoOfCardAndText() {
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(Screen.Form.class, new Touch.Edit("appeal_text", Play.TEXT), new Touch.Back())
                .consents()
                .lays(Play.XI)
                .sees(Screen.Form.class)
                .run();

        var form = play.stage.screens(Screen.Form.class).getLast();
        assertThat(form.fields())
                .extracting(Screen.Field::value)
                .contains("习**")
                .doesNotContain(Play.TEXT);
    }

    @Test
    void nothingCanBeTouchedWhileFilingAndPrinting() {
        play.filesAnAppeal().skipsTheRating().isAlone().run();

        assertThat(play.stage.pictures())
                .filteredOn(picture -> picture.screen() instanceof Screen.Working)
                .isNotEmpty()
                .allMatch(picture -> picture.frame().foot().equals(Frame.Foot.QUIET));
    }

    @Test
    void theClearedScreenGoesByItselfAfterEightSeconds() {
        play.filesAnAppeal().skipsTheRating().sees(Screen.Cleared.class);
        var cleared = new AtomicReference<>(Stage.BEGIN);
        play.when(Screen.Cleared.class, () -> cleared.set(play.stage.instant()))
                .sees(Screen.Attract.class)
                .run();

        assertThat(Duration.between(cleared.get(), play.stage.instant())).isEqualTo(Duration.ofSeconds(8));
    }
}
