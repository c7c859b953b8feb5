package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hall24.catalogue.FormField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormFlowTest {
    private static final FormField TEXT = new FormField("appeal_text", FormField.Type.TEXT, List.of(), 300);
    private static final FormField PHONE = new FormField("mobile", FormField.Type.MOBILE, List.of(), 11);

    @Test
    void aTextHoldsThreeHundredCodePointsNotMore() {
        var kept = FormFlow.tidy(TEXT, "𠮷".repeat(400));

        assertThat(kept.codePointCount(0, kept.length())).isEqualTo(300);
    }

    @Test
    void controlCharactersNeverReachPaperOrDepartment() {
        assertThat(FormFlow.tidy(TEXT, "路\u001b@灯\n坏\u0000了")).isEqualTo("路@灯坏了");
    }

    @Test
    void aMobileNumberKeepsElevenDigits() {
        assertThat(FormFlow.tidy(PHONE, "139-0000 0001234")).isEqualTo("13900000001");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "13900000001, ''",
        "1390000000, complaint.mobile",
        "12900000001, complaint.mobile",
        "'', complaint.mobile"
    })
    void aMobileNumberHasElevenDigitsAndBeginsWithOne(String number, String complaint) {
        var play = new Play();
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(
                        Screen.Form.class,
                        new Touch.Choose("appeal_type", "consult"),
                        new Touch.Edit("appeal_text", "问路"),
                        new Touch.Edit("mobile", number))
                .touch(Screen.Form.class, new Touch.Focus("mobile"))
                .sees(Screen.Form.class)
                .run();

        var form = play.stage.screens(Screen.Form.class).getLast();
        assertThat(form.complaint().map(Play::key).orElse("")).isEqualTo(complaint);
        assertThat(form.focus()).isEqualTo("mobile");
    }

    @Test
    void choicesAndFieldsNobodyOfferedAreIgnored() {
        var play = new Play();
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(
                        Screen.Form.class,
                        new Touch.Choose("appeal_type", "bribe"),
                        new Touch.Edit("number", "990000194901310012"),
                        new Touch.Edit("appeal_type", "help"),
                        new Touch.Go())
                .touch(Screen.Form.class, new Touch.Edit("mobile", "1"))
                .sees(Screen.Form.class)
                .run();

        var form = play.stage.screens(Screen.Form.class).getLast();
        assertThat(form.fields())
                .extracting(Screen.Field::value)
                .containsExactly("言**", "990000**********29", "", "", "1");
    }
}
