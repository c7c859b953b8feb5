package org.hall24.kiosk.screen;

import javafx.scene.layout.Region;
import org.hall24.catalogue.Phrase;

/** A headline carries no comma: an em space on one line, a line break on a large one. */
final class Headlines {
    private Headlines() {}

    /** The same words, broken where an em space parts them. */
    static String broken(String words) {
        return words.replace('　', '\n');
    }

    /** The quiet line under a headline; no room is kept where there is nothing to say. */
    static Region[] lead(Brush brush, Phrase lead) {
        return brush.say(lead).isEmpty()
                ? new Region[] {}
                : new Region[] {Paper.under(4, brush.words(Type.LEAD, Tone.INK_2, lead))};
    }
}
