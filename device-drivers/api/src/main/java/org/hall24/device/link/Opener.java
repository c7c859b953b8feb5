package org.hall24.device.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hall24.device.DeviceException;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;

/**
 * Opens lines of one kind: {@link LinkOpener} for bytes, {@link FrameOpener} for pictures.
 *
 * @param <L> what it opens
 */
public interface Opener<L extends Line> {
    /** The transport word of device URLs: {@code serial}, {@code tcp}, {@code v4l2}. */
    String word();

    /** What it is, for the help: one sentence. */
    String sentence();

    /** Its options. */
    List<DeviceOption> options();

    /**
     * Whether there is something to open, as far as can be told without opening it: whether the path of a serial port exists.
     * Never blocks. A kind that cannot tell says true.
     */
    boolean isPresent(DeviceUrl url);

    /** What it would open, so that two URLs of this kind can be compared: the address, or where it leads to. Never blocks. */
    default String target(DeviceUrl url) {
        return url.address();
    }

    /** The same with the transport before it: what tells any two URLs apart. */
    default String placeOf(DeviceUrl url) {
        return word() + ":" + target(url);
    }

    /** Where a path leads to; itself when it leads nowhere. */
    static String target(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException _) {
            return path.toString();
        }
    }

    /** Whether several lines to one address may be open at once, as on a network; a serial port has one. */
    default boolean sharesAddress() {
        return true;
    }

    /**
     * Opens a new line. Takes a few seconds at most.
     *
     * @throws DeviceException GONE when nothing is there, BUSY when another program holds it, MISCONFIGURED when the address
     *     or the rights are wrong
     * @throws InterruptedException when the caller no longer wants it
     */
    L open(DeviceUrl url, OptionValues options) throws DeviceException, InterruptedException;
}
