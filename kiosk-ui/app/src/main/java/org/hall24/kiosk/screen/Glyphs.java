package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Font;

/**
 * Which face can draw which character: Noto Sans SC, then HanaMinB for rare names; what neither has is drawn as its number in a box,
 * never left out.
 */
public final class Glyphs {
    /** HanaMinB as JavaFX knows it. */
    private static final String RARE_FAMILY = "HanaMinB";

    private final Coverage common;
    private final Coverage rare;

    /**
     * @param common what Noto Sans SC draws
     * @param rare what HanaMinB draws
     */
    public Glyphs(Coverage common, Coverage rare) {
        this.common = common;
        this.rare = rare;
    }

    /** How a piece is drawn. */
    enum Kind {
        COMMON,
        RARE,
        /** No face has it: the text is its number, and a box stands around it. */
        MISSING
    }

    /** A piece of text that one face can draw, or the number of one character that none can. */
    record Piece(String text, Kind kind) {
        @Override
        public String toString() {
            return "Piece[" + text.length() + " chars]";
        }
    }

    List<Piece> split(String words) {
        if (words.isEmpty()) {
            return List.of();
        }
        if (words.codePoints().allMatch(this::isCommon)) {
            return List.of(new Piece(words, Kind.COMMON));
        }
        var pieces = new ArrayList<Piece>();
        var open = new StringBuilder();
        var openKind = Kind.COMMON;
        for (int codePoint : words.codePoints().toArray()) {
            var kind = kind(codePoint);
            if (!open.isEmpty() && (kind != openKind || kind == Kind.MISSING)) {
                pieces.add(new Piece(open.toString(), openKind));
                open.setLength(0);
            }
            openKind = kind;
            if (kind == Kind.MISSING) {
                open.append("U+%04X".formatted(codePoint));
            } else {
                open.appendCodePoint(codePoint);
            }
        }
        pieces.add(new Piece(open.toString(), openKind));
        return pieces;
    }

    private Kind kind(int codePoint) {
        return isCommon(codePoint) ? Kind.COMMON : rare.has(codePoint) ? Kind.RARE : Kind.MISSING;
    }

    Font rareFont(double px) {
        return Font.font(RARE_FAMILY, px);
    }

    private boolean isCommon(int codePoint) {
        return codePoint == '\n' || common.has(codePoint);
    }
}
