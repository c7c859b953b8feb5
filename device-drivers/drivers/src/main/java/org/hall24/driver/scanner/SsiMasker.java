package org.hall24.driver.scanner;

import java.util.Set;
import org.hall24.device.link.Masker;

/**
 * Knows SSI's packets: of each stay length, opcode, source, status and the type of a code; data become zeros, and the checksum is made right
 * again, or wrong again. Where no packet begins everything is emptied until the host speaks next, and so is a packet whose length could be a
 * letter: nobody knows then that it is no code.
 */
final class SsiMasker implements Masker {
    /** Below all letters of any code. */
    private static final int LETTER_MIN = 0x20;

    private static final Set<Integer> SAID = Set.of(
            SsiPacket.CMD_ACK, SsiPacket.CMD_NAK, SsiPacket.REPLY_REVISION, SsiPacket.DECODE_DATA, SsiPacket.EVENT);

    /** Opcodes whose first byte of data is a reason or a code's type. */
    private static final Set<Integer> TYPED = Set.of(SsiPacket.CMD_NAK, SsiPacket.DECODE_DATA);

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
            masked = keeps() ? one : '0';
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

    private boolean keeps() {
        return at < SsiPacket.HEADER_BYTES || (at == SsiPacket.HEADER_BYTES && TYPED.contains(opcode));
    }

    /** Whether a packet of a scanner may go on so. */
    private boolean fits(int one) {
        return switch (at) {
            case 0 -> {
                length = one;
                sum = 0;
                maskedSum = 0;
                yield length >= SsiPacket.HEADER_BYTES && (length < LETTER_MIN || asked == SsiPacket.REQUEST_REVISION);
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
