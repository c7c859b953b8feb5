package org.hall24.driver.lp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** Transport {@code lp}: a USB printer by its path, {@code /dev/usb/lp0} or better a name under {@code /dev/hall24}. */
public final class LpOpener implements LinkOpener, PathOpener<ByteLink> {
    private static final DeviceOption TAKE = new DeviceOption(
            "take",
            new DeviceOption.Whole(1, 300),
            "s",
            "5",
            "How long the device may take no bytes before the line is given up; more for one that prints while it reads.");

    @Override
    public String word() {
        return "lp";
    }

    @Override
    public String sentence() {
        return "A USB printer by its path, such as /dev/usb/lp0; the user must be in the group lp.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of(TAKE);
    }

    @Override
    public ByteLink open(DeviceUrl url, OptionValues options) throws DeviceException {
        Path path = Path.of(url.address());
        if (!Files.exists(path)) {
            throw new DeviceException(Fault.GONE, "there is no printer at " + path);
        }
        if (Files.isRegularFile(path) || Files.isDirectory(path)) {
            throw new DeviceException(Fault.MISCONFIGURED, path + " is no device");
        }
        try {
            int descriptor = DeviceFile.openBothWays(path.toString());
            return LpLink.over(descriptor, path, Duration.ofSeconds(options.whole(TAKE.name())));
        } catch (DeviceFile.Refused e) {
            throw switch (e.errno()) {
                case DeviceFile.EACCES ->
                    new DeviceException(
                            Fault.MISCONFIGURED, "this user may not open " + path + "; add it to the group lp", e);
                case DeviceFile.EBUSY -> new DeviceException(Fault.BUSY, "another program holds " + path, e);
                default -> new DeviceException(Fault.GONE, path + " does not open", e);
            };
        } catch (IOException e) {
            throw new DeviceException(Fault.GONE, path + " does not open", e);
        }
    }
}
