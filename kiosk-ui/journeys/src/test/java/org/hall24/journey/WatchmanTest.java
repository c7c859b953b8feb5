package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hall24.device.Fault;
import org.hall24.device.SensorReading.Door;
import org.hall24.device.SensorReading.Presence;
import org.hall24.device.SensorReading.Ups;
import org.hall24.wire.terminal.Agent.SiteCondition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Door, presence and UPS: whom they stop, whom they greet, and who is told. */
class WatchmanTest {
    private static final Ups BATTERY = new Ups(true, false);
    private static final Ups LOW = new Ups(true, true);

    private final Play play = new Play();

    @BeforeEach
    void sensorsAreFitted() {
        play.boardFitted = true;
    }

    private Play whenResting(java.util.function.Predicate<Screen.Attract> says, Runnable act) {
        return play.when(Screen.Attract.class, says, act);
    }

    private static boolean paused(Screen.Attract attract, String key) {
        return attract.paused().map(Play::key).equals(Optional.of(key));
    }

    @Test
    void whileTheDoorIsOpenNobodyBeginsAndTheAgentKnows() {
        play.sensors.door = Door.OPEN;

        whenResting(attract -> paused(attract, "paused.door"), () -> {
                    play.terminal.touch(new Touch.Awake());
                    play.stage.pass(Duration.ofSeconds(5));
                })
                .when(
                        Screen.Attract.class,
                        attract -> paused(attract, "paused.door"),
                        () -> play.sensors.door = Door.CLOSED)
                .when(Screen.Attract.class, attract -> attract.paused().isEmpty(), () -> {})
                .arrives()
                .sees(Screen.Home.class)
                .run();

        assertThat(play.agent.site).startsWith(List.of(SiteCondition.CABINET_DOOR_OPEN), List.of());
    }

    @Test
    void whoHasBegunIsServedToTheEndAndTheNextIsNot() {
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .fillsTheAppeal()
                .when(Screen.Review.class, () -> {
                    play.sensors.door = Door.OPEN;
                    play.terminal.touch(new Touch.Go());
                })
                .skipsTheRating()
                .when(
                        Screen.Cleared.class,
                        _ -> play.agent.site.contains(List.of(SiteCondition.CABINET_DOOR_OPEN)),
                        () -> play.terminal.touch(new Touch.Home()))
                .when(Screen.Attract.class, attract -> paused(attract, "paused.door"), () -> {})
                .run();

        assertThat(play.agent.filings()).hasSize(1);
        assertThat(play.stage.way()).endsWith("cleared", "attract");
    }

    @Test
    void sensorsThatCannotBeReadCloseNothingAndTakeNoAlarmBack() {
        play.sensors.door = Door.OPEN;

        whenResting(attract -> paused(attract, "paused.door"), () -> play.sensors.fault = Optional.of(Fault.SILENT))
                .when(Screen.Attract.class, attract -> attract.paused().isEmpty(), () -> {})
                .arrives()
                .sees(Screen.Home.class)
                .run();

        assertThat(play.agent.site).containsExactly(List.of(SiteCondition.CABINET_DOOR_OPEN));
        assertThat(play.stage.pictures().getLast().frame().lamps())
                .extracting(lamp -> Play.key(lamp.what()))
                .contains("lamp.sensors");
    }

    @Test
    void onTheBatteryEverythingGoesOnAndStaffAndAgentAreTold() {
        play.sensors.ups = BATTERY;

        whenResting(attract -> attract.staff().isPresent(), () -> play.terminal.touch(new Touch.Awake()))
                .opens(Play.APPEAL)
                .begins()
                .sees(Screen.Consent.class)
                .run();

        var notice = play.stage.screens(Screen.Attract.class).getLast().staff().orElseThrow();
        assertThat(notice.newest()).extracting(Play::key).containsExactly("staff.battery");
        assertThat(play.agent.site).containsExactly(List.of(SiteCondition.UPS_POWERING));
        assertThat(play.stage.pictures().getLast().frame().lamps())
                .filteredOn(lamp -> Play.key(lamp.what()).equals("lamp.power"))
                .singleElement()
                .satisfies(lamp -> assertThat(lamp.light()).isEqualTo(Frame.Light.ATTENTION));
    }

    @Test
    void aBatteryThatIsNearlyEmptyLetsNobodyBegin() {
        play.sensors.ups = LOW;

        whenResting(attract -> paused(attract, "paused.power"), () -> play.sensors.ups = new Ups(false, false))
                .when(Screen.Attract.class, attract -> attract.paused().isEmpty(), () -> {})
                .run();

        assertThat(play.agent.site).startsWith(List.of(SiteCondition.UPS_POWERING, SiteCondition.UPS_LOW), List.of());
    }

    @Test
    void whoStepsUpIsGreetedAndNothingElseHappens() {
        play.when(Screen.Attract.class, attract -> !attract.greets(), () -> play.sensors.presence = Presence.PRESENT)
                .when(Screen.Attract.class, Screen.Attract::greets, () -> play.stage.pass(Duration.ofMinutes(2)))
                .when(Screen.Attract.class, Screen.Attract::greets, () -> play.sensors.presence = Presence.NOT_PRESENT)
                .when(Screen.Attract.class, attract -> !attract.greets(), () -> {})
                .run();

        assertThat(play.stage.way()).containsExactly("attract");
    }

    /** The idle rule is the design's; nobody is hurried because a sensor does not see them. */
    @Test
    void absenceShortensNothing() {
        play.reachesTheCard(Play.APPEAL)
                .lays(Play.YAN)
                .touch(Screen.Form.class, new Touch.Edit("mobile", Play.MOBILE))
                .sees(Screen.IdleQuestion.class)
                .isAlone()
                .run();

        assertThat(play.stage.screens(Screen.IdleQuestion.class)).hasSize(30);
    }

    @Test
    void anAgentThatWasAwayIsToldLater() {
        play.agent.dead(true);
        play.sensors.door = Door.OPEN;

        play.when(Screen.Attract.class, attract -> attract.paused().isPresent(), () -> {
                    play.agent.dead(false);
                    play.stage.pass(Duration.ofSeconds(6));
                    // Nobody's touch: it only gives the flow its turn.
                    play.terminal.touch(new Touch.Awake());
                })
                .when(Screen.Attract.class, attract -> paused(attract, "paused.door"), () -> {})
                .run();

        assertThat(play.agent.site).contains(List.of(SiteCondition.CABINET_DOOR_OPEN));
    }

    @Test
    void aTerminalWithoutSensorsAsksNone() {
        play.boardFitted = false;

        play.filesAnAppeal().skipsTheRating().isAlone().run();

        assertThat(play.sensors.readings).isZero();
        assertThat(play.agent.site).isEmpty();
    }
}
