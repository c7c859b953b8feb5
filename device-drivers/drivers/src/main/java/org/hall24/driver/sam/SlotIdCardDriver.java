package org.hall24.driver.sam;

import java.util.List;
import org.hall24.device.Device;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.SlotDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.CardSlot;
import org.hall24.driver.slot.SlotMemory;

/** Driver {@code samslot}. */
public final class SlotIdCardDriver implements SlotDriver {
    private final SlotMemory memory = new SlotMemory();

    @Override
    public String word() {
        return "samslot";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.IDCARD;
    }

    @Override
    public String sentence() {
        return "Identity-card reader that shows the card's text to the card service (PC/SC).";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of();
    }

    @Override
    public Device open(CardSlot slot, OptionValues options, Surroundings surroundings) {
        return new SlotIdCardReader(slot, surroundings.clock(), surroundings.pause(), memory);
    }
}
