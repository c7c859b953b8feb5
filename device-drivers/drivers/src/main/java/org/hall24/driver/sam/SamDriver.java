package org.hall24.driver.sam;

import java.util.List;
import org.hall24.device.Device;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;

/** Driver {@code sam}. */
public final class SamDriver implements DeviceDriver {
    @Override
    public String word() {
        return "sam";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.IDCARD;
    }

    @Override
    public String sentence() {
        return "Identity-card reader with a SAM or SAM_V security module.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of();
    }

    @Override
    public Device open(ByteLink link, OptionValues options, Surroundings surroundings) {
        return new SamReader(link, surroundings.clock(), surroundings.pause());
    }
}
