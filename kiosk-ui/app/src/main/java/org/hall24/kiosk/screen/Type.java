package org.hall24.kiosk.screen;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * The sizes of words, in panel pixels of 0.248 mm: one for everybody, one for care mode. 26 px is the floor.
 *
 * <p>Song (宋) speaks the one headline of a screen, Hei (黑) everything else.
 */
enum Type {
    IDLE(Face.SONG, 148, 148),
    IDLE_LONG(Face.SONG, 96, 104),
    IDLE_NOTE(Face.PLAIN, 40, 46),
    IDLE_SECONDS(Face.BOLD, 200, 200),
    IDLE_KEY(Face.BOLD, 56, 60),
    CLEARED(Face.SONG, 84, 92),
    HEADLINE(Face.SONG, 62, 84),
    HEADLINE_LONG(Face.SONG, 54, 72),
    SITE(Face.SONG, 42, 42),
    SITE_LARGE(Face.SONG, 58, 58),
    ATTRACT(Face.SONG, 92, 96),
    ATTRACT_TIME(Face.BOLD, 190, 190),
    HEADING_PLAIN(Face.PLAIN, 38, 44),
    CLOCK(Face.PLAIN, 60, 60),
    SECONDS(Face.BOLD, 88, 96),
    NUMBER(Face.BOLD, 44, 56),
    QUOTE(Face.BOLD, 60, 64),
    HEADING(Face.BOLD, 38, 50),
    PRIMARY(Face.BOLD, 42, 52),
    KEY(Face.BOLD, 34, 46),
    KEY_CALM(Face.BOLD, 36, 48),
    FOOT(Face.BOLD, 34, 40),
    FOOT_LONG(Face.BOLD, 28, 34),
    MODE(Face.BOLD, 28, 32),
    STRONG(Face.BOLD, 33, 43),
    BODY(Face.PLAIN, 33, 43),
    LEAD(Face.PLAIN, 34, 44),
    LABEL(Face.BOLD, 30, 42),
    NOTE(Face.PLAIN, 28, 40),
    NOTE_STRONG(Face.BOLD, 28, 40),
    SMALL(Face.PLAIN, 26, 32),
    SMALL_STRONG(Face.BOLD, 26, 32),
    /** The floor, in both modes: only where larger words would break a column. */
    FINE(Face.PLAIN, 26, 26),
    LETTER(Face.PLAIN, 44, 52),
    CANDIDATE(Face.PLAIN, 52, 56);

    /** The three faces the terminal ships. */
    enum Face {
        SONG("Noto Serif SC Black", FontWeight.NORMAL),
        PLAIN("Noto Sans SC", FontWeight.NORMAL),
        BOLD("Noto Sans SC", FontWeight.BOLD);

        private final String family;
        private final FontWeight weight;

        Face(String family, FontWeight weight) {
            this.family = family;
            this.weight = weight;
        }

        Font at(double px) {
            return Font.font(family, weight, px);
        }
    }

    private final Face face;
    private final double px;
    private final double carePx;

    Type(Face face, double px, double carePx) {
        this.face = face;
        this.px = px;
        this.carePx = carePx;
    }

    double px(boolean care) {
        return care ? carePx : px;
    }

    Font font(boolean care) {
        return face.at(px(care));
    }

    /** Noto's own line is 1.45 of its size; headlines stand closer. */
    double leading(boolean care) {
        return face == Face.SONG ? -0.12 * px(care) : 0;
    }
}
