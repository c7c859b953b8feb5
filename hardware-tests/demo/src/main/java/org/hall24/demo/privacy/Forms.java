package org.hall24.demo.privacy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hall24.demo.privacy.Needle.Pattern;

/**
 * The forms in which a text may lie somewhere: four encodings, and each of them plain, as hex and as base64; and, for each known font,
 * the numbers of its glyphs, which is how a name stands in a PDF and in a laid-out line of the screen.
 */
final class Forms {
    /** Encodings by the names reports use. A heap dump holds strings as UTF-16 in the machine's order, or Latin-1. */
    static final Map<String, Charset> ENCODINGS = encodings();

    /** A longer text is looked for by its first and its last letters, so that a piece of it is found too. */
    static final int LETTERS_MAX = 12;

    private static final int BASE64_BITS = 6;

    private Forms() {}

    private static Map<String, Charset> encodings() {
        var all = new LinkedHashMap<String, Charset>();
        all.put("utf-8", StandardCharsets.UTF_8);
        all.put("utf-16le", StandardCharsets.UTF_16LE);
        all.put("utf-16be", StandardCharsets.UTF_16BE);
        all.put("gb18030", Charset.forName("GB18030"));
        return all;
    }

    /** All forms of a text, each written byte sequence once. */
    static List<Needle> of(String whose, String text, List<Glyphs> fonts) {
        var byPattern = new LinkedHashMap<Pattern, Needle>();
        for (var piece : pieces(text)) {
            ENCODINGS.forEach((name, charset) -> {
                var raw = piece.getBytes(charset);
                for (var needle : written(whose, name, raw)) {
                    byPattern.putIfAbsent(needle.bytes(), needle);
                }
            });
            for (var font : fonts) {
                for (var needle : drawn(whose, font, piece)) {
                    byPattern.putIfAbsent(needle.bytes(), needle);
                }
            }
            var escaped = escaped(piece);
            if (!escaped.equals(piece)) {
                for (var form : List.of(escaped, upperEscapes(escaped))) {
                    var pattern = new Pattern(ascii(form));
                    byPattern.putIfAbsent(pattern, new Needle(whose, "json escape", pattern));
                }
            }
        }
        return List.copyOf(byPattern.values());
    }

    private static List<String> pieces(String text) {
        int letters = text.codePointCount(0, text.length());
        if (letters <= LETTERS_MAX) {
            return List.of(text);
        }
        return List.of(
                text.substring(0, text.offsetByCodePoints(0, LETTERS_MAX)),
                text.substring(text.offsetByCodePoints(0, letters - LETTERS_MAX)));
    }

    private static List<Needle> written(String whose, String encoding, byte[] raw) {
        var all = new ArrayList<Needle>();
        all.add(new Needle(whose, encoding, new Pattern(raw)));
        all.add(new Needle(
                whose, "hex of " + encoding, new Pattern(ascii(HexFormat.of().formatHex(raw)))));
        all.add(new Needle(
                whose,
                "HEX of " + encoding,
                new Pattern(ascii(HexFormat.of().withUpperCase().formatHex(raw)))));
        for (int alignment = 0; alignment < 3; alignment++) {
            var form = "base64+" + alignment + " of " + encoding;
            var standard = inside(Base64.getEncoder(), raw, alignment);
            all.add(new Needle(whose, form, new Pattern(ascii(standard))));
            var url = inside(Base64.getUrlEncoder(), raw, alignment);
            if (!url.equals(standard)) {
                all.add(new Needle(whose, form + " (url)", new Pattern(ascii(url))));
            }
        }
        return all;
    }

    /** As a content stream writes it (two bytes a glyph, plain or in hex), and as a program's array of int holds it. */
    private static List<Needle> drawn(String whose, Glyphs font, String piece) {
        return font.of(piece)
                .map(codes -> {
                    var two = codes.bytes(2);
                    var hex = HexFormat.of().formatHex(two);
                    return List.of(
                            new Needle(whose, "glyphs of " + font.name(), new Pattern(two)),
                            new Needle(whose, "hex glyphs of " + font.name(), new Pattern(ascii(hex))),
                            new Needle(
                                    whose,
                                    "HEX glyphs of " + font.name(),
                                    new Pattern(ascii(hex.toUpperCase(java.util.Locale.ROOT)))),
                            new Needle(whose, "int glyphs of " + font.name(), new Pattern(codes.bytes(4))));
                })
                .orElse(List.of());
    }

    /** The base64 letters that these bytes alone decide, when so many other bytes stand before them. */
    static String inside(Base64.Encoder encoder, byte[] raw, int before) {
        var shifted = new byte[before + raw.length];
        System.arraycopy(raw, 0, shifted, before, raw.length);
        int first = (before * 8 + BASE64_BITS - 1) / BASE64_BITS;
        int end = shifted.length * 8 / BASE64_BITS;
        return encoder.encodeToString(shifted).substring(first, end);
    }

    static String escaped(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c < 128 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return out.toString();
    }

    private static String upperEscapes(String escaped) {
        return java.util.regex.Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(escaped)
                .replaceAll(match -> "\\\\u" + match.group(1).toUpperCase(java.util.Locale.ROOT));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
