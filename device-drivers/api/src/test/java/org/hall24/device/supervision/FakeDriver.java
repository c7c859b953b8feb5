package org.hall24.device.supervision;

import java.util.List;
import java.util.function.BiFunction;
import org.hall24.device.Device;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;

/** Opens whatever reader a test wants, at {@code fake:…}. */
record FakeDriver(BiFunction<ByteLink, Surroundings, Device> reader) implements DeviceDriver {
    @Override
    public String word() {
        return "fake";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.IDCARD;
    }

    @Override
    public String sentence() {
        return "A reader that answers what the test wants.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of();
    }

    @Override
    public Device open(ByteLink link, OptionValues options, Surroundings surroundings) {
        return reader.apply(link, surroundings);
    }
}
