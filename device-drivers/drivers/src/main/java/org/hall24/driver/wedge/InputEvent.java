package org.hall24.driver.wedge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One event of a Linux input device on a 64-bit machine: two longs of time, type, code, value.
 *
 * @param type 1 = a key
 * @param code which key
 * @param value 0 = up, 1 = down, 2 = held
 */
record InputEvent(int type, int code, int value) {
    static final int BYTES = 24;

    static final int TYPE_KEY = 1;
    static final int UP = 0;
    static final int DOWN = 1;

    /** Type 0 are reports; of these one says that the kernel had no room and threw events away. */
    private static final int TYPE_REPORT = 0;

    private static final int REPORT_DROPPED = 3;

    /** Whether keys were lost before this. */
    boolean isLoss() {
        return type == TYPE_REPORT && code == REPORT_DROPPED;
    }

    /** Whether a key went down. */
    boolean isPress() {
        return type == TYPE_KEY && value == DOWN;
    }

    /** Whether Enter, the end of a code, went down. */
    boolean isEnter() {
        return isPress() && (code == UsLayout.ENTER || code == UsLayout.KEYPAD_ENTER);
    }

    static InputEvent of(byte[] bytes) {
        var event = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        return new InputEvent(event.getShort(16) & 0xFFFF, event.getShort(18) & 0xFFFF, event.getInt(20));
    }
}
