package org.hall24.driver.escpos;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;

/** Driver {@code escpos}. */
public final class EscPosDriver implements DeviceDriver {
    private static final DeviceOption PROFILE = new DeviceOption(
            "profile",
            new DeviceOption.Choice(List.of("generic80")),
            "",
            "generic80",
            "What differs from make to make: width, cutter, status bits.");

    /** A font is ten megabytes: read once, not at each reconnection. */
    private final Map<Path, Pen> pens = new ConcurrentHashMap<>();

    @Override
    public String word() {
        return "escpos";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.RECEIPT;
    }

    @Override
    public String sentence() {
        return "Receipt printer that understands ESC/POS.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of(PROFILE);
    }

    @Override
    public Device open(ByteLink link, OptionValues options, Surroundings surroundings) throws DeviceException {
        var pen = pens.get(surroundings.fonts());
        if (pen == null) {
            pen = new Pen(surroundings.fonts());
            pens.put(surroundings.fonts(), pen);
        }
        return new EscPosPrinter(
                link, Profile.named(options.word(PROFILE.name())), pen, surroundings.clock(), surroundings.jobs());
    }
}
