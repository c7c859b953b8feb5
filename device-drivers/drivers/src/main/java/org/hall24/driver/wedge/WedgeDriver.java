package org.hall24.driver.wedge;

import java.util.List;
import org.hall24.device.Device;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;

/** Driver {@code wedge}. */
public final class WedgeDriver implements DeviceDriver {
    @Override
    public String word() {
        return "wedge";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.SCANNER;
    }

    @Override
    public String sentence() {
        return "Last resort: a scanner that pretends to be a US keyboard and ends a code with Enter. Set it to serial if it can be.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of();
    }

    @Override
    public Device open(ByteLink link, OptionValues options, Surroundings surroundings) {
        return new WedgeScanner(link, surroundings.clock());
    }
}
