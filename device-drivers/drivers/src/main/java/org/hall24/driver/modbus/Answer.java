package org.hall24.driver.modbus;

import java.util.Arrays;

/** An intact answer of a board. */
final class Answer {
    private final byte[] frame;

    Answer(byte[] frame) {
        this.frame = frame.clone();
    }

    /** Whether it is an answer to this function, an exception or not. */
    boolean isTo(Function function) {
        return (frame[1] & 0xFF & ~Rtu.EXCEPTION) == function.code();
    }

    /** The exception code; 0 = it is none. */
    int exception() {
        return (frame[1] & Rtu.EXCEPTION) == 0 ? 0 : frame[2] & 0xFF;
    }

    /** Whether it repeats the first bytes of the request, as answers to writing do. */
    boolean echoes(byte[] request) {
        int echoed = 6;
        return frame.length >= echoed && Arrays.equals(frame, 0, echoed, request, 0, echoed);
    }

    /** How many bits it has room for, when it is an answer to reading. */
    int bits() {
        return 8 * (frame[2] & 0xFF);
    }

    /** A bit it read. */
    boolean bit(int at) {
        return (frame[3 + at / 8] & (1 << (at % 8))) != 0;
    }
}
