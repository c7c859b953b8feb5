package org.hall24.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A device is otherwise than before: XFS4IoT's Common.StatusChangedEvent.
 *
 * @param before how it was
 * @param after how it is, since its {@code since}
 */
public record StatusChange(DeviceStatus before, DeviceStatus after) {
    /** The device's role. */
    public DeviceRole role() {
        return after.role();
    }

    /** The event's payload in XFS4IoT's words: {@code device} and {@code paper}, each only when it changed. */
    public Map<String, String> changed() {
        var changed = new LinkedHashMap<String, String>();
        if (before.state() != after.state()) {
            changed.put("device", after.state().word());
        }
        if (!before.paper().equals(after.paper())) {
            changed.put("paper", after.paper().map(PaperLevel::word).orElse("unknown"));
        }
        return changed;
    }

    /** Who can mend what is wrong now; empty = nothing is. */
    public Optional<Remedy> remedy() {
        return after.fault().map(Fault::remedy);
    }
}
