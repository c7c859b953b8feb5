package org.hall24.device;

import java.time.Duration;

/** Takes pictures. Frames live in memory only; a driver writes none to a disk. Blocking; one thread at a time. */
public non-sealed interface Camera extends Device {
    /**
     * The next picture, and what it is worth.
     *
     * @param patience how long it may take, at most ten seconds
     * @throws DeviceException SILENT when no new picture came in that time, GONE when the camera left
     * @throws InterruptedException when the caller no longer wants it; the camera stays usable
     */
    Sight look(Duration patience) throws DeviceException, InterruptedException;

    /** Asks whether pictures still come; takes one and throws it away. */
    void checkHealth() throws DeviceException, InterruptedException;
}
