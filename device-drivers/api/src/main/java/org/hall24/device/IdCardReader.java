package org.hall24.device;

import java.time.Duration;

/** Reads identity cards laid on the terminal. Blocking; call from a virtual thread. One thread at a time. */
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

    /**
     * Asks the security module for its number, printed on the reader's label: {@code 05.01-00000001-0000000002-0000000003}.
     *
     * @throws DeviceException when the reader is out of work
     * @throws InterruptedException when the caller no longer wants the answer; the reader stays usable
     */
    String samId() throws DeviceException, InterruptedException;

    /** Whether the reader and its security module are ready; returns normally when they are. */
    void checkHealth() throws DeviceException, InterruptedException;
}
