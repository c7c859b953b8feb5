package org.hall24.driver.slot;

/**
 * What is known of the card in a slot for longer than one connection to the slot: a card service that was started again, or a loan to another
 * program, makes nobody's card the next person's. A driver has one. Any thread.
 */
public final class SlotMemory {
    private volatile boolean mustLeave;

    /** Whether the card that lay there last must leave first: it was read, or nobody took it when it was asked to be taken. */
    boolean mustLeave() {
        return mustLeave;
    }

    void mustLeave(boolean yes) {
        mustLeave = yes;
    }
}
