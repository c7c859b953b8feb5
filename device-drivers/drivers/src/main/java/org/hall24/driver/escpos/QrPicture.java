package org.hall24.driver.escpos;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** A QR code as dots, error correction M, for printers that make none; and how large its modules may be on this paper. */
final class QrPicture {
    /** The standard wants four modules of white around a code. */
    static final int QUIET_MODULES = 4;

    private final ByteMatrix matrix;
    private final int module;

    private QrPicture(ByteMatrix matrix, int module) {
        this.matrix = matrix;
        this.module = module;
    }

    /**
     * A code.
     *
     * @param moduleWanted dots of one module; less when the code would be wider than the paper
     * @param dots width of the paper
     */
    static QrPicture of(String content, int moduleWanted, int dots) {
        try {
            var matrix = Encoder.encode(content, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
            int fits = dots / (matrix.getWidth() + 2 * QUIET_MODULES);
            return new QrPicture(matrix, Math.clamp(fits, 1, moduleWanted));
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds " + content.length() + " characters", e);
        }
    }

    int module() {
        return module;
    }

    int rows() {
        return matrix.getHeight() * module;
    }

    int bytesWide() {
        return (matrix.getWidth() * module + 7) / 8;
    }

    /** Rows of it, one bit a dot. */
    byte[] strip(int top, int rows) {
        var dots = new byte[bytesWide() * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < matrix.getWidth() * module; x++) {
                if (matrix.get(x / module, (top + y) / module) == 1) {
                    dots[y * bytesWide() + x / 8] |= (byte) (0x80 >> (x % 8));
                }
            }
        }
        return dots;
    }
}
