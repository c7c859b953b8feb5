package org.hall24.driver.camera;

import java.util.List;
import org.hall24.device.Device;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.FrameDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.FrameSource;

/** Driver {@code camera}. */
public final class CameraDriver implements FrameDriver {
    @Override
    public String word() {
        return "camera";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.CAMERA;
    }

    @Override
    public String sentence() {
        return "Camera for pictures; tells black, covered, frozen and over-exposed ones apart.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of();
    }

    @Override
    public Device open(FrameSource line, OptionValues options, Surroundings surroundings) {
        return new LensCamera(line, surroundings.clock());
    }
}
