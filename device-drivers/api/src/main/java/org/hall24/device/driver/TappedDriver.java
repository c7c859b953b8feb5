package org.hall24.device.driver;

import java.util.List;
import java.util.Set;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.Masker;

/** A driver that gets something else than the line itself: one that is recorded, spoilt, or played from a recording. */
public final class TappedDriver implements DeviceDriver {
    private final DeviceDriver driver;
    private final Tap tap;

    /** What is put on a line before the driver gets it. */
    @FunctionalInterface
    public interface Tap {
        /**
         * The link the driver gets; its {@code close} closes the line.
         *
         * @param line just opened
         * @param masker a new one of this driver's
         */
        ByteLink on(ByteLink line, Masker masker);
    }

    /** The same driver on such lines. */
    public TappedDriver(DeviceDriver driver, Tap tap) {
        this.driver = driver;
        this.tap = tap;
    }

    @Override
    public String word() {
        return driver.word();
    }

    @Override
    public DeviceRole role() {
        return driver.role();
    }

    @Override
    public Set<DeviceRole> roles() {
        return driver.roles();
    }

    @Override
    public String sentence() {
        return driver.sentence();
    }

    @Override
    public List<DeviceOption> options() {
        return driver.options();
    }

    @Override
    public Masker masker(OptionValues options) {
        return driver.masker(options);
    }

    @Override
    public Device open(ByteLink line, OptionValues options, Surroundings surroundings)
            throws DeviceException, InterruptedException {
        return driver.open(tap.on(line, driver.masker(options)), options, surroundings);
    }
}
