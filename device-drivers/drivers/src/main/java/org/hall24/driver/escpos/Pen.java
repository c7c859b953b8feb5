package org.hall24.driver.escpos;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Draws text as dots: Noto Sans SC, then HanaMinB, then a box with the code point's number. So every name that can stand on a card
 * comes out on paper.
 */
final class Pen {
    private static final String SANS = "NotoSansSC_700Bold.ttf";
    private static final String RARE = "HanaMinB.ttf";

    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, false);

    /** Left and right of the number in a box, its lines and the gap to the next character, in dots. */
    private static final int BOX = 12;

    private final Path fonts;
    private @Nullable Font sans; // both are read when first needed, and kept
    private @Nullable Font rare;

    Pen(Path fonts) throws DeviceException {
        this.fonts = fonts;
        for (String file : List.of(SANS, RARE)) {
            if (!Files.isReadable(fonts.resolve(file))) {
                throw new DeviceException(Fault.MISCONFIGURED, "there is no font " + file + " in " + fonts);
            }
        }
    }

    private Font face(String file) throws DeviceException {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, fonts.resolve(file).toFile());
        } catch (IOException | FontFormatException e) {
            throw new DeviceException(Fault.MISCONFIGURED, "the font " + file + " cannot be read from " + fonts, e);
        }
    }

    /**
     * Draws a text, as many lines as it needs.
     *
     * @param width of the paper in dots
     * @param size height of a character in dots
     * @param centred or from the left edge
     */
    BufferedImage draw(String text, int width, int size, boolean centred) throws DeviceException {
        var lines = lines(text, width, size);
        int lineHeight = size * 5 / 4;
        var paper = new BufferedImage(width, lineHeight * lines.size(), BufferedImage.TYPE_BYTE_GRAY);
        var pen = paper.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, paper.getHeight());
            pen.setColor(Color.BLACK);
            for (int i = 0; i < lines.size(); i++) {
                int free =
                        width - lines.get(i).stream().mapToInt(Glyph::advance).sum();
                int x = centred ? Math.max(0, free / 2) : 0;
                for (Glyph glyph : lines.get(i)) {
                    glyph.draw(pen, x, i * lineHeight, size);
                    x += glyph.advance();
                }
            }
        } finally {
            pen.dispose();
        }
        return paper;
    }

    private List<List<Glyph>> lines(String text, int width, int size) throws DeviceException {
        var lines = new ArrayList<List<Glyph>>();
        var line = new ArrayList<Glyph>();
        for (String word : Slip.words(text)) {
            var glyphs = glyphs(word, size);
            if (wide(line) + wide(glyphs) > width && !line.isEmpty() && wide(glyphs) <= width) {
                lines.add(List.copyOf(line));
                line.clear();
                glyphs = glyphs(word.stripLeading(), size);
            }
            for (Glyph glyph : glyphs) {
                if (wide(line) + glyph.advance() > width && !line.isEmpty()) {
                    lines.add(List.copyOf(line));
                    line.clear();
                }
                line.add(glyph);
            }
        }
        lines.add(line);
        return lines;
    }

    private static int wide(List<Glyph> glyphs) {
        return glyphs.stream().mapToInt(Glyph::advance).sum();
    }

    private List<Glyph> glyphs(String text, int size) throws DeviceException {
        var glyphs = new ArrayList<Glyph>();
        for (int codePoint : text.codePoints().toArray()) {
            glyphs.add(glyph(codePoint, size));
        }
        return glyphs;
    }

    /** One character in the font that has it, or none. */
    private record Glyph(int codePoint, Optional<Font> font, Optional<Font> number, boolean thin, int advance) {
        void draw(Graphics2D pen, int x, int top, int size) {
            if (font.isPresent()) {
                var context = pen.getFontRenderContext();
                var shape = font.get()
                        .createGlyphVector(context, Character.toString(codePoint))
                        .getOutline(x, top + size);
                pen.fill(shape);
                if (thin) {
                    pen.draw(shape);
                }
                return;
            }
            // The number in two lines, by our own face: a machine may have no font at all.
            pen.setFont(number.orElseThrow());
            pen.drawRect(x + 1, top + 1, advance - 4, size + size / 8);
            String words = numberOf(codePoint);
            int half = (words.length() + 1) / 2;
            pen.drawString(words.substring(0, half), x + 5, top + size / 2 + 1);
            pen.drawString(words.substring(half), x + 5, top + size);
        }
    }

    private static String numberOf(int codePoint) {
        return String.format(Locale.ROOT, "U+%04X", codePoint);
    }

    private Glyph glyph(int codePoint, int size) throws DeviceException {
        for (Font face : List.of(sans(), rareFor(codePoint))) {
            if (face.canDisplay(codePoint)) {
                var sized = face.deriveFont((float) size);
                double advance = sized.getStringBounds(Character.toString(codePoint), MEASURE)
                        .getWidth();
                // HanaMinB's horizontals are thinner than a dot
                return new Glyph(codePoint, Optional.of(sized), Optional.empty(), !sans().canDisplay(codePoint), (int)
                        Math.ceil(advance));
            }
        }
        var small = sans().deriveFont(size / 2f);
        var words = numberOf(codePoint);
        var half = words.substring(0, (words.length() + 1) / 2);
        double wide = small.getStringBounds(half, MEASURE).getWidth();
        return new Glyph(codePoint, Optional.empty(), Optional.of(small), false, (int) Math.ceil(wide) + BOX);
    }

    private Font sans() throws DeviceException {
        if (sans == null) {
            sans = face(SANS);
        }
        return sans;
    }

    private Font rareFor(int codePoint) throws DeviceException {
        if (sans().canDisplay(codePoint)) {
            return sans();
        }
        if (rare == null) {
            rare = face(RARE);
        }
        return rare;
    }
}
