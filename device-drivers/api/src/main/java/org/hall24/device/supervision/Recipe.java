package org.hall24.device.supervision;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
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

    /** How a device is opened. Two URLs that mean the same are one way, however they are written. */
    record Way(String driver, String place, OptionValues options) {}

    Way way() {
        return new Way(url.driver(), place(), options);
    }

    /**
     * Sees to it that a line nobody can share is not opened twice: the second would be BUSY for ever.
     *
     * @param others the ways of the other devices
     * @throws DeviceException MISCONFIGURED, and what to write instead
     */
    void refuseToShareWith(Collection<Way> others) throws DeviceException {
        if (!opener.sharesAddress()
                && others.stream().anyMatch(other -> other.place().equals(place()))) {
            throw new DeviceException(
                    Fault.MISCONFIGURED,
                    "device URL '" + url + "' and another need the line " + place()
                            + " and differ: one board that serves two roles wants the same URL for both, two devices want a line each");
        }
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
            var device = driver.open(line, options, steady(surroundings));
            made = true;
            return new Opened(device, line);
        } finally {
            if (!made) {
                aside.accept(line::close);
            }
        }
    }

    private static Surroundings steady(Surroundings world) {
        return new Surroundings(
                SteadyClock.of(world.clock()), world.pause(), world.chance(), world.jobs(), world.fonts());
    }
}
