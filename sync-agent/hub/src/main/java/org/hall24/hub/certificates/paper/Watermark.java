package org.hall24.hub.certificates.paper;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDFormContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;

/**
 * What the certificate is for, in light grey across the page. It is outlines, not text: it is seen, and copied with the sheet, but
 * who searches the file or reads it aloud meets each word once.
 */
final class Watermark {
    private static final Color GREY = new Color(0xEDF0F3);
    private static final float SIZE = 21;
    private static final double TURN = Math.toRadians(32);

    /** Between two of them, along the line and from line to line, in points. */
    private static final float BESIDE = 70;

    private static final float BELOW = 118;

    private final PDFormXObject words;
    private final float width;
    private final Pen.Box where;

    private Watermark(PDFormXObject words, float width, Pen.Box where) {
        this.words = words;
        this.width = width;
        this.where = where;
    }

    /** A watermark of this text; it stays inside the box. */
    static Watermark of(String text, Pen.Box where, Faces faces, PDDocument document) throws IOException {
        var form = new PDFormXObject(document);
        float left = 0;
        try (var out = new PDFormContentStream(form)) {
            out.setNonStrokingColor(GREY);
            for (int codePoint : text.codePoints().toArray()) {
                var face = faces.glyph(Faces.Face.TEXT, codePoint) > 0 ? Faces.Face.TEXT : Faces.Face.RARE;
                int glyph = faces.glyph(face, codePoint);
                if (glyph > 0) {
                    var font = faces.font(face);
                    var scale = SIZE / font.getUnitsPerEm();
                    var outline = font.getGlyph().getGlyph(glyph);
                    if (outline != null) {
                        var place = new AffineTransform(scale, 0, 0, scale, left, 0);
                        draw(outline.getPath().getPathIterator(place), out);
                        out.fill();
                    }
                    left += font.getAdvanceWidth(glyph) * scale;
                }
            }
        }
        form.setBBox(new PDRectangle(0, -SIZE / 2, left, SIZE * 2));
        form.setResources(new org.apache.pdfbox.pdmodel.PDResources());
        return new Watermark(form, left, where);
    }

    void lay(PDPageContentStream out) throws IOException {
        out.saveGraphicsState();
        out.beginMarkedContent(COSName.ARTIFACT);
        float bottom = PDRectangle.A4.getHeight() - where.top() - where.height();
        out.addRect(where.left(), bottom, where.width(), where.height());
        out.clip();
        float step = width + BESIDE;
        for (int row = -2; row * BELOW < where.height() + where.width(); row++) {
            float shift = (row & 1) * step / 2;
            for (float along = -step; along < where.width() * 1.4f; along += step) {
                out.saveGraphicsState();
                out.transform(
                        Matrix.getRotateInstance(TURN, where.left() + 20, bottom + row * BELOW - where.width() * .4f));
                out.transform(Matrix.getTranslateInstance(along + shift, 0));
                out.drawForm(words);
                out.restoreGraphicsState();
            }
        }
        out.endMarkedContent();
        out.restoreGraphicsState();
    }

    private static void draw(PathIterator path, PDFormContentStream out) throws IOException {
        var at = new float[6];
        float x = 0;
        float y = 0;
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> out.moveTo(at[0], at[1]);
                case PathIterator.SEG_LINETO -> out.lineTo(at[0], at[1]);
                // TrueType outlines are quadratic, those of a PDF cubic.
                case PathIterator.SEG_QUADTO ->
                    out.curveTo(
                            x + (at[0] - x) * 2 / 3,
                            y + (at[1] - y) * 2 / 3,
                            at[2] + (at[0] - at[2]) * 2 / 3,
                            at[3] + (at[1] - at[3]) * 2 / 3,
                            at[2],
                            at[3]);
                case PathIterator.SEG_CLOSE -> out.closePath();
                default -> throw new IllegalStateException("a TrueType outline has no other parts");
            }
            x = kind == PathIterator.SEG_QUADTO ? at[2] : at[0];
            y = kind == PathIterator.SEG_QUADTO ? at[3] : at[1];
        }
    }
}
