package org.hall24.simulator.scanner;

import java.io.IOException;
import java.util.Optional;

/** What a firmware sees and where it talks. */
interface Window {
    /** The code that lies before the window; taken by this, for a scanner reads it once. Empty = none. */
    Optional<byte[]> take();

    /** Answers at the speed of the line. */
    void answer(byte[] bytes) throws IOException, InterruptedException;

    /** Says a code, or a part of one, at the speed of the line; this is where the world may spoil it. */
    void sayCode(byte[] bytes) throws IOException, InterruptedException;

    /** Whether it is set to refuse what it is told. */
    boolean refuses();

    /** Milliseconds since some moment; moves evenly. */
    long millis();
}
