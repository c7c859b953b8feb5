package org.hall24.device;

import java.util.Optional;

/**
 * What the sensors of a terminal see: XFS4IoT's words for its auxiliaries. Empty = this terminal has no such sensor.
 *
 * @param cabinetDoor the door of the housing
 * @param proximity whether somebody stands there
 * @param ups where the current comes from
 */
public record SensorReading(Optional<Door> cabinetDoor, Optional<Presence> proximity, Optional<Ups> ups) {
    /** {@code cabinetFrontDoor}. */
    public enum Door {
        CLOSED,
        OPEN
    }

    /** {@code proximitySensor}. */
    public enum Presence {
        PRESENT,
        NOT_PRESENT
    }

    /**
     * {@code UPS}.
     *
     * @param powering it runs the terminal: the mains are gone
     * @param low its charge is low
     */
    public record Ups(boolean powering, boolean low) {}
}
