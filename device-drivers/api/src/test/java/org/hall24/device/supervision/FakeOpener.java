package org.hall24.device.supervision;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.hall24.device.DeviceException;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.LinkOpener;

/** Opens whatever line a test wants, at {@code …:line:…}, and says of it what the test wants. */
record FakeOpener(BooleanSupplier present, Opening opening) implements LinkOpener {
    /** What opening is in this test. */
    @FunctionalInterface
    interface Opening {
        /** The line, or why there is none. */
        ByteLink open() throws DeviceException;
    }

    @Override
    public String word() {
        return "line";
    }

    @Override
    public String sentence() {
        return "A line to nowhere.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of();
    }

    @Override
    public boolean isPresent(DeviceUrl url) {
        return present.getAsBoolean();
    }

    @Override
    public ByteLink open(DeviceUrl url, OptionValues options) throws DeviceException {
        return opening.open();
    }
}
