package org.hall24.driver.camera;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.hall24.device.Still;
import org.hall24.device.contract.HandClock;
import org.hall24.device.link.FrameSource;

/** Pictures painted by a test, at a camera's pace; time is the hand clock's. */
final class PaintedSource implements FrameSource {
    static final Duration PACE = Duration.ofMillis(66);

    /** What comes next. */
    @FunctionalInterface
    interface Painter {
        Optional<Still> paint() throws IOException, InterruptedException;
    }

    private final HandClock clock;
    private final Painter painter;
    private final boolean live;
    private boolean asked;
    private boolean whole = true;

    PaintedSource(HandClock clock, boolean live, Painter painter) {
        this.clock = clock;
        this.live = live;
        this.painter = painter;
    }

    @Override
    public Optional<Still> next(Duration patience) throws IOException, InterruptedException {
        if (!whole) {
            throw new EOFException("closed");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("the person left");
        }
        asked = true;
        try {
            var still = painter.paint();
            clock.pass(still.isPresent() && PACE.compareTo(patience) < 0 ? PACE : patience);
            return still;
        } finally {
            asked = false;
        }
    }

    boolean isAsked() {
        return asked;
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public void close() {
        whole = false;
    }
}
