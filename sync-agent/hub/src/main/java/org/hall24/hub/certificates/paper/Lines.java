package org.hall24.hub.certificates.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines: between any two Chinese characters, between words, and never so that a line begins with a full stop. */
final class Lines {
    private static final String NOT_FIRST = "，。、；：？！）〕】》」』”’％%)]}·…—,.;:?!";
    private static final String NOT_LAST = "（〔【《「『“‘([{￥";

    private Lines() {}

    /** How wide a text is. */
    @FunctionalInterface
    interface Ruler {
        float width(String text) throws IOException;
    }

    /** The lines of a text; at least one, none wider than the width unless a single character is. */
    static List<String> of(String text, float width, Ruler ruler) throws IOException {
        var lines = new ArrayList<String>();
        var line = "";
        for (var piece : pieces(text)) {
            if (ruler.width(line + piece.stripTrailing()) <= width) {
                line += piece;
                continue;
            }
            if (!line.isBlank()) {
                lines.add(line.stripTrailing());
            }
            line = piece.stripLeading();
            while (ruler.width(line.stripTrailing()) > width) {
                int fits = fitting(line, width, ruler);
                lines.add(line.substring(0, fits));
                line = line.substring(fits);
            }
        }
        if (lines.isEmpty() || !line.isBlank()) {
            lines.add(line.stripTrailing());
        }
        return lines;
    }

    /** What may not be broken: a word, or a character with the signs that cling to it. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        int before = ' ';
        for (int codePoint : text.codePoints().toArray()) {
            if (!piece.isEmpty() && mayBreak(before, codePoint)) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(codePoint);
            before = codePoint;
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    private static boolean mayBreak(int before, int next) {
        if (NOT_FIRST.indexOf(next) >= 0 || NOT_LAST.indexOf(before) >= 0 || next == ' ') {
            return false;
        }
        return before == ' ' || !isWord(before) || !isWord(next);
    }

    private static boolean isWord(int codePoint) {
        return codePoint > ' ' && codePoint < 0x2E80;
    }

    /** How many chars of a line that is too wide fit; at least one code point. */
    private static int fitting(String line, float width, Ruler ruler) throws IOException {
        int fits = Character.charCount(line.codePointAt(0));
        while (fits < line.length()) {
            int next = fits + Character.charCount(line.codePointAt(fits));
            if (ruler.width(line.substring(0, next)) > width) {
                break;
            }
            fits = next;
        }
        return fits;
    }
}
