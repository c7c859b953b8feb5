package org.hall24.sandbox;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws a round seal that nobody can take for a real one: no star and no emblem, 演示 无效 in its middle. */
final class SealPicture {
    /** A seal of 42 mm at 435 dpi: no stairs on a laser print, and some 30 KiB. */
    static final int SIDE_PIXELS = 720;

    private static final int RED = 0xC8161D;
    private static final double MIDDLE = SIDE_PIXELS / 2.0;

    /** The name runs over this part of the ring, its middle on top. */
    private static final double ARC = Math.toRadians(238);

    private static final double NAME_RADIUS = 268;

    private SealPicture() {}

    /**
     * The seal of one unit as PNG with a transparent ground.
     *
     * @param fonts where the font files lie
     */
    static byte[] png(String name, Path fonts) throws IOException {
        var picture = new BufferedImage(SIDE_PIXELS, SIDE_PIXELS, BufferedImage.TYPE_INT_ARGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(new Color(RED));
        ring(pen, 348, 15);
        ring(pen, 326, 3);
        var bold = font(fonts.resolve("NotoSansSC_700Bold.ttf"));
        around(pen, bold.deriveFont(name.codePointCount(0, name.length()) > 11 ? 58f : 66f), name);
        centred(pen, bold.deriveFont(92f), "演示", MIDDLE - 6);
        centred(pen, bold.deriveFont(92f), "无效", MIDDLE + 100);
        centred(pen, bold.deriveFont(44f), "演示专用章", MIDDLE + 200);
        pen.dispose();
        oneRed(picture);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static Font font(Path file) throws IOException {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        } catch (FontFormatException e) {
            throw new IOException(file.getFileName() + " is no font", e);
        }
    }

    private static void ring(Graphics2D pen, double radius, float thick) {
        pen.setStroke(new BasicStroke(thick));
        pen.draw(new Ellipse2D.Double(MIDDLE - radius, MIDDLE - radius, 2 * radius, 2 * radius));
    }

    private static void centred(Graphics2D pen, Font font, String text, double base) {
        double width = font.getStringBounds(text, pen.getFontRenderContext()).getWidth();
        pen.setFont(font);
        pen.drawString(text, (float) (MIDDLE - width / 2), (float) base);
    }

    /** Each character stands with its foot towards the middle. */
    private static void around(Graphics2D pen, Font font, String name) {
        var characters = name.codePoints().mapToObj(Character::toString).toList();
        double step = characters.size() < 2 ? 0 : Math.min(ARC / (characters.size() - 1), Math.toRadians(27));
        double angle = -step * (characters.size() - 1) / 2;
        for (var character : characters) {
            var shape = font.createGlyphVector(pen.getFontRenderContext(), character)
                    .getOutline();
            double width =
                    font.getStringBounds(character, pen.getFontRenderContext()).getWidth();
            var place = new AffineTransform();
            place.translate(MIDDLE, MIDDLE);
            place.rotate(angle);
            place.translate(-width / 2, -NAME_RADIUS + font.getSize2D() * 0.36);
            pen.fill(place.createTransformedShape(shape));
            angle += step;
        }
    }

    /** The same red everywhere, so that only the transparency has edges: it packs well and does not darken when scaled. */
    private static void oneRed(BufferedImage picture) {
        for (int y = 0; y < SIDE_PIXELS; y++) {
            for (int x = 0; x < SIDE_PIXELS; x++) {
                picture.setRGB(x, y, (picture.getRGB(x, y) & 0xFF00_0000) | RED);
            }
        }
    }
}
