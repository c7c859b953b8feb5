package org.hall24.simulator.pty;

import java.io.IOException;

/** What a simulated device and whoever uses it are joined by. It can be pulled out at any moment, from any thread. */
public interface Wire {
    /** Plugs it in; nothing happens when it is. */
    void plug() throws IOException;

    /** Pulls it out; nothing happens when it is. */
    void unplug();

    /** Whether it is in. */
    boolean isPlugged();

    /** Whether the other side speaks at this speed, in bit/s, as far as the wire has one. */
    boolean isAt(int baud) throws IOException;

    /** Bytes the other side sent; empty when none came within a moment or the wire is out. The device's own thread only. */
    byte[] listen() throws IOException;

    /** Sends bytes; those that find no room or no wire are lost, as on a real line without flow control. */
    void say(byte[] bytes, int from, int count) throws IOException;
}
