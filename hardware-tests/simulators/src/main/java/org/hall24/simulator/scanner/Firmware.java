package org.hall24.simulator.scanner;

import java.io.IOException;

/** What one make understands and says. The device's own thread only. */
interface Firmware {
    /** Takes the next byte that came. */
    void hear(byte heard) throws IOException, InterruptedException;

    /** A moment has passed; a code may lie before the window. */
    void live() throws IOException, InterruptedException;

    /** Says a code although nobody asked: a button was pressed. */
    void blurt(byte[] code) throws IOException, InterruptedException;

    /** Whether it looks because somebody told it to. */
    boolean isLooking();

    /** Its trigger mode, in its maker's word. */
    String mode();
}
