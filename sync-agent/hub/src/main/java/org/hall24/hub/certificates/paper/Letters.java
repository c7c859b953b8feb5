package org.hall24.hub.certificates.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The faces inside one document: which face has a character, how wide it is, and what it means when it is read back. */
final class Letters {
    private final Faces faces;
    private final PDDocument document;
    private final Map<Faces.Face, PDType0Font> fonts = new EnumMap<>(Faces.Face.class);
    private final Map<Faces.Face, TreeMap<Integer, Integer>> meanings = new EnumMap<>(Faces.Face.class);

    Letters(Faces faces, PDDocument document) {
        this.faces = faces;
        this.document = document;
    }

    /** The face that draws a code point where this one is wanted; null when none has it. */
    Faces.@org.jspecify.annotations.Nullable Face drawing(Faces.Face wanted, int codePoint) throws IOException {
        if (faces.glyph(wanted, codePoint) > 0) {
            return wanted;
        }
        return faces.glyph(Faces.Face.RARE, codePoint) > 0 ? Faces.Face.RARE : null;
    }

    /** How far a code point moves the pen, in thousandths of its size; a missing one is drawn as a square box. */
    float advance(Faces.Face wanted, int codePoint) throws IOException {
        var face = drawing(wanted, codePoint);
        if (face == null) {
            return 1000;
        }
        var font = faces.font(face);
        return font.getAdvanceWidth(faces.glyph(face, codePoint)) * 1000f / font.getUnitsPerEm();
    }

    /** How wide a text is. */
    float width(Faces.Face wanted, float size, String text) throws IOException {
        float sum = 0;
        for (int codePoint : text.codePoints().toArray()) {
            sum += advance(wanted, codePoint);
        }
        return sum * size / 1000;
    }

    /** The font to write a run of characters with. */
    PDFont font(Faces.Face face, String run) throws IOException {
        var font = fonts.get(face);
        if (font == null) {
            font = PDType0Font.load(document, faces.font(face), true);
            fonts.put(face, font);
        }
        var known = meanings.computeIfAbsent(face, _ -> new TreeMap<>());
        for (int codePoint : run.codePoints().toArray()) {
            known.put(faces.glyph(face, codePoint), codePoint);
        }
        return font;
    }

    /**
     * Writes down what each glyph means. The library takes the lowest code point of a glyph, and in our faces many characters
     * share theirs with a radical sign: 言 (U+8A00) would come out of the paper as ⾔ (U+2F94), and a name would not be found.
     */
    void writeMeanings() throws IOException {
        for (var entry : meanings.entrySet()) {
            var stream = new PDStream(document);
            try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(meaning(entry.getValue()).getBytes(StandardCharsets.US_ASCII));
            }
            var font = java.util.Objects.requireNonNull(fonts.get(entry.getKey()), "a face with meanings has a font");
            font.getCOSObject().setItem(COSName.TO_UNICODE, stream);
        }
    }

    private static String meaning(TreeMap<Integer, Integer> glyphs) {
        var text = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        var entries = glyphs.entrySet().stream().toList();
        // A block has at most a hundred lines; the specification says so.
        for (int from = 0; from < entries.size(); from += 100) {
            var block = entries.subList(from, Math.min(from + 100, entries.size()));
            text.append(block.size()).append(" beginbfchar\n");
            for (var entry : block) {
                text.append("<%04X> <".formatted(entry.getKey()));
                for (char unit : Character.toChars(entry.getValue())) {
                    text.append("%04X".formatted((int) unit));
                }
                text.append(">\n");
            }
            text.append("endbfchar\n");
        }
        return text.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }
}
