package org.hall24.driver.camera;

import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import org.hall24.device.Still;

/** Pictures for tests. */
final class Painted {
    private Painted() {}

    /** So grey everywhere, and noise. */
    static Still plain(int grey, int noise, SplittableRandom chance) {
        var bgr = new byte[3 * 320 * 240];
        for (int i = 0; i < bgr.length; i++) {
            bgr[i] = (byte) Math.clamp(grey + (noise == 0 ? 0 : chance.nextInt(-noise, noise + 1)), 0, 255);
        }
        return new Still(320, 240, bgr);
    }

    /** A room: something light, something dark, and noise. */
    static Still room(SplittableRandom chance) {
        var still = plain(150, 4, chance);
        for (int y = 60; y < 200; y++) {
            for (int x = 40; x < 160; x++) {
                for (int c = 0; c < 3; c++) {
                    int at = 3 * (y * 320 + x) + c;
                    still.bgr()[at] = (byte) (still.bgr()[at] - 90);
                }
            }
        }
        return still;
    }

    /** A code that says these bytes in this charset, without saying which it is. */
    static Still code(String text, Charset charset) throws Exception {
        // ISO 8859-1 is what a code means when it says nothing: so the bytes pass through unnamed
        var bytes = new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
        return still(Encoder.encode(bytes, ErrorCorrectionLevel.L));
    }

    /** A code of ZXing's own choice of modes. */
    static Still drawn(String text, String charset) throws Exception {
        return still(Encoder.encode(text, ErrorCorrectionLevel.L, Map.of(EncodeHintType.CHARACTER_SET, charset)));
    }

    private static Still still(QRCode code) {
        var matrix = code.getMatrix();
        var modules = new BitMatrix(matrix.getWidth());
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y) == 1) {
                    modules.set(x, y);
                }
            }
        }
        return still(modules, 4, 20);
    }

    private static Still still(BitMatrix modules, int pixels, int margin) {
        int side = modules.getWidth() * pixels + 2 * margin;
        var bgr = new byte[3 * side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int u = Math.floorDiv(x - margin, pixels);
                int v = Math.floorDiv(y - margin, pixels);
                boolean inside = u >= 0 && v >= 0 && u < modules.getWidth() && v < modules.getWidth();
                byte grey = (byte) (inside && modules.get(u, v) ? 30 : 220);
                for (int c = 0; c < 3; c++) {
                    bgr[3 * (y * side + x) + c] = grey;
                }
            }
        }
        return new Still(side, side, bgr);
    }
}
