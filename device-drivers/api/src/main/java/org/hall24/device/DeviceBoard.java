package org.hall24.device;

import java.util.List;
import java.util.Map;

/** How every device of this terminal is, right now. Never blocks. */
@FunctionalInterface
public interface DeviceBoard {
    /** One snapshot a device, in the order of {@link DeviceRole}. */
    List<DeviceStatus> statuses();

    /** What each device counted since the program started; empty where nobody counts. Never blocks. */
    default Map<DeviceRole, Map<Statistic, Long>> statistics() {
        return Map.of();
    }
}
