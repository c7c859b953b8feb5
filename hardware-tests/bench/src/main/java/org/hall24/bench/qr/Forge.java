package org.hall24.bench.qr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hall24.driver.code.Grey;

/** Makes QR codes and spoils them as a hall does: seen aslant, out of focus, in bad light, noisy, with a thumb on them. */
final class Forge {
    /** Enough that one code more or less is no accident; a run takes a minute. */
    static final int CODES = 60;

    private static final int SIDE_PIXELS = 480;
    private static final int WHITE = 255;
    private static final String CHINESE = "演示市民服务大厅办理回执公积金社会保险不动产登记查询证明二维码请勿折叠";
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:";
    private static final String ANY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/?&=.";

    private final SplittableRandom chance;

    private Forge(SplittableRandom chance) {
        this.chance = chance;
    }

    /** So many spoilt codes; the same seed makes the same. */
    static List<Labelled> codes(int count, long seed) {
        var forge = new Forge(new SplittableRandom(seed));
        var made = new ArrayList<Labelled>();
        for (int i = 0; i < count; i++) {
            String text = forge.text(i);
            made.add(new Labelled("made-" + (i + 1), forge.spoilt(forge.code(text)), text));
        }
        return made;
    }

    private String text(int i) {
        int length = 4 + chance.nextInt(12) * chance.nextInt(1, 13);
        return switch (i % 4) {
            case 0 -> "https://localhost:8443/c/" + drawn(ANY, length);
            case 1 -> drawn(CHINESE, Math.max(4, length / 2));
            case 2 -> drawn(LETTERS, length);
            default -> drawn(DIGITS, length);
        };
    }

    private String drawn(String alphabet, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(chance.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private BitMatrix code(String text) {
        var levels = ErrorCorrectionLevel.values();
        var level = levels[chance.nextInt(levels.length)];
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.ERROR_CORRECTION,
                                    level,
                                    EncodeHintType.MARGIN,
                                    4));
        } catch (WriterException e) {
            throw new IllegalStateException("every text is short enough for a code", e);
        }
    }

    private Grey spoilt(BitMatrix code) {
        var picture = soft(soft(seen(code), chance.nextInt(3)), chance.nextInt(2));
        return lit(picture);
    }

    /** Seen from somewhere before it: a quadrangle whose corners each lie a little off. */
    private Grey seen(BitMatrix code) {
        double size = SIDE_PIXELS * chance.nextDouble(0.35, 0.85);
        double turn = chance.nextDouble(-12, 12);
        double lean = chance.nextDouble(-0.0009, 0.0009);
        double tip = chance.nextDouble(-0.0009, 0.0009);
        double shear = chance.nextDouble(-0.12, 0.12);
        double cos = Math.cos(Math.toRadians(turn));
        double sin = Math.sin(Math.toRadians(turn));
        int modules = code.getWidth();
        double thumb = chance.nextInt(4) == 0 ? modules * 0.16 : 0;
        var pixels = new byte[SIDE_PIXELS * SIDE_PIXELS];
        for (int y = 0; y < SIDE_PIXELS; y++) {
            for (int x = 0; x < SIDE_PIXELS; x++) {
                int dark = 0;
                for (int sub = 0; sub < 9; sub++) {
                    double right = x + (sub % 3 + 0.5) / 3 - SIDE_PIXELS / 2.0;
                    double down = y + (Math.floorDiv(sub, 3) + 0.5) / 3 - SIDE_PIXELS / 2.0;
                    double depth = 1 + lean * right + tip * down;
                    double u = ((cos * right + sin * down) / depth + shear * down) / size * modules + modules / 2.0;
                    double v = (cos * down - sin * right) / depth / size * modules + modules / 2.0;
                    dark += isDark(code, u, v, thumb) ? 1 : 0;
                }
                pixels[y * SIDE_PIXELS + x] = (byte) (230 - dark * 200 / 9);
            }
        }
        return Grey.of(SIDE_PIXELS, SIDE_PIXELS, pixels);
    }

    /** The thumb lies on the corner without a finder pattern. */
    private static boolean isDark(BitMatrix code, double u, double v, double thumb) {
        int modules = code.getWidth();
        if (u < 0 || v < 0 || u >= modules || v >= modules) {
            return false;
        }
        boolean covered = Math.hypot(u - modules + 4, v - modules + 4) < thumb;
        return covered || code.get((int) u, (int) v);
    }

    private static Grey soft(Grey picture, int radius) {
        if (radius == 0) {
            return picture;
        }
        var pixels = new byte[picture.width() * picture.height()];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int sum = 0;
                int count = 0;
                for (int j = Math.max(0, y - radius); j <= Math.min(picture.height() - 1, y + radius); j++) {
                    for (int i = Math.max(0, x - radius); i <= Math.min(picture.width() - 1, x + radius); i++) {
                        sum += picture.at(i, j);
                        count++;
                    }
                }
                pixels[y * picture.width() + x] = (byte) (sum / count);
            }
        }
        return Grey.of(picture.width(), picture.height(), pixels);
    }

    /** Light from one side, and the noise of a sensor in the dark. */
    private Grey lit(Grey picture) {
        double slopeX = chance.nextDouble(-0.6, 0.6);
        double slopeY = chance.nextDouble(-0.6, 0.6);
        double noise = chance.nextDouble(0, 14);
        var pixels = new byte[picture.width() * picture.height()];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                double light = 0.7
                        + slopeX * (x / (double) picture.width() - 0.5)
                        + slopeY * (y / (double) picture.height() - 0.5);
                double value = picture.at(x, y) * light + chance.nextGaussian() * noise;
                pixels[y * picture.width() + x] = (byte) Math.min(Math.max(Math.round(value), 0), WHITE);
            }
        }
        return Grey.of(picture.width(), picture.height(), pixels);
    }
}
