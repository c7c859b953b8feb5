package org.hall24.driver.scanner;

import java.util.Arrays;
import java.util.Optional;

/**
 * One packet of the Simple Serial Interface: length (without the checksum), opcode, source, status, data, and the two's complement of the sum of
 * all of it, high byte first.
 */
final class SsiPacket {
    static final int CMD_ACK = 0xD0;
    static final int CMD_NAK = 0xD1;
    static final int SCAN_ENABLE = 0xE9;
    static final int START_SESSION = 0xE4;
    static final int STOP_SESSION = 0xE5;
    static final int PARAM_SEND = 0xC6;
    static final int REQUEST_REVISION = 0xA3;
    static final int REPLY_REVISION = 0xA4;
    static final int DECODE_DATA = 0xF3;
    static final int EVENT = 0xF6;

    /** NAK's reason: the checksum was wrong, say it again. */
    static final int NAK_RESEND = 1;

    static final int HEADER_BYTES = 4;
    static final int CHECKSUM_BYTES = 2;

    /** Length is one byte. */
    static final int LENGTH_MAX = 255;

    private static final int HOST = 4;
    private static final int RESENT = 0x01;
    private static final int CONTINUED = 0x02;

    private final byte[] bytes;

    private SsiPacket(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What the host says. */
    static byte[] command(int opcode, boolean resent, int... data) {
        var bytes = new byte[HEADER_BYTES + data.length + CHECKSUM_BYTES];
        bytes[0] = (byte) (HEADER_BYTES + data.length);
        bytes[1] = (byte) opcode;
        bytes[2] = HOST;
        bytes[3] = (byte) (resent ? RESENT : 0);
        for (int i = 0; i < data.length; i++) {
            bytes[HEADER_BYTES + i] = (byte) data[i];
        }
        int checksum = checksum(bytes, bytes.length - CHECKSUM_BYTES);
        bytes[bytes.length - 2] = (byte) (checksum >> 8);
        bytes[bytes.length - 1] = (byte) checksum;
        return bytes;
    }

    /** The packet that these bytes are, from length to checksum; empty when they are none of a scanner. */
    static Optional<SsiPacket> parse(byte[] bytes) {
        int length = bytes.length - CHECKSUM_BYTES;
        if (length < HEADER_BYTES || (bytes[0] & 0xFF) != length || bytes[2] != 0) {
            return Optional.empty();
        }
        int checksum = ((bytes[length] & 0xFF) << 8) | (bytes[length + 1] & 0xFF);
        return checksum == checksum(bytes, length) ? Optional.of(new SsiPacket(bytes)) : Optional.empty();
    }

    private static int checksum(byte[] bytes, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += bytes[i] & 0xFF;
        }
        return -sum & 0xFFFF;
    }

    /** Whether a scanner's status can be this. */
    static boolean isStatus(int one) {
        return (one & ~(RESENT | CONTINUED)) == 0;
    }

    int opcode() {
        return bytes[1] & 0xFF;
    }

    /** Whether the scanner says it for the second time, having heard no answer to the first. */
    boolean isResent() {
        return (bytes[3] & RESENT) != 0;
    }

    /** Whether the rest of the message is in the next packet. */
    boolean isContinued() {
        return (bytes[3] & CONTINUED) != 0;
    }

    byte[] data() {
        return Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length - CHECKSUM_BYTES);
    }

    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }
}
