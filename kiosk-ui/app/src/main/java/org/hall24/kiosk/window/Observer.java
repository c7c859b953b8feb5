package org.hall24.kiosk.window;

import java.util.List;
import org.hall24.journey.Picture;

/** Somebody who wants to know what stands on the screen, and changes nothing. Called on the JavaFX thread; must return at once. */
@FunctionalInterface
public interface Observer {
    /** This picture has been laid out and painted; these are all places that answer a finger. */
    void painted(Picture picture, List<Place> places);
}
