package org.hall24.driver.escpos;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Properties;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;

/**
 * What differs from make to make, as data.
 *
 * @param dots width of the print in dots
 * @param columns narrow characters in a line of the printer's own font
 * @param cut the bytes that feed and cut, in hex
 * @param fixedStatusBits whether status bytes are checked by their fixed bits
 * @param qrModule dots of one module of a QR code
 */
record Profile(int dots, int columns, String cut, boolean fixedStatusBits, int qrModule) {
    /** The profile shipped under this word. */
    static Profile named(String word) throws DeviceException {
        var entries = new Properties();
        try (var in = Profile.class.getResourceAsStream(word + ".properties")) {
            if (in == null) {
                throw new DeviceException(Fault.MISCONFIGURED, "there is no printer profile '" + word + "'");
            }
            entries.load(in);
            return new Profile(
                    Integer.parseInt(entry(entries, "dots")),
                    Integer.parseInt(entry(entries, "columns")),
                    entry(entries, "cut"),
                    entry(entries, "fixed-status-bits").equals("yes"),
                    Integer.parseInt(entry(entries, "qr-module")));
        } catch (IOException | IllegalArgumentException e) {
            throw new DeviceException(Fault.MISCONFIGURED, "printer profile '" + word + "': " + e.getMessage(), e);
        }
    }

    private static String entry(Properties entries, String name) {
        String value = entries.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value.strip();
    }

    byte[] cutBytes() {
        return HexFormat.of().parseHex(cut);
    }
}
