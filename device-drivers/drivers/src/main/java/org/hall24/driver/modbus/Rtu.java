package org.hall24.driver.modbus;

import java.util.Arrays;

/** A frame of Modbus RTU: unit, function, data, CRC-16 with its low byte first. */
final class Rtu {
    /** Longest frame of the protocol. */
    static final int BYTES_MAX = 256;

    /** Set in the function of an answer that is an exception. */
    static final int EXCEPTION = 0x80;

    private static final int CRC_BYTES = 2;
    private static final int HEAD_BYTES = 2;

    private Rtu() {}

    /** A whole frame. */
    static byte[] frame(int unit, Function function, byte... data) {
        var frame = new byte[HEAD_BYTES + data.length + CRC_BYTES];
        frame[0] = (byte) unit;
        frame[1] = (byte) function.code();
        System.arraycopy(data, 0, frame, HEAD_BYTES, data.length);
        int crc = crc(frame, 0, frame.length - CRC_BYTES);
        frame[frame.length - 2] = (byte) crc;
        frame[frame.length - 1] = (byte) (crc >> 8);
        return frame;
    }

    /** CRC-16 of the serial line specification, polynomial A001 reflected, begun with FFFF. */
    static int crc(byte[] bytes, int from, int count) {
        int crc = 0xFFFF;
        for (int i = from; i < from + count; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }
        return crc;
    }

    /**
     * The length of the answer that begins here; 0 = nothing of ours begins here, negative = more bytes are needed to tell.
     *
     * @param held how many bytes of {@code bytes} count
     */
    static int answerLength(byte[] bytes, int at, int held, int unit) {
        if (held - at < HEAD_BYTES + 1) {
            return bytes[at] == (byte) unit ? -1 : 0;
        }
        if (bytes[at] != (byte) unit) {
            return 0;
        }
        int function = bytes[at + 1] & 0xFF;
        if ((function & EXCEPTION) != 0) {
            return isOurs(function & ~EXCEPTION) ? HEAD_BYTES + 1 + CRC_BYTES : 0;
        }
        if (!isOurs(function)) {
            return 0;
        }
        if (function == Function.READ_COILS.code() || function == Function.READ_DISCRETE_INPUTS.code()) {
            int length = HEAD_BYTES + 1 + (bytes[at + 2] & 0xFF) + CRC_BYTES;
            return length <= BYTES_MAX ? length : 0;
        }
        return HEAD_BYTES + 4 + CRC_BYTES;
    }

    private static boolean isOurs(int function) {
        return Arrays.stream(Function.values()).anyMatch(each -> each.code() == function);
    }

    /** Whether these bytes are a frame whose CRC is right. */
    static boolean isIntact(byte[] bytes, int at, int length) {
        int crc = crc(bytes, at, length - CRC_BYTES);
        return bytes[at + length - 2] == (byte) crc && bytes[at + length - 1] == (byte) (crc >> 8);
    }
}
