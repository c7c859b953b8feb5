package org.hall24.driver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.Driver;
import org.hall24.device.driver.FrameDriver;
import org.hall24.device.driver.SlotDriver;
import org.hall24.driver.usb.UsbName;

/** Fuzz target: whatever is written for a device URL, it is one that reads the same again, or it is misconfigured with a sentence of one line. */
public final class DeviceUrlFuzz {
    private static final List<Driver<?>> DRIVERS = drivers();

    private DeviceUrlFuzz() {}

    private static List<Driver<?>> drivers() {
        var all = new ArrayList<Driver<?>>();
        ServiceLoader.load(DeviceDriver.class).forEach(all::add);
        ServiceLoader.load(FrameDriver.class).forEach(all::add);
        ServiceLoader.load(SlotDriver.class).forEach(all::add);
        return all;
    }

    /** One input: the URL in UTF-8. */
    public static void fuzzerTestOneInput(byte[] input) {
        var written = new String(input, StandardCharsets.UTF_8);
        try {
            var url = DeviceUrl.parse(written);
            if (!DeviceUrl.parse(url.toString()).equals(url)) {
                throw new IllegalStateException("it reads otherwise the second time");
            }
            for (Driver<?> driver : DRIVERS) {
                if (driver.word().equals(url.driver())) {
                    for (var option : driver.options()) {
                        OptionValues.of(url, driver.options(), List.of()).word(option.name());
                    }
                }
            }
            if (UsbName.isOne(url.address())) {
                var name = UsbName.parse(url.address());
                if (!UsbName.parse(name.toString()).equals(name)) {
                    throw new IllegalStateException("a USB device that reads otherwise the second time");
                }
            }
        } catch (DeviceException e) {
            if (e.fault() != Fault.MISCONFIGURED
                    || String.valueOf(e.getMessage()).lines().count() != 1) {
                throw new IllegalStateException("a wrong URL is misconfigured, in one line", e);
            }
        }
    }
}
