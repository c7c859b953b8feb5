package org.hall24.driver.scanner;

import java.util.Set;
import org.hall24.device.link.Masker;

/**
 * Knows SSI's packets: of each stay length, opcode, source, status and the type of a code, as far as they are ones that SSI has: where a line loses
 * bytes, a code's stand in their place. Data become zeros, and the checksum is made right again, or wrong again. Where no packet begins everything is emptied until the host speaks next, and so is a packet whose length could be a
 * letter: nobody knows then that it is no code.
 */
final class SsiMasker implements Masker {
    /** Below all letters of any code. */
    private static final int LETTER_MIN = 0x20;

    /** Below all digits and letters; what a scanner answers that is asked what it is has some thirty letters. */
    private static final int DIGIT_MIN = 0x30;

    private static final Set<Integer> SAID = Set.of(
            SsiPacket.CMD_ACK, SsiPacket.CMD_NAK, SsiPacket.REPLY_REVISION, SsiPacket.DECODE_DATA, SsiPacket.EVENT);

    private int asked;
    private int at;
    private int length;
    private int opcode;
    private int sum;
    private int maskedSum;
    private boolean lost;

    @Override
    public void mask(Direction direction, byte[] bytes, int count) {
        if (direction == Direction.TO_DEVICE) {
            asked = count > 1 ? bytes[1] & 0xFF : 0;
            if (lost) {
                lost = false;
                at = 0;
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            bytes[i] = masked(bytes[i] & 0xFF);
        }
    }

    private byte masked(int one) {
        if (lost || !fits(one)) {
            lost = true;
            return 0;
        }
        int masked;
        if (at < length || at < SsiPacket.HEADER_BYTES) {
            masked = keeps(one) ? one : '0';
            sum += one;
            maskedSum += masked;
        } else {
            int shift = at == length ? Byte.SIZE : 0;
            boolean right = one == ((-sum >> shift) & 0xFF);
            masked = ((-maskedSum >> shift) & 0xFF) ^ (right ? 0 : 0xFF);
        }
        at++;
        if (at == length + SsiPacket.CHECKSUM_BYTES) {
            at = 0;
        }
        return (byte) masked;
    }

    private boolean keeps(int one) {
        return switch (at) {
            case 0, 1, 2 -> true;
            case SsiPacket.HEADER_BYTES - 1 -> SsiPacket.isStatus(one);
            case SsiPacket.HEADER_BYTES ->
                switch (opcode) {
                    case SsiPacket.CMD_NAK -> one < LETTER_MIN; // a reason
                    case SsiPacket.DECODE_DATA -> SsiMake.isType(one);
                    default -> false;
                };
            default -> false;
        };
    }

    /** Whether a packet of a scanner may go on so. */
    private boolean fits(int one) {
        return switch (at) {
            case 0 -> {
                length = one;
                sum = 0;
                maskedSum = 0;
                yield length >= SsiPacket.HEADER_BYTES
                        && length < (asked == SsiPacket.REQUEST_REVISION ? DIGIT_MIN : LETTER_MIN);
            }
            case 1 -> {
                opcode = one;
                yield SAID.contains(one) && (length < LETTER_MIN || one == SsiPacket.REPLY_REVISION);
            }
            case 2 -> one == 0;
            default -> true;
        };
    }
}
