package org.hall24.driver.socialcard;

import java.util.List;
import org.hall24.device.Device;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.SlotDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.CardSlot;
import org.hall24.driver.slot.SlotMemory;

/** Driver {@code pcsc}: social-security cards. */
public final class SocialCardDriver implements SlotDriver {
    private final SlotMemory memory = new SlotMemory();

    @Override
    public String word() {
        return "pcsc";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.SMARTCARD;
    }

    @Override
    public String sentence() {
        return "Social-security cards (社会保障卡) 1.0 to 3.0, read only.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of();
    }

    @Override
    public Device open(CardSlot slot, OptionValues options, Surroundings surroundings) {
        return new SocialCardReader(slot, surroundings.clock(), surroundings.pause(), memory);
    }
}
