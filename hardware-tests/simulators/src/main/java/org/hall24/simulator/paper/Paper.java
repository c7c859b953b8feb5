package org.hall24.simulator.paper;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** The paper in the printer, from the last cut on: as wide as the printer's head, as long as it gets. */
final class Paper {
    /** One narrow character of the printer's own font; a Chinese one is twice as wide. */
    static final int CELL_WIDTH = 12;

    static final int CELL_HEIGHT = 24;

    /** Two metres; a longer slip is a mistake and goes on at the top. */
    private static final int ROWS_MAX = 16_000;

    private static final int FIRST_ROWS = 1_024;
    /** The blade stands three millimetres from the head. */
    private static final int MARGIN_ROWS = 24;

    private static final int INK_BELOW = 175;

    private final Font rom;
    private final int dots;
    private BufferedImage sheet;
    private int y;
    private boolean inked;

    /**
     * Blank paper.
     *
     * @param dots how wide the head prints
     */
    Paper(Font rom, int dots) {
        this.rom = rom;
        this.dots = dots;
        this.sheet = blank(FIRST_ROWS);
    }

    private BufferedImage blank(int rows) {
        var sheet = new BufferedImage(dots, rows, BufferedImage.TYPE_BYTE_GRAY);
        var pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, dots, rows);
        pen.dispose();
        return sheet;
    }

    int dots() {
        return dots;
    }

    int rows() {
        return y;
    }

    /** Whether anything stands on it. */
    boolean inked() {
        return inked;
    }

    /** Moves the paper on. */
    void feed(int rows) {
        room(rows);
        y += rows;
    }

    private void room(int rows) {
        if (y + rows > ROWS_MAX) {
            y = 0;
        }
        if (y + rows > sheet.getHeight()) {
            var longer = blank(Math.min(ROWS_MAX, Math.max(sheet.getHeight() * 2, y + rows)));
            var pen = longer.createGraphics();
            pen.drawImage(sheet, 0, 0, null);
            pen.dispose();
            sheet = longer;
        }
    }

    private Graphics2D pen() {
        var pen = sheet.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return pen;
    }

    /** One character of the printer's own font at this place of the line, its foot on the line's foot. */
    void character(int codePoint, int x, int lineHeight, int width, int height) {
        room(lineHeight);
        if (codePoint == ' ' || !rom.canDisplay(codePoint)) {
            return;
        }
        var context = new FontRenderContext(null, true, true);
        var glyphs =
                rom.deriveFont((float) CELL_HEIGHT * 9 / 10).createGlyphVector(context, Character.toString(codePoint));
        double drawn = glyphs.getLogicalBounds().getWidth();
        int cell = codePoint < 0x80 ? CELL_WIDTH : CELL_HEIGHT;
        double squeeze = Math.min(1, cell / drawn) * width / cell;
        double stretch = (double) height / CELL_HEIGHT;
        double left = x + Math.max(0, (width - drawn * squeeze) / 2);
        var place = AffineTransform.getTranslateInstance(left, y + lineHeight - stretch * CELL_HEIGHT / 5);
        place.scale(squeeze, stretch);
        var pen = pen();
        pen.fill(place.createTransformedShape(glyphs.getOutline()));
        pen.dispose();
        inked = true;
    }

    /** A picture, one bit a dot. */
    void raster(byte[] bits, int bytesWide, int rows, int left) {
        room(rows);
        for (int row = 0; row < rows; row++) {
            for (int x = 0; x < bytesWide * 8 && left + x < dots; x++) {
                if ((bits[row * bytesWide + x / 8] & (0x80 >> (x % 8))) != 0) {
                    sheet.setRGB(left + x, y + row, 0xFF000000);
                    inked = true;
                }
            }
        }
        y += rows;
    }

    /** A QR code; answers how many rows it took. */
    int qr(String content, int module, ErrorCorrectionLevel level, boolean centred) {
        try {
            var matrix = Encoder.encode(content, level).getMatrix();
            int size = matrix.getWidth() * module;
            int left = centred ? Math.max(0, (dots - size) / 2) : 0;
            room(size);
            var pen = pen();
            for (int row = 0; row < matrix.getHeight(); row++) {
                for (int column = 0; column < matrix.getWidth(); column++) {
                    if (matrix.get(column, row) == 1) {
                        pen.fillRect(left + column * module, y + row * module, module, module);
                    }
                }
            }
            pen.dispose();
            inked = true;
            y += size;
            return size;
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds this", e);
        }
    }

    /** What was printed so far, black and white, with the margin the blade leaves. */
    BufferedImage picture() {
        var picture = new BufferedImage(dots, y + 2 * MARGIN_ROWS, BufferedImage.TYPE_BYTE_BINARY);
        for (int row = 0; row < picture.getHeight(); row++) {
            for (int x = 0; x < dots; x++) {
                boolean ink = row >= MARGIN_ROWS
                        && row - MARGIN_ROWS < sheet.getHeight()
                        && (sheet.getRGB(x, row - MARGIN_ROWS) & 0xFF) < INK_BELOW;
                picture.setRGB(x, row, ink ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        return picture;
    }

    /** The paper was cut or torn: the next row is the first. */
    void begin() {
        sheet = blank(FIRST_ROWS);
        y = 0;
        inked = false;
    }
}
