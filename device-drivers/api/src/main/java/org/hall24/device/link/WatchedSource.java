package org.hall24.device.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.hall24.device.Still;

/** A source that remembers that it broke: after the first error nothing is asked of it any more, and everybody can see it. */
public final class WatchedSource implements FrameSource {
    private final FrameSource inner;
    private volatile boolean broken;

    /** Watches the given source; closing this one closes it. */
    public WatchedSource(FrameSource inner) {
        this.inner = inner;
    }

    @Override
    public Optional<Still> next(Duration patience) throws IOException, InterruptedException {
        if (broken) {
            throw new IOException("this source broke before; a new one must be opened");
        }
        try {
            return inner.next(patience);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    @Override
    public boolean isLive() {
        return inner.isLive();
    }

    @Override
    public boolean isWhole() {
        return !broken && inner.isWhole();
    }

    @Override
    public void close() {
        broken = true;
        inner.close();
    }
}
