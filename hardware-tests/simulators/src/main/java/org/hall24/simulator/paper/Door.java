package org.hall24.simulator.paper;

import java.io.IOException;

/** Where the printer's cable goes: into the network or into a serial port. */
interface Door extends Hearing.Voice {
    /** Puts the cable in; the last caller has left by then. */
    void plug() throws IOException, InterruptedException;

    /** Pulls the cable. */
    void unplug();

    boolean isPlugged();

    /** The cable will come out after so many more bytes. */
    void pullAfter(int bytes);

    /** Pulls the cable for good. */
    void close();
}
