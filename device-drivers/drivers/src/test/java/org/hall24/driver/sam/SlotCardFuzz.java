package org.hall24.driver.sam;

import java.time.Duration;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.IdCard;
import org.hall24.device.contract.BabblingSlot;
import org.hall24.device.contract.HandClock;
import org.hall24.driver.slot.SlotMemory;

/** Fuzz target: something in a chip-card reader that shows itself as an identity card and answers what it likes. */
public final class SlotCardFuzz {
    private static final String ATR = "3B80800101000000000000000090001122".substring(0, 26) + "9000";

    private SlotCardFuzz() {}

    /** One input: whether it says that it is an identity card, then its answers, as {@link BabblingSlot} reads them. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (input.length == 0) {
            return;
        }
        boolean claims = (input[0] & 1) == 0;
        var clock = new HandClock();
        var slot = new BabblingSlot(input, 1, claims ? ATR : "3B00");
        var reader = new SlotIdCardReader(slot, clock, clock, new SlotMemory());
        try {
            switch (reader.read(Duration.ofSeconds(2))) {
                case CardReading.Read(IdCard card, var _) -> {
                    if (!claims || card.name().isEmpty() || card.toString().length() > "IdCard[****]".length() + 4) {
                        throw new IllegalStateException("a card that is none, or that prints");
                    }
                }
                case CardReading.NoCard _ -> throw new IllegalStateException("a card lies there");
                case CardReading.MovedTooSoon _, CardReading.NotAccepted _, CardReading.UnknownKind _ -> {}
            }
        } catch (DeviceException _) {
            // a fault is an answer
        }
        if (slot.commands() > 1) {
            throw new IllegalStateException("an identity card is asked once");
        }
    }
}
