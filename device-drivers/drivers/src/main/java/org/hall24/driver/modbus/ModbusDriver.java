package org.hall24.driver.modbus;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.Masker;

/** Driver {@code modbus}. */
public final class ModbusDriver implements DeviceDriver {
    private static final DeviceOption UNIT = new DeviceOption(
            "unit",
            new DeviceOption.Whole(1, 247),
            "",
            "1",
            "Address of the board on the wire, as set at its switches.");

    @Override
    public String word() {
        return "modbus";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.LIGHTS;
    }

    @Override
    public Set<DeviceRole> roles() {
        return EnumSet.of(DeviceRole.LIGHTS, DeviceRole.SENSORS);
    }

    @Override
    public String sentence() {
        return "Relay and input board that speaks Modbus RTU: guide lights and sensors; the same URL for both.";
    }

    @Override
    public List<DeviceOption> options() {
        var all = new ArrayList<DeviceOption>();
        all.add(UNIT);
        all.addAll(Wiring.options());
        return all;
    }

    /** A board meets nobody. */
    @Override
    public Masker masker(OptionValues options) {
        return Masker.nothing();
    }

    @Override
    public Device open(ByteLink link, OptionValues options, Surroundings surroundings) throws DeviceException {
        var master = new Master(link, options.whole(UNIT.name()), surroundings.clock(), surroundings.pause());
        return new Board(link, master, Wiring.of(options));
    }
}
