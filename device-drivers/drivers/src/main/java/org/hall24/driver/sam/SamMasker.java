package org.hall24.driver.sam;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.hall24.device.link.Masker;

/**
 * Knows of the module's answers what is nobody's. Requests are ours and stay; of an answer stay preamble, length, the module's status, the lengths
 * of blocks and the module's own number, and of these only what it is known to say: where a line loses bytes, a person's stand in their place. The
 * card's own status becomes zeros. The text of a card becomes that of nobody, as a resident's card whatever was laid there; portrait, fingerprints,
 * addresses and whatever else came are emptied. The checksum is made right again, or wrong again, so that a replay takes the same way.
 */
final class SamMasker implements Masker {
    /** Lengths of blocks stand before the text; without and with fingerprints. */
    private static final int BASE_TEXT_AT = 4;

    private static final int FINGERPRINT_TEXT_AT = 6;
    private static final int TEXT_BYTES = 256;
    private static final int SAM_ID_BYTES = 16;
    private static final int LENGTH_BYTES = 2;
    private static final int STATUS_BYTES = 3;

    /** What the module says when it has data to give. */
    private static final Set<Integer> DONE = Set.of(0x90, 0x9F);

    /** What it says besides, and then nothing follows. */
    private static final Set<Integer> REFUSED =
            Set.of(0x10, 0x11, 0x21, 0x23, 0x24, 0x31, 0x32, 0x33, 0x40, 0x41, 0x47, 0x60, 0x66, 0x80, 0x81, 0x91);

    /** The two bytes of a block's length: 256 of text, 1024 of a portrait or of fingerprints, or no such block. */
    private static final List<Set<Integer>> BLOCK_LENGTH = List.of(Set.of(0, 1, 4), Set.of(0));

    private static final byte[] PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};
    private static final byte[] NOBODY = nobody();

    private int command;
    private Set<Integer> lengths = SamCommand.answerLengths(0);

    /** How many bytes of the frame have come; 0 = none is known to have begun. */
    private int at;

    private int length;
    private int check;
    private int maskedCheck;

    private static byte[] nobody() {
        var text = "演示者            ".substring(0, 15) // name
                + "1" + "01" + "19900101" // sex, nation, birth
                + "演示市".concat(" ".repeat(32)) // address
                + "990000199001019900"
                + "演示市公安局".concat(" ".repeat(9)) // authority
                + "20200101" + "20400101"
                + " ".repeat(18);
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    @Override
    public void mask(Direction direction, byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (direction == Direction.FROM_DEVICE) {
                bytes[i] = answered(bytes[i]);
            }
        }
        if (direction == Direction.TO_DEVICE) {
            at = 0; // what still comes of an answer before is known to nobody
            int commandAt = SamFrame.preambleLength() + LENGTH_BYTES;
            command = count >= commandAt + 2 ? ((bytes[commandAt] & 0xFF) << 8) | (bytes[commandAt + 1] & 0xFF) : 0;
            lengths = SamCommand.answerLengths(command);
        }
    }

    private byte answered(byte one) {
        int lengthAt = SamFrame.preambleLength();
        int statusAt = lengthAt + LENGTH_BYTES;
        int dataAt = statusAt + STATUS_BYTES;
        if (at < lengthAt) {
            return preamble(one);
        }
        byte masked;
        if (at < statusAt) {
            length = (length << 8) | (one & 0xFF);
            if (!mayBeLength(at == lengthAt ? Byte.SIZE : 0)) {
                at = 0;
                return preamble(one);
            }
            masked = one;
        } else if (at < dataAt) {
            masked = at == dataAt - 1 && isStatus(one & 0xFF) ? one : 0;
        } else if (at < statusAt + length - 1) {
            masked = data(one, at - dataAt);
        } else {
            masked = (byte) (maskedCheck ^ (one == (byte) check ? 0 : 0xFF));
            at = 0;
            return masked;
        }
        check ^= one;
        maskedCheck ^= masked;
        at++;
        return masked;
    }

    /** Whether what came of the length field is the beginning of one. */
    private boolean mayBeLength(int bitsToCome) {
        return lengths.stream().anyMatch(each -> each >> bitsToCome == length);
    }

    private boolean isStatus(int one) {
        return DONE.contains(one) || (length == SamFrame.LENGTH_MIN && REFUSED.contains(one));
    }

    private byte preamble(byte one) {
        if (one == PREAMBLE[at]) {
            at++;
            length = 0;
            check = 0;
            maskedCheck = 0;
            return one;
        }
        if (one == PREAMBLE[0]) {
            at = at == 3 ? 3 : 1; // one more of the first byte moves the beginning
            return one;
        }
        at = 0;
        return 0;
    }

    private byte data(byte one, int position) {
        int dataLength = length - SamFrame.LENGTH_MIN;
        return switch (command) {
            case 0x12FF -> dataLength == SAM_ID_BYTES ? one : 0;
            case 0x3001 -> text(one, position, BASE_TEXT_AT);
            case 0x3010 ->
                text(one, position, dataLength == BASE_TEXT_AT + TEXT_BYTES ? BASE_TEXT_AT : FINGERPRINT_TEXT_AT);
            default -> 0;
        };
    }

    private static byte text(byte one, int position, int textAt) {
        if (position < textAt) {
            return BLOCK_LENGTH.get(position % BLOCK_LENGTH.size()).contains(one & 0xFF) ? one : 0;
        }
        return position < textAt + TEXT_BYTES ? NOBODY[position - textAt] : 0;
    }
}
