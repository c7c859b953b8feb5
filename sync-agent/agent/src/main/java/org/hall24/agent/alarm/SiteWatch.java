package org.hall24.agent.alarm;

import java.util.List;
import org.hall24.agent.alarm.Alarm.Kind;
import org.hall24.wire.terminal.Agent.SiteCondition;

/** Makes alarms of what the kiosk's sensors see. */
public final class SiteWatch {
    private final Alarms alarms;

    /** Raises and clears these. */
    public SiteWatch(Alarms alarms) {
        this.alarms = alarms;
    }

    /** How it is now: what is not in the list is over. */
    public void now(List<SiteCondition> conditions) {
        for (var each : SiteCondition.values()) {
            if (conditions.contains(each)) {
                alarms.raise(kind(each), "", sentence(each));
            } else {
                alarms.clear(kind(each), "");
            }
        }
    }

    private static Kind kind(SiteCondition condition) {
        return switch (condition) {
            case CABINET_DOOR_OPEN -> Kind.CABINET_DOOR_OPEN;
            case UPS_POWERING -> Kind.UPS_POWERING;
            case UPS_LOW -> Kind.UPS_LOW;
        };
    }

    private static String sentence(SiteCondition condition) {
        return switch (condition) {
            case CABINET_DOOR_OPEN ->
                "the door of the housing is open, nobody can begin; when none of you opened it, go and look";
            case UPS_POWERING -> "the mains are gone, the UPS runs the terminal; see to the current";
            case UPS_LOW -> "the UPS is nearly empty, nobody can begin; see to the current, or shut the terminal down";
        };
    }
}
