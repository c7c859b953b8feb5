package org.hall24.agent.send;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.outbox.Backlog;
import org.hall24.agent.outbox.Parcel;
import org.hall24.wire.terminal.AgentException;

/**
 * Finds what the hub never takes although it takes others, and sets it aside for staff. A hub that takes nothing at all is in trouble
 * itself: then nothing is set aside, however long it lasts. For one thread at a time.
 */
final class Poison {
    /** With the waits between them half an hour and more of a hub that works for others. */
    static final int TRIES_MAX = 20;

    /** What stands in the row; such a matter is tried again when the hub asks what is held here. */
    static final String CODE = "tried-too-often";

    private final Backlog backlog;
    private final Alarms alarms;
    private final Map<UUID, Tries> failing = new HashMap<>();
    private long passed;

    /** How often, and how many others had passed then. */
    private record Tries(int count, long passed) {}

    Poison(Backlog backlog, Alarms alarms) {
        this.backlog = backlog;
        this.alarms = alarms;
    }

    /** The hub took something. */
    void passed(UUID id) {
        passed++;
        failing.remove(id);
        alarms.clear(Alarm.Kind.MATTER_SET_ASIDE, id.toString());
    }

    /** The hub said no for ever. */
    void rejected(Parcel parcel, String code) throws AgentException, InterruptedException {
        setAside(parcel, code, "the hub refuses it: " + code);
    }

    /** The hub did not take it this time; whether it is set aside now. */
    boolean failed(Parcel parcel, String sentence) throws AgentException, InterruptedException {
        var before = failing.getOrDefault(parcel.id(), new Tries(0, -1));
        if (before.passed == passed) {
            return false;
        }
        var now = new Tries(before.count + 1, passed);
        failing.put(parcel.id(), now);
        if (now.count < TRIES_MAX) {
            return false;
        }
        setAside(parcel, CODE, "the hub takes others, and not this one after " + now.count + " tries: " + sentence);
        return true;
    }

    private void setAside(Parcel parcel, String code, String sentence) throws AgentException, InterruptedException {
        backlog.setAside(parcel, code);
        failing.remove(parcel.id());
        alarms.raise(
                Alarm.Kind.MATTER_SET_ASIDE,
                parcel.id().toString(),
                sentence + "; staff of the hub look at it, and ask this terminal again when it can be taken");
    }
}
