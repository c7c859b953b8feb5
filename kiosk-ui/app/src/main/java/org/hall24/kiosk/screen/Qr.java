package org.hall24.kiosk.screen;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;

/** A QR code as one path of whole panel pixels, so that a telephone reads it at any window size. */
final class Qr {
    /** Half the quiet zone of ISO/IEC 18004, in modules; the white sheet around gives the other half and more. */
    private static final int QUIET = 2;

    private Qr() {}

    static Region draw(String words, double px) {
        var box = new Pane();
        Icon.fixed(box, px, px);
        try {
            var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0);
            var code = new QRCodeWriter().encode(words, BarcodeFormat.QR_CODE, 0, 0, hints);
            int modules = code.getWidth();
            int module = Math.max(1, (int) (px / (modules + 2 * QUIET)));
            int margin = (int) ((px - module * modules) / 2);
            var way = new StringBuilder();
            for (int y = 0; y < modules; y++) {
                for (int x = 0; x < modules; x++) {
                    if (code.get(x, y)) {
                        way.append("M%d %dh%dv%dh-%dz"
                                .formatted(margin + x * module, margin + y * module, module, module, module));
                    }
                }
            }
            var dark = new SVGPath();
            dark.setContent(way.toString());
            dark.setFill(Color.BLACK);
            dark.setSmooth(false);
            box.setStyle("-fx-background-color: white;");
            box.getChildren().add(dark);
        } catch (WriterException e) {
            throw new IllegalArgumentException("a text of " + words.length() + " characters fits no QR code", e);
        }
        return box;
    }
}
