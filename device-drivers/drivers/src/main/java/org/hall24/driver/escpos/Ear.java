package org.hall24.driver.escpos;

import java.util.List;
import org.hall24.driver.escpos.Heard.Automatic;
import org.hall24.driver.escpos.Heard.Full;
import org.hall24.driver.escpos.Heard.InTurn;
import org.hall24.driver.escpos.Heard.Single;
import org.hall24.driver.escpos.Heard.Strange;

/**
 * Takes the bytes of a printer apart by their fixed bits: {@code 0xx1xx10} is an answer in real time, {@code 0xx1xx00} begins an automatic
 * status, {@code 0xx0xxxx} is said in its turn, XON and XOFF pass by. A kiosk's board that leaves fixed bits 0 can only be understood when it
 * is known what comes next.
 */
final class Ear {
    /** What may come next, for the bytes that do not say it themselves. */
    enum Expecting {
        /** Fixed bits tell. */
        ANYTHING,
        /** DLE EOT 20 is open: 10 0F begins its answer. */
        FULL,
        /** GS e 6 is the only question open: the next byte is its answer, whatever it is. */
        EJECTOR,
        /** A board without fixed bits was asked one thing: the next byte is its answer. */
        SINGLE
    }

    private static final int FIXED = 0x93;
    private static final int DLE = 0x10;
    private static final int SECOND_OF_FULL = 0x0F;
    private static final int AUTOMATIC_BYTES = 4;
    private static final int FULL_BYTES = 6;

    private final int[] held = new int[FULL_BYTES];
    private int count;
    private boolean full;

    /** Takes one byte; what it completes, if anything. */
    List<Heard> hear(byte one, Expecting next) {
        int b = one & 0xFF;
        if (count == 0) {
            return first(b, next);
        }
        full |= count == 1 && held[0] == DLE && b == SECOND_OF_FULL && next == Expecting.FULL;
        if (full) {
            held[count++] = b;
            return count < FULL_BYTES ? List.of() : done(new Full(held[2], held[3], held[4], held[5]));
        }
        if ((b & 0x90) != 0) { // the rest of an automatic status got lost: this byte begins something of its own
            forget();
            return first(b, next);
        }
        held[count++] = b;
        return count < AUTOMATIC_BYTES ? List.of() : done(new Automatic(held[0], held[1], held[2], held[3]));
    }

    /** Forgets what is half said. */
    void forget() {
        count = 0;
        full = false;
    }

    private List<Heard> first(int b, Expecting next) {
        switch (next) {
            case EJECTOR -> {
                return List.of(new InTurn(b));
            }
            case SINGLE -> {
                return List.of(new Single(b));
            }
            case ANYTHING, FULL -> {}
        }
        if ((b & FIXED) == 0x12) {
            return List.of(new Single(b));
        }
        if ((b & FIXED) == 0x10) {
            held[count++] = b;
            return List.of();
        }
        if ((b & FIXED) == 0x11 || (b & FIXED) == 0x13) {
            return b == 0x11 || b == 0x13 ? List.of() : List.of(new Strange()); // XON, XOFF
        }
        return List.of((b & 0x90) == 0 ? new InTurn(b) : new Strange());
    }

    private List<Heard> done(Heard whole) {
        forget();
        return List.of(whole);
    }
}
