package org.hall24.kiosk.screen;

import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;

/** Where else this can be done: address, hours, telephone. */
final class Counters {
    private Counters() {}

    /** @param key the text that leads to the address: {0} where, {1} when, {2} telephone */
    static Region draw(Brush brush, Screen.Counter counter, String key) {
        var words = new VBox(
                0,
                brush.words(Type.NOTE, Tone.INK_2, brush.say(key, counter.where())),
                brush.words(Type.NOTE, Tone.INK_2, brush.say("counter.when", counter.when(), counter.phone())));
        return brush.row(16, Icon.PLACE.draw(brush.pick(44, 52), Tone.INK_2), brush.grow(words));
    }
}
