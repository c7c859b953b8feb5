package org.hall24.driver.socialcard;

import java.util.Optional;
import org.hall24.device.CardProof;
import org.hall24.device.DeviceException;
import org.hall24.device.KeyModule;
import org.hall24.device.SocialCard;
import org.hall24.device.SocialCardReading;
import org.hall24.device.contract.BabblingSlot;
import org.hall24.device.contract.HandClock;
import org.hall24.driver.slot.SlotMemory;

/** Fuzz target: a card that answers what it likes. The reading ends by a result after a limited number of commands, and a card has all it must have. */
public final class SocialCardFuzz {
    private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(2);

    /** Seventeen questions of a card of edition 3.0, four rounds each. */
    private static final int COMMANDS_MAX = 100;

    private SocialCardFuzz() {}

    /** One input: what the card answers, as {@link BabblingSlot} reads it. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        var clock = new HandClock();
        var slot = new BabblingSlot(input, 0, "3B6D00008031C06524");
        var reader = new SocialCardReader(slot, clock, clock, new SlotMemory());
        try {
            var reading = reader.read(PATIENCE, challenge -> answer(challenge.internalSource()));
            if (reading instanceof SocialCardReading.Read(var card)) {
                isWhole(card);
            }
        } catch (DeviceException _) {
            // a fault is an answer
        }
        if (slot.commands() > COMMANDS_MAX) {
            throw new IllegalStateException(slot.commands() + " commands for one card");
        }
    }

    /** A module that takes for genuine what begins with 90, so that what comes behind it is reached. */
    private static KeyModule.Answer answer(String source) {
        return source.startsWith("00")
                ? new KeyModule.Answer.Refused()
                : new KeyModule.Answer.Keys(new CardProof("A1A2A3A4A5A6A7A8", "B1B2B3B4B5B6B7B84444444444444444"));
    }

    private static void isWhole(SocialCard card) {
        boolean whole = card.number().length() == 18
                && card.region().matches("[0-9]{6}")
                && card.edition().matches("[1-9](?:[.][0-9]{1,2})?")
                && !card.name().isBlank();
        boolean clean = Optional.of(card.name() + card.number() + card.cardNumber())
                .filter(text -> text.codePoints().anyMatch(Character::isISOControl))
                .isEmpty();
        if (!whole || !clean || card.toString().length() > "SocialCard[1.00 ****]".length() + 4) {
            throw new IllegalStateException("a card without what it must have, or that prints");
        }
    }
}
