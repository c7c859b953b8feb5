package org.hall24.device.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.SensorReading;
import org.hall24.device.SensorReading.Door;
import org.hall24.device.SensorReading.Presence;
import org.hall24.device.SensorReading.Ups;
import org.hall24.device.Sensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What all sensors hold, whoever made them. */
@Timeout(60)
public abstract class SensorsContract {
    /** How the world is when a test begins. */
    public enum Situation {
        READY,
        SILENT,
        LINE_BREAKS
    }

    /** Sensors in this situation, all fitted; the door closed, nobody there, the mains on. */
    protected abstract Sensors sensors(Situation situation) throws Exception;

    /** The world becomes this. */
    protected abstract void become(Door door, Presence presence, Ups ups) throws Exception;

    private static SensorReading reading(Door door, Presence presence, Ups ups) {
        return new SensorReading(Optional.of(door), Optional.of(presence), Optional.of(ups));
    }

    @Test
    void everySensorIsReadAndNoOtherChanges() throws Exception {
        var mains = new Ups(false, false);
        try (var sensors = sensors(Situation.READY)) {
            sensors.checkHealth();
            assertThat(sensors.read()).isEqualTo(reading(Door.CLOSED, Presence.NOT_PRESENT, mains));

            become(Door.OPEN, Presence.NOT_PRESENT, mains);
            assertThat(sensors.read()).isEqualTo(reading(Door.OPEN, Presence.NOT_PRESENT, mains));
            become(Door.CLOSED, Presence.PRESENT, mains);
            assertThat(sensors.read()).isEqualTo(reading(Door.CLOSED, Presence.PRESENT, mains));
            become(Door.CLOSED, Presence.NOT_PRESENT, new Ups(true, false));
            assertThat(sensors.read()).isEqualTo(reading(Door.CLOSED, Presence.NOT_PRESENT, new Ups(true, false)));
            become(Door.OPEN, Presence.PRESENT, new Ups(true, true));
            assertThat(sensors.read()).isEqualTo(reading(Door.OPEN, Presence.PRESENT, new Ups(true, true)));
        }
    }

    @Test
    void silentSensorsSayNothingRatherThanSomething() throws Exception {
        try (var sensors = sensors(Situation.SILENT)) {
            assertThatThrownBy(sensors::read)
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));
        }
    }

    @Test
    void aLineThatBreaksIsAFaultAndNoHang() throws Exception {
        try (var sensors = sensors(Situation.LINE_BREAKS)) {
            assertThatThrownBy(sensors::read).isInstanceOf(DeviceException.class);
            assertThatThrownBy(sensors::checkHealth).isInstanceOf(DeviceException.class);
        }
    }
}
