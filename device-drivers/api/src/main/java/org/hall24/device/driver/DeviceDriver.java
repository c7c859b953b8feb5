package org.hall24.device.driver;

import java.util.List;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.ByteLink;

/** Speaks one protocol. Found by {@link java.util.ServiceLoader}; the implementation is final with a public constructor. */
public interface DeviceDriver {
    /** The driver word of device URLs: {@code sam}, {@code escpos}. */
    String word();

    /** What its devices are for. */
    DeviceRole role();

    /** What it is, for the help: one sentence. */
    String sentence();

    /** Its options; no name that a link uses too. */
    List<DeviceOption> options();

    /**
     * Makes a device of an open link. Says little on the line: the supervision asks for its health next.
     *
     * @param link the device's own from now on; its {@code close} closes it. When this method throws, the caller closes it
     * @throws DeviceException when an option is wrong or the device refuses
     * @throws InterruptedException when the caller no longer wants it
     */
    Device open(ByteLink link, OptionValues options, Surroundings surroundings)
            throws DeviceException, InterruptedException;
}
