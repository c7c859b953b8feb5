package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.device.Fault;
import org.hall24.wire.terminal.Agent;
import org.junit.jupiter.api.Test;

/** Agent, disk, network, department and paper: what the citizen hears, and that nothing is lost or doubled. */
class FilingFaultsTest {
    private final Play play = new Play();

    @Test
    void anAnswerThatWasLostIsAskedForAgainWithTheSamePut() {
        play.agent.trouble(FakeAgent.Trouble.ANSWER_LOST, FakeAgent.Trouble.LOST_ON_THE_WAY);

        play.filesAnAppeal().skipsTheRating().isAlone().run();

        assertThat(play.agent.puts()).isEqualTo(3);
        assertThat(play.agent.filings()).hasSize(1);
        assertThat(play.stage.screens(Screen.Failure.class)).isEmpty();
    }

    @Test
    void anAgentThatDiesWithThePutLeavesItOpenAndAgainDoesNotDouble() {
        var lost = FakeAgent.Trouble.LOST_ON_THE_WAY;
        play.agent.trouble(FakeAgent.Trouble.ANSWER_LOST, lost, lost, lost);

        play.filesAnAppeal().acts(Cards.AGAIN).skipsTheRating().isAlone().run();

        assertThat(play.failed()).isEqualTo("failure.unknown.title");
        assertThat(play.notDone()).contains("not.doubled").doesNotContain("not.filed");
        assertThat(play.agent.filings()).hasSize(1);
        assertThat(play.printer.printed()).hasSize(1);
    }

    @Test
    void anAgentDeadBeforeThePutMeansNotFiled() {
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .fillsTheAppeal()
                .when(Screen.Review.class, () -> {
                    play.agent.dead(true);
                    play.terminal.touch(new Touch.Go());
                })
                .when(Screen.Failure.class, () -> {
                    play.agent.dead(false);
                    play.terminal.touch(new Touch.Act(Cards.AGAIN));
                })
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.failed()).isEqualTo("failure.agent.title");
        assertThat(play.zh(play.failure().title())).isEqualTo("没有提交成功");
        assertThat(play.notDone()).containsExactly("not.filed", "not.charged", "not.printed");
        assertThat(play.agent.filings()).hasSize(1);
    }

    @Test
    void aFullDiskIsAClearRefusal() {
        play.agent.refuses(Agent.Refusal.DISK_FULL);

        play.filesAnAppeal().acts(Cards.LEAVE).isAlone().run();

        assertThat(play.failed()).isEqualTo("failure.full.title");
        assertThat(play.zh(play.failure().title())).contains("暂停受理");
        assertThat(play.notDone()).contains("not.filed");
        assertThat(play.actions()).doesNotContain(Cards.AGAIN);
        assertThat(play.agent.filings()).isEmpty();
        assertThat(play.printer.attempts()).isZero();
        var cleared = play.stage.screens(Screen.Cleared.class).getFirst();
        assertThat(cleared.record()).isEmpty();
        assertThat(cleared.onReceipt()).isFalse();
    }

    @Test
    void aDiskKnownToBeFullIsSaidBeforeTheStart() {
        play.agent.diskFull();

        play.arrives()
                .opens(Play.APPEAL)
                .when(
                        Screen.MatterPage.class,
                        page -> verdict(page).equals("verdict.full"),
                        () -> play.terminal.touch(new Touch.Go()))
                .touch(Screen.MatterPage.class, new Touch.Back())
                .sees(Screen.Home.class)
                .run();

        assertThat(play.stage.screens(Screen.MatterPage.class)).noneMatch(Screen.MatterPage::ready);
    }

    @Test
    void aBookingWithoutNetworkIsRefusedBeforeAnythingIsRead() {
        play.agent.hub(false);

        play.arrives()
                .opens(Play.BOOKING)
                .acts(Cards.HOME)
                .sees(Screen.Home.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.network.title");
        assertThat(play.notDone()).containsExactly("not.read", "not.filed", "not.charged");
        assertThat(play.zh(play.failure().counter().where())).contains("望湖路");
        assertThat(play.reader.readings()).isZero();
        var booking = play.stage.screens(Screen.Home.class).getLast().hot().stream()
                .filter(key -> key.matter().equals(Play.BOOKING))
                .findFirst()
                .orElseThrow();
        assertThat(Play.key(booking.note())).isEqualTo("note.no-network");
        assertThat(booking.light()).isEqualTo(Frame.Light.OUT);
    }

    @Test
    void aNetworkThatIsBackIsNoticedByTryingAgain() {
        play.agent.hub(false);

        play.arrives()
                .opens(Play.BOOKING)
                .when(Screen.Failure.class, () -> {
                    play.agent.hub(true);
                    play.terminal.touch(new Touch.Act(Cards.AGAIN));
                })
                .when(Screen.MatterPage.class, Screen.MatterPage::ready, () -> {})
                .run();

        assertThat(play.stage.screens(Screen.MatterPage.class).getLast().ready())
                .isTrue();
    }

    @Test
    void aSilentDepartmentIsNamedBeforeTheStart() {
        play.agent.department(_ -> new Agent.DepartmentSilent());

        play.arrives().opens(Play.BOOKING).sees(Screen.Failure.class).run();

        assertThat(play.failed()).isEqualTo("failure.department.title");
        assertThat(play.zh(play.failure().happened())).contains("演示市不动产登记中心");
    }

    @Test
    void aDepartmentThatTalksNonsenseIsAsGoodAsSilent() {
        play.reachesTheCard(Play.BOOKING)
                .lays(Play.YAN)
                .when(Screen.Form.class, () -> play.agent.department(_ -> new Agent.Answered("{\"halls\":7}")))
                .fillsTheBooking()
                .sees(Screen.Failure.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.department.title");
        assertThat(play.notDone()).contains("not.filed");
    }

    @Test
    void nothingFreeIsSaidAsSuch() {
        play.reachesTheCard(Play.BOOKING)
                .lays(Play.YAN)
                .when(
                        Screen.Form.class,
                        () -> play.agent.department(_ -> new Agent.Answered(
                                "{\"halls\":[{\"id\":\"main\",\"zh\":\"市民中心\",\"en\":\"Civic\"}],\"slots\":[]}")))
                .fillsTheBooking()
                .sees(Screen.Failure.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.no-slots.title");
    }

    @Test
    void aTimeTakenBySomebodyElseIsChosenAnew() {
        play.reachesTheCard(Play.BOOKING)
                .lays(Play.YAN)
                .when(
                        Screen.Form.class,
                        () -> play.agent.department(call -> call.operation().equals("hold")
                                ? new Agent.Declined("slot-taken")
                                : FakeAgent.friendlyDepartment(call)))
                .fillsTheBooking()
                .choosesASlot()
                .when(
                        Screen.Slots.class,
                        slots -> slots.notice().isPresent(),
                        () -> play.agent.department(FakeAgent::friendlyDepartment))
                .touch(Screen.Slots.class, new Touch.Choose("time", "09:00"))
                .when(Screen.Slots.class, Screen.Slots::ready, () -> play.terminal.touch(new Touch.Go()))
                .sees(Screen.Review.class)
                .run();

        assertThat(play.stage.screens(Screen.Slots.class))
                .anyMatch(slots -> slots.notice().equals(Optional.of(Phrase.of("slots.taken"))));
    }

    @Test
    void aHoldThatRanOutIsChosenAnew() {
        play.reachesTheCard(Play.BOOKING)
                .lays(Play.YAN)
                .fillsTheBooking()
                .choosesASlot()
                .when(Screen.Review.class, () -> {
                    play.stage.pass(Duration.ofMinutes(13));
                    play.terminal.touch(new Touch.Go());
                })
                .when(Screen.Slots.class, slots -> slots.notice().isPresent(), () -> {})
                .run();

        assertThat(play.agent.filings()).isEmpty();
        assertThat(play.stage.screens(Screen.Slots.class).getLast().notice()).contains(Phrase.of("slots.expired"));
    }

    @Test
    void aFullTimeCannotBeChosen() {
        play.reachesTheCard(Play.BOOKING)
                .lays(Play.YAN)
                .fillsTheBooking()
                .touch(Screen.Slots.class, new Touch.Choose("hall", "main"))
                .touch(Screen.Slots.class, new Touch.Choose("day", "2026-11-23"))
                .touch(Screen.Slots.class, new Touch.Choose("time", "09:30"), new Touch.Go())
                .sees(Screen.Slots.class)
                .run();

        var slots = play.stage.screens(Screen.Slots.class).getLast();
        assertThat(slots.ready()).isFalse();
        assertThat(slots.times()).extracting(Screen.Choice::open).containsExactly(true, false);
    }

    @Test
    void paperOutBeforePrintingIsSaidAndTheReceiptStaysOpen() {
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .fillsTheAppeal()
                .when(Screen.Review.class, () -> {
                    play.printer.fault(Optional.of(Fault.PAPER_OUT));
                    play.terminal.touch(new Touch.Go());
                })
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(problem()).isEqualTo("receipt.problem.out");
        assertThat(play.result().take()).hasSize(1);
        assertThat(play.agent.printed()).isEmpty();
        assertThat(play.agent.filings()).hasSize(1);
        var cleared = play.stage.screens(Screen.Cleared.class).getFirst();
        assertThat(cleared.record()).isPresent();
        assertThat(cleared.onReceipt()).isFalse();
    }

    @Test
    void aPrintBrokenOnTheWayIsNeverRepeatedByItself() {
        play.printer.breaksOnTheWay(Fault.PAPER_OUT);

        play.filesAnAppeal().skipsTheRating().isAlone().run();

        assertThat(problem()).isEqualTo("receipt.problem.incomplete");
        assertThat(play.printer.attempts()).isEqualTo(1);
        assertThat(play.agent.printed()).isEmpty();
    }

    @Test
    void aPrinterOutOfPaperIsToldBeforeTheStartAndDoesNotForbidIt() {
        play.printer.fault(Optional.of(Fault.PAPER_OUT));

        play.arrives()
                .opens(Play.APPEAL)
                .when(Screen.MatterPage.class, Screen.MatterPage::ready, () -> {})
                .run();

        var page = play.stage.screens(Screen.MatterPage.class).getLast();
        assertThat(verdict(page)).isEqualTo("verdict.no-receipt");
        assertThat(page.checks()).anyMatch(check -> Play.key(check.detail()).equals("check.receipt.none"));
    }

    @Test
    void aReaderThatIsOutMarksTheMatterBeforeTheStart() {
        play.reader.unplug();

        play.arrives()
                .opens(Play.APPEAL)
                .when(
                        Screen.MatterPage.class,
                        page -> verdict(page).equals("verdict.reader"),
                        () -> play.terminal.touch(new Touch.Go()))
                .touch(Screen.MatterPage.class, new Touch.Back())
                .sees(Screen.Home.class)
                .run();

        assertThat(play.stage.way()).doesNotContain("consent");
        assertThat(play.stage.screens(Screen.Home.class).getFirst().hot())
                .filteredOn(
                        key -> key.matter().equals(Play.APPEAL) || key.matter().equals(Play.BOOKING))
                .hasSize(2)
                .allMatch(key -> Play.key(key.note()).equals("note.reader-out"));
    }

    @Test
    void aMistakeOfTheProgramIsSaidClearedAndServedOn() {
        play.agent.department(_ -> {
            throw new IllegalStateException("a mistake made by the test");
        });

        play.arrives()
                .opens(Play.BOOKING)
                .acts(Cards.LEAVE)
                .arrives()
                .opens(Play.APPEAL)
                .when(Screen.MatterPage.class, Screen.MatterPage::ready, () -> {})
                .run();

        assertThat(play.failed()).isEqualTo("failure.program.title");
    }

    private String problem() {
        return Play.key(play.result().receiptProblem().orElseThrow());
    }

    private static String verdict(Screen.MatterPage page) {
        return Play.key(page.verdict());
    }
}
