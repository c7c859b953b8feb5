package org.hall24.simulator.paper;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The printer's receive buffer: bytes in the order they came, and two marks that are no bytes. */
final class Buffer {
    /** Ample, so that real-time questions get through however much waits to be printed. */
    private static final int BYTES_MAX = 256 * 1024;

    private static final int END = -1;
    private static final int CLEARED = -2;

    private final BlockingQueue<Integer> bytes = new ArrayBlockingQueue<>(BYTES_MAX);

    /** Thrown in the middle of a command that will never be complete. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken() {
            super("the line ended, or the buffer was cleared", null, false, false);
        }
    }

    void put(byte one) throws InterruptedException {
        bytes.put(one & 0xFF);
    }

    /** The connection is over; what came before is still printed. */
    void end() throws InterruptedException {
        bytes.put(END);
    }

    /** Throws away what waits. */
    void clear() throws InterruptedException {
        bytes.clear();
        bytes.put(CLEARED);
    }

    /** The next byte; waits for it. */
    int take() throws InterruptedException, Broken {
        int next = bytes.take();
        if (next < 0) {
            throw new Broken();
        }
        return next;
    }
}
