package org.hall24.device.supervision;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.Driver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.Line;
import org.hall24.device.link.Opener;

/**
 * A device URL that was understood, and who can open it.
 *
 * @param watched puts a memory for breakages around a fresh line
 */
record Recipe<L extends Line>(
        DeviceUrl url, Driver<L> driver, Opener<L> opener, OptionValues options, UnaryOperator<L> watched) {

    /** A device and what it hangs on. */
    record Opened(Device device, Line line) {}

    /** Where the device is, however its URL says it. */
    String place() {
        return opener.placeOf(url);
    }

    /** Whether there is something to open, as far as can be told without opening it. */
    boolean isPresent() {
        return opener.isPresent(url);
    }

    /**
     * Opens the line and makes the device.
     *
     * @param aside runs the closing of a line whose device could not be made; a close may hang
     */
    Opened open(Surroundings surroundings, Consumer<Runnable> aside) throws DeviceException, InterruptedException {
        var line = watched.apply(opener.open(url, options));
        boolean made = false;
        try {
            var device = driver.open(line, options, surroundings);
            made = true;
            return new Opened(device, line);
        } finally {
            if (!made) {
                aside.accept(line::close);
            }
        }
    }
}
