package org.hall24.device.supervision;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes lines where a close that hangs holds nobody up. */
final class Aside {
    /** Some drivers of serial ports never come back from closing; nobody waits for them longer. */
    static final Duration CLOSE_MAX = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);

    private Aside() {}

    /** Waits until it is closed, {@link #CLOSE_MAX} at most; an interruption ends the waiting and is given back. */
    static void close(String name, Runnable closing) {
        // It may hang in native code: a virtual thread would take one of the few carriers with it.
        var aside = Thread.ofPlatform().daemon().name(name + "-closing").start(closing);
        boolean interrupted = false;
        try {
            if (!aside.join(CLOSE_MAX)) {
                LOG.warn("{} did not close within {}; it is left behind", name, CLOSE_MAX);
            }
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
