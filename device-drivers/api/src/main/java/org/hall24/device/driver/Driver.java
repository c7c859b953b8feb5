package org.hall24.device.driver;

import java.util.List;
import java.util.Set;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.Line;

/**
 * Makes devices of open lines: {@link DeviceDriver} of bytes, {@link FrameDriver} of pictures.
 *
 * @param <L> what its devices hang on
 */
public interface Driver<L extends Line> {
    /** The driver word of device URLs: {@code sam}, {@code escpos}, {@code camera}. No two drivers share one. */
    String word();

    /** What its devices are for. */
    DeviceRole role();

    /** All its devices can be for; a board that does two things has two roles, and one device URL for both. */
    default Set<DeviceRole> roles() {
        return Set.of(role());
    }

    /** What it is, for the help: one sentence. */
    String sentence();

    /** Its options; no name that a line uses too. */
    List<DeviceOption> options();

    /**
     * Makes a device of an open line. Says little on it: the supervision asks for its health next.
     *
     * @param line the device's own from now on; its {@code close} closes it. When this method throws, the caller closes it
     * @throws DeviceException when an option is wrong or the device refuses
     * @throws InterruptedException when the caller no longer wants it
     */
    Device open(L line, OptionValues options, Surroundings surroundings) throws DeviceException, InterruptedException;
}
