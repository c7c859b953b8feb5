package org.hall24.driver.socialcard;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.hall24.device.CardReply;
import org.hall24.device.link.CardSlot;

/** A card that answers right words with wrong contents: cut, too long, flipped, of other tags. */
final class RandomSlot implements CardSlot {
    private static final int[] STATUSES = {0x9000, 0x9000, 0x9000, 0x6108, 0x6C12, 0x6A83, 0x6982, 0x6D00, 0x0000};

    private static final Set<String> SELECTED =
            Set.of(Written.ENVIRONMENT, Written.ISSUER_FILE, Written.HOLDER_FILE, "00A4000002EF05", "00A4000002EF06");

    private final Random chance;
    private int commands;

    RandomSlot(Random chance) {
        this.chance = chance;
    }

    int commands() {
        return commands;
    }

    @Override
    public boolean holdsCard() {
        return true;
    }

    @Override
    public boolean keepsCard() {
        return true;
    }

    @Override
    public Powering power(Duration patience) {
        return new Powering.Ready("3B00");
    }

    @Override
    public CardReply transmit(byte... command) {
        commands++;
        int instruction = command[1] & 0xFF;
        if (instruction == 0xA4
                && !SELECTED.contains(HexFormat.of().withUpperCase().formatHex(command))) {
            throw new AssertionError("a file of another card is selected");
        }
        boolean right = chance.nextInt(8) != 0;
        if (right && instruction == 0xA4) {
            return new CardReply.Answered((byte) 0x90, (byte) 0);
        }
        int length = chance.nextInt(40);
        var answer = new byte[length + 2];
        chance.nextBytes(answer);
        if (right && length >= 2) { // a record as it should be, but for what stands in it
            answer[0] = command[2];
            answer[1] = (byte) (length - 2);
            if (command[2] == 3 && length >= 6) {
                answer[2] = (byte) ('1' + chance.nextInt(3));
                answer[3] = '.';
            }
        }
        int status = right ? 0x9000 : STATUSES[chance.nextInt(STATUSES.length)];
        answer[length] = (byte) (status >> 8);
        answer[length + 1] = (byte) status;
        return new CardReply.Answered(answer);
    }

    @Override
    public void rest() {}

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public void close() {}
}
