package org.hall24.simulator.chip;

/** One chip card. One thread. */
interface Chip {
    /** Its answer to reset. */
    byte[] atr();

    /** Power was taken or given: it forgets what it was told. */
    void reset();

    /** Answers one command: data, SW1, SW2. */
    byte[] answer(byte[] command);
}
