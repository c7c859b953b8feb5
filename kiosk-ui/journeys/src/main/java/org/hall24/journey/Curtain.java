package org.hall24.journey;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;

/** Shows private pages: after half a minute without a touch they are covered, and only the same person uncovers them. */
final class Curtain {
    private final Hall hall;
    private final Visit visit;

    Curtain(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /**
     * Shows a private page and waits for a touch meant for it.
     *
     * @param page what is shown with so many seconds left until it covers itself
     * @return empty when it was covered and the same person is back; what was open on it may be closed now
     * @throws Departure when the person left, nobody came back, or somebody else did
     */
    Optional<Touch> ask(IntFunction<? extends Screen> page, Optional<Frame.Progress> progress, Frame.Foot foot)
            throws Departure, InterruptedException {
        var touch = hall.dialogue().await(this::most, left -> page.apply(Dialogue.seconds(left)), progress, foot);
        if (touch.isEmpty()) {
            new CoverFlow(hall, visit).run();
        }
        return touch;
    }

    private Duration most() {
        return hall.fittings().times().waits(hall.dialogue().panel().care()).cover();
    }
}
