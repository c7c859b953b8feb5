package org.hall24.driver.wedge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.LinkOpener;
import org.hall24.device.link.PathOpener;
import org.hall24.driver.kernel.DeviceFile;

/**
 * Transport {@code evdev}: the events of one Linux input device, for this program alone. A device that cannot be had alone is not opened: its
 * keys would go into whatever has the focus. A pipe is nobody else's by nature.
 */
public final class EvdevOpener implements LinkOpener, PathOpener<ByteLink> {
    /** From the kernel's stat.h. */
    private static final int KIND_OF_FILE = 0xF000;

    private static final int CHARACTER_DEVICE = 0x2000;
    private static final int PIPE = 0x1000;

    @Override
    public String word() {
        return "evdev";
    }

    @Override
    public String sentence() {
        return "A Linux input device by its path, best one under /dev/input/by-id; taken from the system while it is open.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of();
    }

    @Override
    public ByteLink open(DeviceUrl url, OptionValues options) throws DeviceException {
        Path path = Path.of(url.address());
        if (!Files.exists(path)) {
            throw new DeviceException(Fault.GONE, "there is no input device at " + path);
        }
        int kind = kindOf(path);
        if (kind != CHARACTER_DEVICE && kind != PIPE) {
            throw new DeviceException(Fault.MISCONFIGURED, path + " is neither an input device nor a pipe");
        }
        int descriptor;
        try {
            descriptor = DeviceFile.open(path.toString());
        } catch (IOException e) {
            throw new DeviceException(Fault.MISCONFIGURED, "this user may not open " + path, e);
        }
        if (kind == CHARACTER_DEVICE) {
            try {
                DeviceFile.grab(descriptor);
            } catch (IOException e) {
                DeviceFile.close(descriptor);
                throw new DeviceException(
                        Fault.MISCONFIGURED,
                        path
                                + " cannot be had alone; its keys would go into whatever has the focus, so it stays closed",
                        e);
            }
        }
        return EvdevLink.over(descriptor, path.toString());
    }

    private static int kindOf(Path path) throws DeviceException {
        try {
            return (int) Files.getAttribute(path, "unix:mode") & KIND_OF_FILE;
        } catch (IOException e) {
            throw new DeviceException(Fault.GONE, path + " vanished while it was opened", e);
        }
    }
}
