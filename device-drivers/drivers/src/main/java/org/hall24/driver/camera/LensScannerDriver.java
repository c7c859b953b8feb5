package org.hall24.driver.camera;

import java.util.List;
import org.hall24.device.Device;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.FrameDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.FrameSource;
import org.hall24.driver.code.CodeReader;

/** Driver {@code camscanner}. */
public final class LensScannerDriver implements FrameDriver {
    private static final String ALL = "all";

    private static final DeviceOption CODES = new DeviceOption(
            "codes",
            new DeviceOption.Choice(List.of("qr", ALL)),
            "",
            "qr",
            "What it reads: QR codes, or Code 128, Data Matrix and PDF417 beside.");

    private static final DeviceOption WINDOW = new DeviceOption(
            "window",
            new DeviceOption.Whole(20, 100),
            "%",
            "60",
            "How much of the picture's width and height is looked at first, around its middle; then all of it.");

    @Override
    public String word() {
        return "camscanner";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.SCANNER;
    }

    @Override
    public String sentence() {
        return "Code scanner made of a camera.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of(CODES, WINDOW);
    }

    @Override
    public Device open(FrameSource line, OptionValues options, Surroundings surroundings) {
        var reader = options.word(CODES.name()).equals(ALL) ? CodeReader.ofAll() : CodeReader.ofQr();
        return new LensScanner(line, reader, options.whole(WINDOW.name()), surroundings.clock(), surroundings.pause());
    }
}
