package org.hall24.device;

import java.time.Duration;

/**
 * Reads QR codes and barcodes. It looks only while somebody waits in {@link #scan}: armed at the call, disarmed before it returns.
 * Blocking; one thread at a time.
 */
public non-sealed interface CodeScanner extends Device {
    /** The longest text a QR code can hold (version 40, level L, numeric mode would be more digits; binary 2,953), with room. */
    int CODE_BYTES_MAX = 4_296;

    /**
     * Waits for one code.
     *
     * @param patience how long a code may take to appear, at most one minute
     * @throws DeviceException when the scanner cannot look: silent, garbled, refused, gone
     * @throws InterruptedException when the caller no longer wants it; the scanner is disarmed and stays usable
     */
    CodeReading scan(Duration patience) throws DeviceException, InterruptedException;

    /** Asks the scanner for a sign of life without arming it. */
    void checkHealth() throws DeviceException, InterruptedException;
}
