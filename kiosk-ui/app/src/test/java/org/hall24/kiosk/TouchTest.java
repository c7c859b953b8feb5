package org.hall24.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.Frame;
import org.hall24.journey.Picture;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;
import org.hall24.kiosk.screen.Panel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the flow hears of a finger. */
class TouchTest {
    private final List<Touch> heard = new ArrayList<>();
    private Panel panel;
    private Finger finger;

    @BeforeEach
    void hang() {
        panel = Darkroom.panel(heard::add);
        finger = new Finger(panel);
    }

    @Test
    void aWordIsWrittenByItsLettersAndItsFirstCandidate() throws Exception {
        var picture = Darkroom.onStage(() -> {
            show(sample("form-text"));
            finger.touch("key.clear");
            "ludeng".chars().forEach(letter -> finger.touch("key." + (char) letter));
            return Darkroom.photograph(panel);
        });

        assertThat(Golden.differences("form-candidates-zh", picture)).isZero();
        assertThat(heard)
                .as("letters are nobody's business before they are characters")
                .hasSize(1);
        onStage(() -> finger.touch("candidate.0"));
        assertThat(heard).last().isEqualTo(new Touch.Edit("appeal_text", "路灯"));
    }

    @Test
    void moreCandidatesStandOnTheNextPage() {
        onStage(() -> {
            show(sample("form-text"));
            finger.touch("key.clear");
            finger.touch("key.s");
            finger.touch("key.h");
            finger.touch("key.i");
            finger.touch("candidate.more");
            finger.touch("candidate.0");
        });

        assertThat(heard)
                .last()
                .isInstanceOfSatisfying(
                        Touch.Edit.class,
                        edit -> assertThat(edit.value()).hasSize(1).isNotEqualTo("是"));
    }

    @Test
    void lettersStillOpenAreNotLostWhenTheFormIsDone() {
        onStage(() -> {
            show(sample("form-text"));
            finger.touch("key.clear");
            "ludeng".chars().forEach(letter -> finger.touch("key." + (char) letter));
            finger.touch("go");
        });

        assertThat(heard).endsWith(new Touch.Edit("appeal_text", "路灯"), new Touch.Go());
    }

    @Test
    void aFullFieldTakesNoMoreDigits() {
        onStage(() -> {
            show(sample("form-digits"));
            "998877".chars().forEach(digit -> finger.touch("key." + (char) digit));
        });

        assertThat(heard).last().isEqualTo(new Touch.Edit("mobile", "13800199887"));
    }

    @Test
    void anIdentityNumberMayEndWithX() {
        onStage(() -> {
            show(sample("form-number"));
            finger.touch("key.X");
            finger.touch("key.delete");
            finger.touch("key.0");
        });

        assertThat(heard)
                .containsExactly(
                        new Touch.Edit("number", "99000019850615X"),
                        new Touch.Edit("number", "99000019850615"),
                        new Touch.Edit("number", "990000198506150"));
    }

    @Test
    void aQuestionThatIsAnsweredMakesRoomForTheNext() {
        onStage(() -> {
            var form = (Screen.Form) sample("form-choice");
            show(new Screen.Form(form.title(), form.fields(), "appeal_text", form.complaint()));
            finger.touch("choice.appeal_type.complaint");
        });

        assertThat(heard).containsExactly(new Touch.Choose("appeal_type", "complaint"));
        assertThat(Darkroom.<Boolean>onStage(() -> finger.offers("field.appeal_type")))
                .isTrue();
    }

    @Test
    void aKeyStaysUnderTheFingerWhenSecondsPass() {
        onStage(() -> {
            show(new Screen.IdleQuestion(24, 30));
            finger.press("go");
            show(new Screen.IdleQuestion(23, 30));
            finger.lift("go");
        });

        assertThat(heard).containsExactly(new Touch.Go());
    }

    @Test
    void aFingerThatSlidesOffTouchesNothing() {
        onStage(() -> {
            show(new Screen.IdleQuestion(24, 30));
            finger.press("go");
            finger.lift("decline");
        });

        assertThat(heard).isEmpty();
    }

    @Test
    void aQuietKeyCannotBeTouched() {
        onStage(() -> show(sample("consent")));

        assertThat(Darkroom.<Boolean>onStage(() -> finger.offers("go"))).isFalse();
        assertThat(Darkroom.<Boolean>onStage(() -> finger.offers("decline"))).isTrue();
    }

    @Test
    void languageAndCareAreWithinReachOnEveryScreen() {
        for (var entry : Samples.all(Language.EN, true).entrySet()) {
            onStage(() -> Darkroom.lay(panel, entry.getValue()));

            assertThat(Darkroom.<Boolean>onStage(() -> finger.offers("speak.zh") && finger.offers("care")))
                    .as(entry.getKey())
                    .isTrue();
        }
    }

    @Test
    void whatStandsOnAnotherPageCannotBeTouched() {
        var many = new ArrayList<Screen.MatterKey>();
        for (int i = 0; i < 40; i++) {
            many.add(new Screen.MatterKey(
                    "m." + i, "办", Phrase.literal("事项 " + i), Phrase.literal("约 2 分钟"), Frame.Light.OK));
        }
        onStage(() -> show(new Screen.MatterList(org.hall24.catalogue.Verb.DO, many)));
        assertThat(Darkroom.<Boolean>onStage(() -> finger.offers("matter.m.39")))
                .isFalse();

        onStage(() -> {
            while (finger.offers("page.after")) {
                finger.touch("page.after");
            }
            finger.touch("matter.m.39");
        });

        assertThat(heard).containsExactly(new Touch.Open("m.39"));
    }

    @Test
    void aOneTimeCodeIsTypedLikeAFieldAndGoesWhenItIsWhole() {
        onStage(() -> {
            show(sample("sms-code"));
            finger.touch("key.0");
        });
        assertThat(Darkroom.<Boolean>onStage(() -> finger.offers("go"))).isFalse();

        onStage(() -> {
            finger.touch("key.6");
            finger.touch("key.7");
            finger.touch("go");
        });

        assertThat(heard)
                .containsExactly(
                        new Touch.Edit("code", "48290"),
                        new Touch.Edit("code", "482906"),
                        new Touch.Edit("code", "482906"),
                        new Touch.Go());
    }

    @Test
    void aCodeThatWasWrongIsTypedAnewFromTheFirstDigit() {
        onStage(() -> {
            show(sample("sms-code"));
            finger.touch("key.0");
            show(new Screen.SmsCode("138****8000", "48290", 6, 41, Optional.empty()));
            show(sample("sms-code-wrong"));
            finger.touch("key.1");
            finger.touch("act.resend");
        });

        assertThat(heard)
                .containsExactly(new Touch.Edit("code", "48290"), new Touch.Edit("code", "1"), new Touch.Act("resend"));
    }

    @Test
    void oldEntriesAreFurtherOnAndNewOnesBefore() {
        onStage(() -> {
            show(sample("table"));
            finger.touch("act.earlier");
            finger.touch("act.later");
            finger.touch("choice.period.3y");
        });

        assertThat(heard)
                .containsExactly(new Touch.Act("earlier"), new Touch.Act("later"), new Touch.Choose("period", "3y"));
    }

    @Test
    void aLevelIsChosenThenReasonsThenItIsHandedOver() {
        onStage(() -> {
            show(sample("answered"));
            finger.touch("rate.5");
            show(sample("answered-rated"));
            finger.touch("choice.grade.510");
            finger.touch("go");
        });

        assertThat(heard).containsExactly(new Touch.Rate(5), new Touch.Choose("grade", "510"), new Touch.Go());
    }

    @Test
    void aPoorLevelWithoutAReasonCanStillBeSkipped() {
        onStage(() -> show(sample("result-rated")));

        assertThat(Darkroom.<Boolean>onStage(() -> finger.offers("go"))).isFalse();
        assertThat(Darkroom.<Boolean>onStage(() -> finger.offers("skip"))).isTrue();
    }

    @Test
    void theKeysOfARatingStayUnderTheFinger() {
        for (var language : Language.values()) {
            for (boolean care : new boolean[] {false, true}) {
                var samples = Samples.all(language, care);

                assertThat(keys(samples.get("result-rated")))
                        .as(language + " care " + care)
                        .isEqualTo(keys(samples.get("result-certificate")));
            }
        }
    }

    private java.util.Map<String, javafx.geometry.Bounds> keys(Picture picture) {
        return Darkroom.onStage(() -> {
            Darkroom.lay(panel, picture);
            var places = new java.util.TreeMap<String, javafx.geometry.Bounds>();
            panel.spots().stream()
                    .filter(spot -> spot.id().startsWith("rate.") || spot.id().equals("skip"))
                    .forEach(spot -> places.put(spot.id(), spot.bounds()));
            return places;
        });
    }

    @Test
    void anAmountIsUncoveredAndCoveredByTheSameKey() {
        onStage(() -> {
            show(sample("fact-sheet"));
            finger.touch("act.show");
            show(sample("fact-sheet-shown"));
            finger.touch("act.hide");
            finger.touch("act.print");
        });

        assertThat(heard).containsExactly(new Touch.Act("show"), new Touch.Act("hide"), new Touch.Act("print"));
    }

    @Test
    void aDocumentIsPrintedOnlyWhenThePrinterIsReady() {
        onStage(() -> show(sample("preview-not-ready")));
        assertThat(Darkroom.<Boolean>onStage(() -> finger.offers("go"))).isFalse();

        onStage(() -> {
            show(sample("preview"));
            finger.touch("act.next");
            finger.touch("go");
        });

        assertThat(heard).containsExactly(new Touch.Act("next"), new Touch.Go());
    }

    @Test
    void nothingCanBeTouchedWhileSheetsComeOutButCareAndLanguage() {
        var printing = Samples.all(Language.ZH, false).get("printing-sheets");
        onStage(() -> Darkroom.lay(panel, printing));

        assertThat(Darkroom.<List<String>>onStage(() -> panel.spots().stream()
                        .map(org.hall24.kiosk.screen.Spot::id)
                        .toList()))
                .containsExactlyInAnyOrder("care", "speak.en");
    }

    private static Screen sample(String name) {
        return Optional.ofNullable(Samples.all(Language.ZH, false).get(name))
                .orElseThrow()
                .screen();
    }

    private void show(Screen screen) {
        panel.show(new Picture(Samples.frame(Language.ZH, false, Frame.Foot.ALL, 0), screen));
    }

    private static void onStage(Runnable work) {
        Darkroom.onStage(() -> {
            work.run();
            return true;
        });
    }
}
