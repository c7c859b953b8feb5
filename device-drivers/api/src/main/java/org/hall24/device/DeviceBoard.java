package org.hall24.device;

import java.util.List;

/** How every device of this terminal is, right now. Never blocks. */
@FunctionalInterface
public interface DeviceBoard {
    /** One snapshot a device, in the order of {@link DeviceRole}. */
    List<DeviceStatus> statuses();
}
