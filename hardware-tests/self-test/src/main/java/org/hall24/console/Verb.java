package org.hall24.console;

import java.util.List;
import org.hall24.device.DeviceException;

/** One thing the console does with a device. */
interface Verb {
    /** As typed. */
    String word();

    /** The arguments it takes, for the help: {@code NAME VALUE}; empty = none. */
    String arguments();

    /** What it does, for the help. */
    String sentence();

    /** Whether it touches the device; a kiosk that runs is asked for it then. */
    default boolean touches() {
        return true;
    }

    /**
     * Does it.
     *
     * @throws DeviceException when the device is out of work, or its URL is wrong
     * @throws InterruptedException when nobody wants the answer any more
     */
    Answer run(Desk desk, List<String> arguments) throws DeviceException, InterruptedException;
}
