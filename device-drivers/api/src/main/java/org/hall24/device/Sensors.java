package org.hall24.device;

/** The sensors of a terminal. Blocking; one thread at a time. */
public non-sealed interface Sensors extends Device {
    /**
     * What they see now.
     *
     * @throws DeviceException when they cannot be read; nothing is known then
     * @throws InterruptedException when the caller no longer wants it
     */
    SensorReading read() throws DeviceException, InterruptedException;

    /** Whether they can be read now. */
    void checkHealth() throws DeviceException, InterruptedException;
}
