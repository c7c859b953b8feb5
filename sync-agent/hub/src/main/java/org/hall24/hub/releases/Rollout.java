package org.hall24.hub.releases;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.hall24.wire.Bytes;

/**
 * How far one release is rolled out.
 *
 * @param revision the release's
 * @param salt decides, with the terminal's name, who comes first; another salt, another order
 * @param percent of the terminals; who is among 10 is among 20, too
 * @param paused offered to nobody for now; who has it keeps it
 */
public record Rollout(long revision, String salt, int percent, boolean paused) {
    /** Checks the percent. */
    public Rollout {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent are 0 to 100");
        }
    }

    /** Whether this terminal is offered the release now. Depends on nothing but what is written here, so all nodes agree. */
    public boolean offeredTo(String terminal) {
        return !paused && place(terminal) < percent;
    }

    /** 0 to 99, the same for ever. */
    private int place(String terminal) {
        var digest = Bytes.sha256((salt + "\n" + terminal).getBytes(StandardCharsets.UTF_8));
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest.toArray()).getLong(), 100);
    }
}
