package org.hall24.device;

import java.time.Duration;

/**
 * Reads identity cards laid on the terminal. Blocking; call from a virtual thread. One thread at a time.
 *
 * <p>What only some readers can do is an interface of its own: {@link WithSamId}, {@link WithSamStatus}, {@link WithLineSpeed}.
 */
public non-sealed interface IdCardReader extends Device {
    /**
     * Waits for a card and reads it. A card that was read must leave the reader before it is read again: a card somebody
     * forgot is never taken for the next person's.
     *
     * @param patience how long to wait for a card; positive
     * @throws DeviceException when the reader is out of work; see {@link DeviceException#fault()}
     * @throws InterruptedException when the person left the screen; the reader stays usable
     */
    CardReading read(Duration patience) throws DeviceException, InterruptedException;

    /** Whether the reader and its security module are ready; returns normally when they are. */
    void checkHealth() throws DeviceException, InterruptedException;
}
