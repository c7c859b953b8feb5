package org.hall24.driver.scanner;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.hall24.device.CodeScanner;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.contract.HandClock;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;

/** Opens scanners at written dialogues. */
final class Scanners {
    private Scanners() {}

    /**
     * A scanner of this make.
     *
     * @param options more of the device URL, such as {@code &aim=on}
     */
    static CodeScanner opened(String make, String options, ByteLink link, HandClock clock) throws Exception {
        var driver = new ScannerDriver();
        var url = DeviceUrl.parse("scanner:serial:/dev/hall24/scanner?make=" + make + options);
        var surroundings =
                new Surroundings(clock, clock, new Random(1), new JobBook((_, _, _) -> {}), Path.of("no-fonts"));
        return (CodeScanner) driver.open(link, OptionValues.of(url, driver.options(), List.of()), surroundings);
    }
}
