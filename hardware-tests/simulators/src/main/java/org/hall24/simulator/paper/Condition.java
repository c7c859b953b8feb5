package org.hall24.simulator.paper;

import java.util.Arrays;

/** How the printer is, and how it says so in the bytes of its model. Under the simulator's lock. */
final class Condition {
    enum Roll {
        FULL,
        LOW,
        OUT
    }

    private final Model model;
    final Mouth mouth = new Mouth();
    Roll roll = Roll.FULL;
    boolean coverOpen;
    boolean jammed;
    private boolean telling;
    private int[] told = {};

    Condition(Model model) {
        this.model = model;
    }

    boolean stopped() {
        return roll == Roll.OUT || coverOpen || jammed;
    }

    /** The answer to DLE EOT n; empty = this model does not know it. */
    int[] realTime(int n) {
        return n == 20 ? full() : new int[] {(model.fixedBits() ? 0x12 : 0) | single(n)};
    }

    private int single(int n) {
        return switch (n) {
            case 1 -> stopped() ? 0x08 : 0;
            case 2 -> (coverOpen ? 0x04 : 0) | (roll == Roll.OUT ? 0x20 : 0) | (jammed ? 0x40 : 0);
            case 3 -> jammed ? 0x04 : 0;
            default -> roll == Roll.OUT ? 0x6C : roll == Roll.LOW ? 0x0C : 0;
        };
    }

    private int[] full() {
        if (!model.hasFullStatus()) {
            return new int[0];
        }
        int paper = roll == Roll.OUT ? 0x05 : roll == Roll.LOW ? 0x04 : 0;
        return new int[] {
            0x10, 0x0F, paper | (mouth.isPresented() ? 0x20 : 0), coverOpen ? 0x03 : 0, jammed ? 0x40 : 0, 0
        };
    }

    /** GS a n: whether changes are told unasked from now on; the first is how it is now. */
    void tellChanges(int which) {
        telling = !model.hasPresenter() && which != 0;
        told = new int[0];
    }

    /** Automatic status back; empty = nothing changed, or nobody wants to know. */
    int[] news() {
        int[] now = {
            0x10 | (stopped() ? 0x08 : 0) | (coverOpen ? 0x20 : 0),
            jammed ? 0x04 : 0,
            roll == Roll.OUT ? 0x0F : roll == Roll.LOW ? 0x03 : 0,
            0x0F
        };
        if (!telling || Arrays.equals(now, told)) {
            return new int[0];
        }
        told = now;
        return now;
    }

    /** The answer to GS r 1. */
    int paper() {
        return switch (roll) {
            case FULL -> 0x00;
            case LOW -> 0x03;
            case OUT -> 0x0F;
        };
    }

    /** The answer to GS e 6. */
    int presenter() {
        return (roll == Roll.FULL ? 0 : 0x01)
                | (roll == Roll.OUT ? 0 : 0x04)
                | (mouth.isPresented() ? 0x08 : 0)
                | (jammed ? 0xC0 : 0);
    }

    @Override
    public String toString() {
        return "paper=" + roll + " cover=" + (coverOpen ? "OPEN" : "CLOSED") + " jammed=" + jammed;
    }
}
