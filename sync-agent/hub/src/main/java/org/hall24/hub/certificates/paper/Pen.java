package org.hall24.hub.certificates.paper;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Draws on one page. Lengths are points, counted from the left and from the top; a text stands on its base line. */
final class Pen implements AutoCloseable {
    static final Color INK = new Color(0x1A1F26);
    static final Color SOFT = new Color(0x55606C);
    static final Color ACCENT = new Color(0x1F4E79);
    static final Color HAIR = new Color(0x9DADBB);
    static final Color GROUND = new Color(0xF0F4F7);

    private static final float HEIGHT = PDRectangle.A4.getHeight();

    private final Letters letters;
    private final PDPageContentStream out;

    Pen(Letters letters, PDPageContentStream out) {
        this.letters = letters;
        this.out = out;
    }

    /** How a text looks. */
    record Style(Faces.Face face, float size, Color colour, float spacing) {
        static Style of(Faces.Face face, float size, Color colour) {
            return new Style(face, size, colour, 0);
        }
    }

    float width(Style style, String text) throws IOException {
        int count = text.codePointCount(0, text.length());
        return letters.width(style.face(), style.size(), text) + style.spacing() * Math.max(0, count - 1);
    }

    List<String> lines(Style style, String text, float width) throws IOException {
        return Lines.of(text, width, part -> width(style, part));
    }

    void centred(Style style, String text, float middle, float base) throws IOException {
        text(style, text, middle - width(style, text) / 2, base);
    }

    void right(Style style, String text, float right, float base) throws IOException {
        text(style, text, right - width(style, text), base);
    }

    /** Writes a text, each character with the first face that has it. */
    void text(Style style, String text, float left, float base) throws IOException {
        float at = left;
        var run = new StringBuilder();
        Faces.Face running = style.face();
        for (int codePoint : text.codePoints().toArray()) {
            var face = letters.drawing(style.face(), codePoint);
            if (face != running && !run.isEmpty()) {
                at = run(style, running, run.toString(), at, base);
                run.setLength(0);
            }
            if (face == null) {
                at = box(style, codePoint, at, base);
            } else {
                run.appendCodePoint(codePoint);
                running = face;
            }
        }
        if (!run.isEmpty()) {
            run(style, running, run.toString(), at, base);
        }
    }

    private float run(Style style, Faces.Face face, String run, float left, float base) throws IOException {
        out.beginText();
        out.setNonStrokingColor(style.colour());
        out.setFont(letters.font(face, run), style.size());
        out.setCharacterSpacing(style.spacing());
        boolean thicken = face == Faces.Face.RARE && style.face() != Faces.Face.TEXT;
        if (thicken) {
            // The rare face is thin; beside bold characters it would look like another person's name.
            out.setRenderingMode(RenderingMode.FILL_STROKE);
            out.setStrokingColor(style.colour());
            out.setLineWidth(style.size() / 40);
        }
        out.newLineAtOffset(left, HEIGHT - base);
        out.showText(run);
        if (thicken) {
            out.setRenderingMode(RenderingMode.FILL);
        }
        out.endText();
        int count = run.codePointCount(0, run.length());
        return left + letters.width(face, style.size(), run) + style.spacing() * count;
    }

    /** A character no face has: a box with its number in it, which reads back as the character. */
    @SuppressWarnings(
            "deprecation") // the library writes such a meaning elsewhere in the file, where poppler does not look
    private float box(Style style, int codePoint, float left, float base) throws IOException {
        var meaning = HexFormat.of()
                .withUpperCase()
                .formatHex(Character.toString(codePoint).getBytes(StandardCharsets.UTF_16BE));
        out.appendRawCommands("/Span <</ActualText <FEFF" + meaning + ">>> BDC\n");
        float size = style.size();
        out.setStrokingColor(style.colour());
        out.setLineWidth(size / 24);
        out.addRect(left + size * .06f, HEIGHT - base - size * .12f, size * .88f, size * .96f);
        out.stroke();
        var digits = "%06X".formatted(codePoint);
        var tiny = Style.of(Faces.Face.TEXT, size * .3f, style.colour());
        centred(Style.of(Faces.Face.TEXT, size * .24f, style.colour()), "U+", left + size / 2, base - size * .58f);
        centred(tiny, digits.substring(0, 3), left + size / 2, base - size * .28f);
        centred(tiny, digits.substring(3), left + size / 2, base);
        out.endMarkedContent();
        return left + size + style.spacing();
    }

    void line(float x1, float y1, float x2, float y2, float thick, Color colour) throws IOException {
        out.setStrokingColor(colour);
        out.setLineWidth(thick);
        out.moveTo(x1, HEIGHT - y1);
        out.lineTo(x2, HEIGHT - y2);
        out.stroke();
    }

    void frame(Box box, float thick, Color colour) throws IOException {
        out.setStrokingColor(colour);
        out.setLineWidth(thick);
        rectangle(box);
        out.stroke();
    }

    void dashed(Box box, float thick, Color colour) throws IOException {
        out.setLineDashPattern(new float[] {4, 3}, 0);
        frame(box, thick, colour);
        out.setLineDashPattern(new float[] {}, 0);
    }

    void fill(Box box, Color colour) throws IOException {
        out.setNonStrokingColor(colour);
        rectangle(box);
        out.fill();
    }

    private void rectangle(Box box) throws IOException {
        out.addRect(box.left(), HEIGHT - box.top() - box.height(), box.width(), box.height());
    }

    /** A rectangle; its top is counted from the page's. */
    record Box(float left, float top, float width, float height) {}

    void picture(PDImageXObject picture, Box box) throws IOException {
        out.drawImage(picture, box.left(), HEIGHT - box.top() - box.height(), box.width(), box.height());
    }

    /** Fills many squares of one size in one go, so that no hair of white stands between them. */
    void squares(boolean[][] dark, Box box) throws IOException {
        float side = box.width() / dark.length;
        out.setNonStrokingColor(Color.BLACK);
        for (int row = 0; row < dark.length; row++) {
            float bottom = HEIGHT - box.top() - (row + 1) * side;
            int column = 0;
            while (column < dark.length) {
                int from = column;
                while (column < dark.length && dark[row][column]) {
                    column++;
                }
                if (column > from) {
                    out.addRect(box.left() + from * side, bottom, (column - from) * side, side);
                } else {
                    column++;
                }
            }
        }
        out.fill();
    }

    /** Lays a watermark under what comes after. */
    void lay(Watermark watermark) throws IOException {
        watermark.lay(out);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
