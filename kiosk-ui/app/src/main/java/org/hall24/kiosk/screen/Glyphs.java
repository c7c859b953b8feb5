package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Font;

/**
 * Which face can draw which character: Noto Sans SC, then HanaMinB for rare names; what neither has is written as its number in a
 * box of brackets, never left out.
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

    /** A piece of text that one face can draw. */
    record Piece(String text, boolean rare) {
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
            return List.of(new Piece(words, false));
        }
        var pieces = new ArrayList<Piece>();
        var open = new StringBuilder();
        boolean openRare = false;
        for (int codePoint : words.codePoints().toArray()) {
            boolean isRare = !isCommon(codePoint) && rare.has(codePoint);
            if (isRare != openRare && !open.isEmpty()) {
                pieces.add(new Piece(open.toString(), openRare));
                open.setLength(0);
            }
            openRare = isRare;
            if (isRare || isCommon(codePoint)) {
                open.appendCodePoint(codePoint);
            } else {
                open.append("[U+%X]".formatted(codePoint));
            }
        }
        pieces.add(new Piece(open.toString(), openRare));
        return pieces;
    }

    Font rareFont(double px) {
        return Font.font(RARE_FAMILY, px);
    }

    private boolean isCommon(int codePoint) {
        return codePoint == '\n' || common.has(codePoint);
    }
}
