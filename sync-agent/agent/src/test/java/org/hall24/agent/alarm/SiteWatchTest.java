package org.hall24.agent.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hall24.agent.alarm.Alarm.Kind;
import org.hall24.wire.terminal.Agent.SiteCondition;
import org.junit.jupiter.api.Test;

class SiteWatchTest {
    private final Alarms alarms = new Alarms(() -> Instant.EPOCH);
    private final SiteWatch site = new SiteWatch(alarms);

    @Test
    void whatTheSensorsSeeStandsUntilTheySeeItOver() {
        site.now(List.of(SiteCondition.CABINET_DOOR_OPEN, SiteCondition.UPS_POWERING));
        site.now(List.of(SiteCondition.UPS_POWERING, SiteCondition.UPS_LOW));

        assertThat(alarms.standing()).extracting(Alarm::kind).containsExactly(Kind.UPS_POWERING, Kind.UPS_LOW);

        site.now(List.of());

        assertThat(alarms.standing()).isEmpty();
    }

    @Test
    void otherAlarmsAreNotItsOwn() {
        alarms.raise(Kind.DISK_FULL, "", "no room");

        site.now(List.of());

        assertThat(alarms.standing()).extracting(Alarm::kind).containsExactly(Kind.DISK_FULL);
    }
}
