package org.hall24.console;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.supervision.Makes;

/**
 * The device on the technician's desk, not opened yet.
 *
 * @param makes drivers and links
 * @param url as typed
 * @param patience how long to wait for a person to lay or show something
 * @param counted what the kiosk that lent the device counted of it, by the names of UnifiedPOS; empty = none has it
 */
record Desk(
        Makes makes, Surroundings surroundings, String url, Duration patience, Optional<Map<String, Long>> counted) {
    /** The same desk with other drivers or lines. */
    Desk with(Makes others) {
        return new Desk(others, surroundings, url, patience, counted);
    }

    /** Opens the device; the caller closes it. */
    Device open() throws DeviceException, InterruptedException {
        return makes.open(url, surroundings);
    }
}
