package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.catalogue.Verb;
import org.hall24.wire.Application;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.terminal.Agent;
import org.junit.jupiter.api.Test;

/** The two matters, from the first touch to the empty terminal. */
class JourneyTest {
    private final Play play = new Play();

    @Test
    void anAppealGoesFromTheCardToTheReceiptAndNothingStays() throws Exception {
        play.filesAnAppeal().skipsTheRating().isAlone().run();

        assertThat(play.stage.way())
                .containsExactly(
                        "attract",
                        "home",
                        "matter-page",
                        "consent",
                        "read-card",
                        "form",
                        "review",
                        "working",
                        "result",
                        "cleared",
                        "attract");
        var application = play.application(0);
        assertThat(application.holder())
                .isEqualTo(new Application.Holder("言之澄", "990000198506150029", "演示市示范区望湖路24号明湖苑3栋2单元501室"));
        assertThat(application.fields())
                .isEqualTo(Map.of("appeal_type", "complaint", "appeal_text", Play.TEXT, "mobile", Play.MOBILE));
        assertThat(application.slot()).isEmpty();
        assertThat(application.matterId().version()).isEqualTo(7);
        assertThat(application.queryCode()).matches("[0-9]{6}");
        assertThat(play.agent.printed()).containsExactly(application.matterId());
        assertThat(play.agent.sessions())
                .containsExactly(Agent.SessionState.FREE, Agent.SessionState.IN_SESSION, Agent.SessionState.FREE);
        assertThat(play.agent.clearings()).hasSize(1);
        assertThat(play.agent.clearings().getFirst().wiped()).containsExactly("card", "form", "screen");
    }

    @Test
    void theReceiptSaysWhatWasFiledAndMasksWhoFiled() throws Exception {
        play.filesAnAppeal().skipsTheRating().isAlone().run();

        var paper = play.printer.words(0);
        var code = play.application(0).queryCode();
        assertThat(paper)
                .contains("演示市24小时自助政务大厅\n办件回执\n---\n事项 12345 诉求\n受理编号\nfigure:YS-0007-000001-")
                .contains("查询码 " + code.substring(0, 3) + " " + code.substring(3))
                .contains("drawn:姓名 言*澄")
                .contains("证件 9****************9")
                .contains("受理时间 2026-11-22 21:4")
                .contains("受理终端 H24-0007")
                .contains("已送达演示市12345热线")
                .contains("清除记录号 C-0007-1122-001")
                .contains("qr:https://hub.example:8443/c/YS-0007-000001-")
                .contains("咨询 12345")
                .contains("请妥善保管，勿遗留在机器上")
                .doesNotContain("言之澄")
                .doesNotContain("19850615")
                .doesNotContain(Play.TEXT)
                .doesNotContain(Play.MOBILE);
        assertThat(new CaseNumber(play.result().caseNumber()).text()).startsWith("YS-0007-000001-");
    }

    @Test
    void aBookingHoldsItsTimeBeforeReviewAndFilesItsToken() throws Exception {
        play.reachesTheCard(Play.BOOKING)
                .lays(Play.YAN)
                .fillsTheBooking()
                .choosesASlot()
                .files()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.agent.calls()).extracting(Agent.LiveCall::operation).containsExactly("slots", "slots", "hold");
        assertThat(play.agent.calls().getLast().body())
                .isEqualTo("{\"hall\":\"main\",\"date\":\"2026-11-23\",\"time\":\"09:00\"}");
        assertThat(play.stage.screens(Screen.Review.class).getLast().held()).contains("21:59");
        assertThat(play.application(0).slot()).contains(new Application.Slot("hold-7", "main", "2026-11-23", "09:00"));
        assertThat(play.printer.words(0))
                .contains("drawn:地点 市民中心")
                .contains("时间 2026-11-23 09:00")
                .contains("请带本人身份证");
    }

    @Test
    void anAppealIsKeptWithoutNetworkAndItsReceiptPromisesNothing() throws Exception {
        play.agent.hub(false);

        play.filesAnAppeal().skipsTheRating().isAlone().run();

        assertThat(play.agent.filings()).hasSize(1);
        assertThat(play.stage.screens(Screen.Review.class).getLast().offline()).isTrue();
        assertThat(play.result().whereabouts()).isEqualTo(new Screen.Whereabouts.Kept());
        assertThat(play.printer.words(0))
                .contains("已收存，联网后送达")
                .doesNotContain("已送达")
                .doesNotContain("正在送往");
    }

    @Test
    void aReceiptPrintedBeforeTheHubSignedSaysOnItsWay() {
        play.agent.delivers(false);

        play.filesAnAppeal()
                .when(Screen.Result.class, result -> !arrived(result), () -> play.agent.delivers(true))
                .when(Screen.Result.class, JourneyTest::arrived, () -> play.terminal.touch(new Touch.SkipRating()))
                .isAlone()
                .run();

        assertThat(play.printer.words(0)).contains("已收下，正在送往演示市12345热线").doesNotContain("已送达");
    }

    private static boolean arrived(Screen.Result result) {
        return result.whereabouts() instanceof Screen.Whereabouts.Delivered;
    }

    @Test
    void timeRunningOutOnTheResultIsNoRating() {
        play.filesAnAppeal().isAlone().run();

        assertThat(play.agent.ratings()).isEmpty();
        assertThat(play.stage.screens(Screen.Result.class)).first().satisfies(first -> {
            assertThat(first.secondsLeft()).isEqualTo(45);
            assertThat(first.secondsMax()).isEqualTo(45);
        });
        assertThat(play.stage.screens(Screen.Result.class).getLast().secondsLeft())
                .isEqualTo(1);
    }

    @Test
    void theClearedScreenNamesItsRecordAndOnlyClaimsPaperThatCameOut() {
        play.filesAnAppeal().skipsTheRating().isAlone().run();

        var cleared = play.stage.screens(Screen.Cleared.class).getFirst();
        assertThat(cleared.record()).contains("C-0007-1122-001");
        assertThat(cleared.onReceipt()).isTrue();
        assertThat(cleared.wiped())
                .extracting(Play::key)
                .containsExactly("cleared.card", "cleared.form", "cleared.screen");
    }

    @Test
    void oneMoreMatterBeginsAtHomeWithAnotherSession() {
        play.filesAnAppeal()
                .skipsTheRating()
                .touch(Screen.Cleared.class, new Touch.Go())
                .opens(Play.APPEAL)
                .begins()
                .consents()
                .lays(Play.YAN)
                .fillsTheAppeal()
                .files()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.agent.filings().values())
                .extracting(Agent.Filing::session)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(play.agent.clearings()).hasSize(2);
    }

    @Test
    void changingSomethingAtReviewMakesAnotherApplication() throws Exception {
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .fillsTheAppeal()
                .touch(Screen.Review.class, new Touch.Decline())
                .touch(Screen.Form.class, new Touch.Choose("appeal_type", "help"))
                .goesOnFromTheForm()
                .files()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.agent.filings()).hasSize(1);
        assertThat(play.application(0).fields())
                .containsEntry("appeal_type", "help")
                .containsEntry("mobile", Play.MOBILE);
    }

    @Test
    void aListStandsBehindAVerbAndAQuietVerbDoesNothing() {
        play.arrives()
                .touch(Screen.Home.class, new Touch.Want(Verb.PAY))
                .touch(Screen.Home.class, new Touch.Want(Verb.APPEAL))
                .touch(Screen.MatterList.class, new Touch.Open(Play.APPEAL))
                .sees(Screen.MatterPage.class)
                .run();

        var home = play.stage.screens(Screen.Home.class).getFirst();
        assertThat(home.verbs())
                .filteredOn(Screen.VerbKey::open)
                .extracting(Screen.VerbKey::verb)
                .containsExactly(Verb.ASK, Verb.PRINT, Verb.BOOK, Verb.APPEAL);
        assertThat(home.hot())
                .extracting(Screen.MatterKey::matter)
                .containsExactly("fund.balance", "social.insured-cert-person", Play.BOOKING, Play.APPEAL);
        assertThat(play.stage.way()).containsExactly("attract", "home", "matter-list", "matter-page");
    }

    @Test
    void theFrameKnowsPlateLampsAndSteps() {
        play.reachesTheCard(Play.BOOKING).sees(Screen.ReadCard.class).run();

        var frame = play.stage.pictures().getLast().frame();
        assertThat(frame.plate().terminal()).isEqualTo("H24-0007");
        assertThat(play.zh(frame.plate().site())).isEqualTo("演示市24小时自助政务大厅");
        assertThat(frame.lamps())
                .extracting(lamp -> Play.key(lamp.what()))
                .containsExactly("lamp.network", "lamp.idcard", "lamp.receipt");
        assertThat(frame.lamps()).extracting(Frame.Lamp::light).containsOnly(Frame.Light.OK);
        assertThat(frame.progress()).hasValueSatisfying(progress -> {
            assertThat(progress.step()).isEqualTo(2);
            assertThat(progress.of()).isEqualTo(6);
        });
        assertThat(frame.foot()).isEqualTo(Frame.Foot.ALL);
    }

    @Test
    void theOwnScreensShowSixAndTwoOfTheNumber() {
        play.reachesTheCard(Play.APPEAL).lays(Play.YAN).sees(Screen.Form.class).run();

        var form = play.stage.screens(Screen.Form.class).getFirst();
        assertThat(form.fields().subList(0, 2))
                .extracting(Screen.Field::value)
                .isEqualTo(List.of("言**", "990000**********29"));
        assertThat(form.fields()).filteredOn(Screen.Field::locked).hasSize(2);
        assertThat(form.complaint())
                .isEqualTo(Optional.of(Phrase.of("complaint.choose", Phrase.of("field.appeal_type.label"))));
    }
}
