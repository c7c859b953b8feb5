package org.hall24.agent.alarm;

import java.time.Instant;

/**
 * Something staff must look at.
 *
 * @param kind what
 * @param subject of what, such as a case number; empty where there is only one. Never personal data
 * @param sentence what happened and what to do, for staff
 * @param since when it was raised; the terminal's clock
 */
public record Alarm(Kind kind, String subject, String sentence, Instant since) {
    /** What can be wrong at a terminal. */
    public enum Kind {
        /** Nothing new is accepted until there is room. */
        DISK_FULL,
        /** The outbox was damaged, set aside and begun anew with what could be read. */
        OUTBOX_DAMAGED,
        /** A matter was accepted and will not arrive by itself. */
        MATTER_SET_ASIDE,
        /** The hub does not accept this terminal's signature. */
        STRANGER,
        /** The terminal's clock and the hub's differ. */
        CLOCK_SKEW,
        /** The release in use is past its time. */
        RELEASE_EXPIRED,
        /** A release was offered that cannot be used. */
        RELEASE_REFUSED,
        /** The door of the housing is open. */
        CABINET_DOOR_OPEN,
        /** The mains are gone; the UPS runs the terminal. */
        UPS_POWERING,
        /** The charge of that UPS is low. */
        UPS_LOW
    }
}
