package org.hall24.device.supervision;

import java.util.List;
import java.util.ServiceLoader;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.link.LinkOpener;

/**
 * The drivers and links this program was shipped with.
 *
 * @param drivers one a protocol
 * @param links one a transport
 */
public record Makes(List<DeviceDriver> drivers, List<LinkOpener> links) {
    /** Those found on the class path or module path. */
    public static Makes shipped() {
        var loader = Makes.class.getClassLoader();
        return new Makes(
                ServiceLoader.load(DeviceDriver.class, loader).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList(),
                ServiceLoader.load(LinkOpener.class, loader).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /** A device URL that was understood, and who can open it. */
    record Recipe(DeviceUrl url, DeviceDriver driver, LinkOpener opener, OptionValues options) {}

    /** Understands a URL. */
    Recipe recipe(DeviceRole role, String written) throws DeviceException {
        var url = DeviceUrl.parse(written);
        var driver = drivers.stream()
                .filter(each -> each.word().equals(url.driver()))
                .findFirst()
                .orElseThrow(() -> unknown(
                        url,
                        "driver",
                        url.driver(),
                        drivers.stream().map(DeviceDriver::word).toList()));
        var opener = links.stream()
                .filter(each -> each.word().equals(url.transport()))
                .findFirst()
                .orElseThrow(() -> unknown(
                        url,
                        "transport",
                        url.transport(),
                        links.stream().map(LinkOpener::word).toList()));
        if (driver.role() != role) {
            throw new DeviceException(
                    Fault.MISCONFIGURED,
                    "device URL '" + url + "': " + driver.word() + " is a driver for "
                            + driver.role().word() + ", not for " + role.word());
        }
        return new Recipe(url, driver, opener, OptionValues.of(url, driver.options(), opener.options()));
    }

    private static DeviceException unknown(DeviceUrl url, String what, String word, List<String> known) {
        return new DeviceException(
                Fault.MISCONFIGURED,
                "device URL '" + url + "': there is no " + what + " '" + word + "', only " + known);
    }
}
