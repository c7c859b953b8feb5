package org.hall24.kiosk.screen;

import javafx.scene.layout.Region;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.Frame.Light;

/** What is still missing, over the key that sleeps because of it. */
final class Complaints {
    private Complaints() {}

    static Region draw(Brush brush, Phrase complaint) {
        return brush.row(
                12, Lamps.draw(Light.ATTENTION, 28, false), brush.grow(brush.words(Type.NOTE, Tone.WARN, complaint)));
    }
}
