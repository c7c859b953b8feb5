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

    static InputEvent of(byte[] bytes) {
        var event = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        return new InputEvent(event.getShort(16) & 0xFFFF, event.getShort(18) & 0xFFFF, event.getInt(20));
    }
}
