package org.hall24.simulator.chip;

import java.util.Arrays;
import java.util.HexFormat;

/** An identity card as some readers show it to the card service: the blocks of its module behind pseudo-commands of the reader. */
final class IdentityChip implements Chip {
    private static final int HEAD_AND_TEXT_BYTES = 260;
    private static final int PART_BYTES = 256;
    private static final int PARTS = 6;

    private final byte[] blocks;

    /**
     * A card.
     *
     * @param blocks lengths, text and portrait, as the module gives them
     */
    IdentityChip(byte[] blocks) {
        this.blocks = blocks.clone();
    }

    /** As a reader makes one up for a card by radio; bytes 13 and 14 say 90 00. */
    @Override
    public byte[] atr() {
        return HexFormat.of().parseHex("3B8C8001500000000000000000900000CD");
    }

    @Override
    public void reset() {}

    @Override
    public byte[] answer(byte[] command) {
        boolean reads = command.length == 5 && command[0] == (byte) 0xFF && command[1] == (byte) 0xB0;
        if (!reads || command[2] < 0 || command[2] >= PARTS) {
            return new byte[] {0x6D, 0};
        }
        byte[] data = part(command[2]);
        byte[] answer = Arrays.copyOf(data, data.length + 2);
        answer[data.length] = (byte) 0x90;
        return answer;
    }

    /** The text after its head; or one of five parts of the portrait, with the same head before the first. */
    private byte[] part(int number) {
        if (number == 0) {
            return Arrays.copyOf(blocks, HEAD_AND_TEXT_BYTES);
        }
        byte[] portrait = Arrays.copyOfRange(blocks, HEAD_AND_TEXT_BYTES - 4, blocks.length);
        System.arraycopy(blocks, 0, portrait, 0, 4);
        int from = (number - 1) * PART_BYTES;
        return Arrays.copyOfRange(portrait, from, Math.min(from + PART_BYTES, portrait.length));
    }
}
