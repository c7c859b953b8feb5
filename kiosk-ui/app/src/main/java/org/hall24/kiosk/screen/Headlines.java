package org.hall24.kiosk.screen;

/** A headline carries no comma: an em space on one line, a line break on a large one. */
final class Headlines {
    private Headlines() {}

    /** The same words, broken where an em space parts them. */
    static String broken(String words) {
        return words.replace('　', '\n');
    }
}
