package org.hall24.driver.scanner;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.hall24.device.DeviceException;

/** What differs from make to make: how a scanner is told to look and to stop, and how a code arrives. One thread. */
interface Make {
    /** So long a scanner may take to begin an answer to a command: the slowest known need a third of it. */
    Duration ANSWER_MAX = Duration.ofSeconds(1);

    /** While a long code is on the line an answer waits behind it; after this long there is none. */
    Duration ANSWER_BEHIND_A_CODE_MAX = Duration.ofSeconds(6);

    /** So long a scanner may look by itself, should this program die while it does: the longest anybody waits for a code. */
    int LOOKING_MILLIS_MAX = 60_000;

    /** Drops what came while nobody waited, to the end of what is still coming. */
    void settle(Duration quiet) throws IOException, DeviceException, InterruptedException;

    /** Sets what the dialogue needs, in the scanner's volatile memory: its flash wears out, and belongs to whoever set it up. */
    void prepare() throws IOException, DeviceException, InterruptedException;

    /** Asks for a sign of life; sets anew what a scanner that lost power has forgotten. */
    void checkHealth() throws IOException, DeviceException, InterruptedException;

    /** Tells it to look. */
    void arm() throws IOException, DeviceException, InterruptedException;

    /** Waits for a code; empty when none came in time. */
    Optional<RawCode> await(Duration patience) throws IOException, DeviceException, InterruptedException;

    /** Tells it to stop looking, whether it looks or not. */
    void disarm() throws IOException, DeviceException, InterruptedException;
}
