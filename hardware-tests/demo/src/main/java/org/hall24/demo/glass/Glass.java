package org.hall24.demo.glass;

import java.io.IOException;
import java.time.Duration;
import org.hall24.time.Pause;

/**
 * The panel with everything one can do before it: look and touch.
 *
 * @param screen pixels and finger
 * @param trace what is shown
 * @param album keeps pictures
 */
public record Glass(XScreen screen, Trace trace, Album album, Pause pause) {
    /** How long a finger rests on the glass. */
    private static final Duration FINGER = Duration.ofMillis(45);

    /**
     * Touches the middle of a place.
     *
     * @return when the finger left the glass, on the clock of {@link Scene#at()}
     */
    public long touch(Scene.Target target) throws IOException, InterruptedException {
        screen.press(target.centreX(), target.centreY());
        pause.sleep(FINGER);
        long left = System.nanoTime();
        screen.release();
        return left;
    }
}
