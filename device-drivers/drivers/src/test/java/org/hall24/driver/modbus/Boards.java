package org.hall24.driver.modbus;

import java.nio.file.Path;
import java.util.Random;
import org.hall24.device.DeviceException;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.contract.HandClock;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;

/** Boards as the driver makes them. */
final class Boards {
    private static final long SEED = 24;

    private Boards() {}

    static Board at(ByteLink link, HandClock clock, String options) throws DeviceException {
        var driver = new ModbusDriver();
        var values = OptionValues.of(
                DeviceUrl.parse("modbus:serial:/dev/board" + options), driver.options(), java.util.List.of());
        return (Board) driver.open(
                link,
                values,
                new Surroundings(clock, clock, new Random(SEED), new JobBook((_, _, _) -> {}), Path.of("")));
    }
}
