package org.hall24.device.link;

import java.time.Duration;

/** Work on a line that may hang, done on a thread beside the caller's. */
public final class HelperThread {
    private HelperThread() {}

    /**
     * Waits for its end. An interruption is kept for later, because half a command is worse.
     *
     * @return whether it ended within that time
     */
    public static boolean ends(Thread working, Duration max) {
        long until = System.nanoTime() + max.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return working.join(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
