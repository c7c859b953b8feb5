package org.hall24.simulator.paper;

/**
 * What the printer's board does with each byte that comes: real-time commands are heard at once, wherever they stand, and everything else
 * goes into the buffer. The thread of whatever carries the bytes.
 */
final class Hearing {
    /** Answers what cannot wait. */
    interface RealTime {
        /** DLE EOT n; empty = no answer. */
        int[] status(int n);

        /** DLE ENQ 2. */
        void recoverAndClear() throws InterruptedException;

        /** How long to think before an answer. */
        void think() throws InterruptedException;

        /** The caller is gone. */
        void callerLeft() throws InterruptedException;
    }

    /** Where answers go. */
    interface Voice {
        /** Says these bytes to whoever is connected. */
        void say(int... bytes);
    }

    private static final int DLE = 0x10;
    private static final int EOT = 0x04;
    private static final int ENQ = 0x05;

    private final Buffer buffer;
    private final RealTime realTime;
    private int held;
    private int second;

    Hearing(Buffer buffer, RealTime realTime) {
        this.buffer = buffer;
        this.realTime = realTime;
    }

    /** One byte came; what it asks for is answered by this voice. */
    void hear(int one, Voice voice) throws InterruptedException {
        if (held == 0) {
            if (one == DLE) {
                held = 1;
            } else {
                buffer.put((byte) one);
            }
        } else if (held == 1 && (one == EOT || one == ENQ)) {
            second = one;
            held = 2;
        } else if (held == 1) {
            held = 0;
            buffer.put((byte) DLE);
            buffer.put((byte) one);
        } else {
            held = 0;
            command(one, voice);
        }
    }

    private void command(int n, Voice voice) throws InterruptedException {
        if (second == EOT && ((n >= 1 && n <= 4) || n == 20)) {
            realTime.think();
            voice.say(realTime.status(n));
        } else if (second == ENQ && n == 2) {
            realTime.recoverAndClear();
        } else {
            buffer.put((byte) DLE);
            buffer.put((byte) second);
            buffer.put((byte) n);
        }
    }

    /** The caller is gone; what he had begun to say is forgotten. */
    void callerLeft() throws InterruptedException {
        held = 0;
        realTime.callerLeft();
    }
}
