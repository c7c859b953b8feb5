package org.hall24.driver.usb;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;

/**
 * A USB device as an address names it: {@code usb:VID:PID}, {@code usb:VID:PID:SERIAL}, either with {@code @PATH} after it. Two alike without a
 * serial number are told apart by where they are plugged in, two ports of one device by their interface, {@code @1-1.2:1.0}.
 *
 * @param vendor four hexadecimal digits
 * @param product four hexadecimal digits
 * @param serial the device's own serial number
 * @param path of the socket, bus and ports, or of an interface there, as the kernel names them: {@code 1-1.2}, {@code 1-1.2:1.0}
 */
public record UsbName(String vendor, String product, Optional<String> serial, Optional<String> path) {
    private static final String PREFIX = "usb:";

    private static final Pattern ADDRESS = Pattern.compile(
            "usb:([0-9a-fA-F]{4}):([0-9a-fA-F]{4})(?::([A-Za-z0-9._ -]{1,126}))?(?:@([0-9]{1,3}-[0-9]{1,3}(?:\\.[0-9]{1,3}){0,6}(?::[0-9]{1,3}\\.[0-9]{1,3})?))?");

    /** Whether this address names a USB device and no path. */
    public static boolean isOne(String address) {
        return address.startsWith(PREFIX);
    }

    /**
     * Reads an address.
     *
     * @throws DeviceException MISCONFIGURED with a sentence that says how it reads
     */
    public static UsbName parse(String address) throws DeviceException {
        var parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new DeviceException(
                    Fault.MISCONFIGURED,
                    "'" + address + "' must read usb:VID:PID, usb:VID:PID:SERIAL, or either with @PATH, such as"
                            + " usb:1a86:7523@1-1.2");
        }
        return new UsbName(
                parts.group(1).toLowerCase(Locale.ROOT),
                parts.group(2).toLowerCase(Locale.ROOT),
                Optional.ofNullable(parts.group(3)),
                Optional.ofNullable(parts.group(4)));
    }

    /** As in an address. */
    @Override
    public String toString() {
        return PREFIX + vendor + ":" + product
                + serial.map(number -> ":" + number).orElse("")
                + path.map(socket -> "@" + socket).orElse("");
    }
}
