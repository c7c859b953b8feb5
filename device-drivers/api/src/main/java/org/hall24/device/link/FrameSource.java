package org.hall24.device.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.hall24.device.Still;

/**
 * Pictures of one camera, one after another. A driver sees this, never a capture library or a socket. Pictures live in memory only, and a
 * source keeps no more than the newest.
 *
 * <p>One thread at a time, except {@link #close} and {@link #isWhole}, which any thread may call.
 */
public interface FrameSource extends Line {
    /**
     * Waits for the next picture, one taken after this call began or not handed out before.
     *
     * @param patience how long to wait
     * @return the picture; empty = none came in that time and the source is whole
     * @throws IOException when the source broke or has ended
     * @throws InterruptedException when the caller no longer wants it; the source stays usable
     */
    Optional<Still> next(Duration patience) throws IOException, InterruptedException;

    /** Whether a living sensor takes them, whose noise makes no two alike. The pictures of a file are all alike and nothing is wrong. */
    boolean isLive();
}
