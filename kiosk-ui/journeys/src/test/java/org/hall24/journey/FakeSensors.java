package org.hall24.journey;

import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.SensorReading;
import org.hall24.device.SensorReading.Door;
import org.hall24.device.SensorReading.Presence;
import org.hall24.device.SensorReading.Ups;
import org.hall24.device.Sensors;

/** Sensors that see what the test says. */
final class FakeSensors implements Sensors {
    Door door = Door.CLOSED;
    Presence presence = Presence.NOT_PRESENT;
    Ups ups = new Ups(false, false);
    Optional<Fault> fault = Optional.empty();
    int readings;

    @Override
    public SensorReading read() throws DeviceException {
        readings++;
        if (fault.isPresent()) {
            throw new DeviceException(fault.get(), "made so by the test");
        }
        return new SensorReading(Optional.of(door), Optional.of(presence), Optional.of(ups));
    }

    @Override
    public void checkHealth() {
        throw new AssertionError("no journey checks the sensors");
    }

    @Override
    public void close() {}
}
