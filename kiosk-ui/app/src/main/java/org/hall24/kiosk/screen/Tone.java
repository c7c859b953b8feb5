package org.hall24.kiosk.screen;

/** What colour words and strokes have; the style sheet knows which that is by day and by night. */
enum Tone {
    INK,
    INK_2,
    BLUE,
    OK,
    WARN,
    BAD,
    QUIET,
    ON_BLUE,
    ON_LIGHT,
    LIGHT,
    WALL,
    WALL_2,
    WALL_QUIET,
    NIGHT_INK,
    NIGHT_INK_2;

    /** The style class of words in this colour. */
    String words() {
        return "words-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The style class of strokes in this colour. */
    String strokes() {
        return "strokes-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
