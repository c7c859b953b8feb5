package org.hall24.kiosk.window;

import java.util.List;
import org.hall24.journey.Picture;

/** Somebody who wants to know what stands on the screen, and changes nothing. Called on the JavaFX thread; must return at once. */
@FunctionalInterface
public interface Observer {
    /**
     * This picture has been laid out and painted; these are all places that answer a finger.
     *
     * @param at when that was known, in nanoseconds of the monotonic clock; at most two pulses (33 ms) after the pixels
     */
    void painted(Picture picture, List<Place> places, long at);

    /**
     * A finger was lifted from a target, and nothing has happened yet.
     *
     * @param id of the target
     * @param at nanoseconds of the monotonic clock
     */
    default void touched(String id, long at) {}
}
