package org.hall24.driver.sam;

import java.util.Arrays;
import java.util.Optional;

/** One intact answer of the module: three status bytes and data. */
final class SamFrame {
    /** Every frame begins so. */
    private static final byte[] PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};

    /** Status and checksum alone. */
    static final int LENGTH_MIN = 4;

    /** Base information with fingerprint is 2314; nothing is longer. */
    static final int LENGTH_MAX = 2_400;

    private static final int STATUS_BYTES = 3;

    private final int status;
    private final byte[] data;

    SamFrame(int status, byte[] data) {
        this.status = status;
        this.data = data.clone();
    }

    /** SW3, the module's own status; SW1 and SW2 are the card's, passed through. */
    int status() {
        return status;
    }

    int dataLength() {
        return data.length;
    }

    /** The data itself: {@link #wipe} empties it. */
    byte[] data() {
        return data;
    }

    /** Forgets the data, which may be a person's. */
    void wipe() {
        Arrays.fill(data, (byte) 0);
    }

    /** The bytes of a request: preamble, length, command, checksum. */
    static byte[] request(int command, int parameter) {
        byte[] request = Arrays.copyOf(PREAMBLE, PREAMBLE.length + 5);
        int at = PREAMBLE.length;
        request[at + 1] = 3; // command, parameter, checksum
        request[at + 2] = (byte) command;
        request[at + 3] = (byte) parameter;
        request[at + 4] = (byte) (3 ^ command ^ parameter);
        return request;
    }

    static int preambleLength() {
        return PREAMBLE.length;
    }

    /** Whether the bytes from this place on, as far as they have come, are those of a preamble. */
    static boolean preambleMayStandAt(byte[] bytes, int at, int count) {
        for (int i = 0; i < PREAMBLE.length && at + i < count; i++) {
            if (bytes[at + i] != PREAMBLE[i]) {
                return false;
            }
        }
        return true;
    }

    /** The frame whose length field stands at {@code at}, if its checksum is right; all its bytes must be there. */
    static Optional<SamFrame> parse(byte[] bytes, int at, int length) {
        int check = 0;
        for (int i = at; i < at + 1 + length; i++) {
            check ^= bytes[i];
        }
        if ((byte) check != bytes[at + 1 + length]) {
            return Optional.empty();
        }
        int status = bytes[at + 2 + 2] & 0xFF;
        return Optional.of(new SamFrame(status, Arrays.copyOfRange(bytes, at + 2 + STATUS_BYTES, at + 1 + length)));
    }
}
