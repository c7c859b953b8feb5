package org.hall24.kiosk;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Compares a picture with the one that was looked at and found good. Kept at half scale with 255 colours, so that all of them are
 * small; compared after a blur of 3 × 3 with a tolerance, so that another FreeType's edges pass and a moved, cut or changed word
 * does not.
 */
final class Golden {
    /** A channel may differ by this much: the palette's rounding and the edges of glyphs stay below it. */
    private static final int CHANNEL_DIFFERENCE_MAX = 40;

    /** One changed small character has more pixels than this at half scale. */
    private static final int PIXELS_MAX = 30;

    static final int FILE_BYTES_MAX = 60 << 10;
    private static final int COLOURS_MAX = 255;
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Path FAILED = Path.of("target/golden");

    private Golden() {}

    /** How many pixels differ beyond what is tolerated; 0 = the same picture. Renews the golden with {@code -Dgolden.write=true}. */
    static int differences(String name, BufferedImage picture) throws IOException {
        var now = half(picture);
        var file = FOLDER.resolve(name + ".png");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.write(file, encode(fewColours(now)));
            return 0;
        }
        if (!Files.exists(file)) {
            keep(name + "-actual", now);
            throw new IOException(
                    "no golden " + name + "; look at target/golden and write it with -Dgolden.write=true");
        }
        var golden = ImageIO.read(file.toFile());
        var marked = new BufferedImage(now.getWidth(), now.getHeight(), BufferedImage.TYPE_INT_RGB);
        int different = compare(blurred(golden), blurred(now), marked);
        if (different > PIXELS_MAX) {
            keep(name + "-actual", now);
            keep(name + "-diff", marked);
            return different;
        }
        return 0;
    }

    private static int compare(BufferedImage golden, BufferedImage now, BufferedImage marked) {
        int different = 0;
        for (int y = 0; y < now.getHeight(); y++) {
            for (int x = 0; x < now.getWidth(); x++) {
                int a = golden.getRGB(x, y);
                int b = now.getRGB(x, y);
                boolean far = far(a >> 16, b >> 16) || far(a >> 8, b >> 8) || far(a, b);
                different += far ? 1 : 0;
                marked.setRGB(x, y, far ? 0xFF0000 : (b >> 2) & 0x3F3F3F);
            }
        }
        return different;
    }

    private static boolean far(int a, int b) {
        return Math.abs((a & 0xFF) - (b & 0xFF)) > CHANNEL_DIFFERENCE_MAX;
    }

    /** Each pixel the mean of four. */
    static BufferedImage half(BufferedImage full) {
        var half = new BufferedImage(full.getWidth() / 2, full.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < half.getHeight(); y++) {
            for (int x = 0; x < half.getWidth(); x++) {
                half.setRGB(x, y, mean(full, 2 * x, 2 * y, 2));
            }
        }
        return half;
    }

    private static BufferedImage blurred(BufferedImage sharp) {
        var soft = new BufferedImage(sharp.getWidth(), sharp.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 1; y < sharp.getHeight() - 1; y++) {
            for (int x = 1; x < sharp.getWidth() - 1; x++) {
                soft.setRGB(x, y, mean(sharp, x - 1, y - 1, 3));
            }
        }
        return soft;
    }

    private static int mean(BufferedImage image, int left, int top, int side) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                int rgb = image.getRGB(x, y);
                red += (rgb >> 16) & 0xFF;
                green += (rgb >> 8) & 0xFF;
                blue += rgb & 0xFF;
            }
        }
        int count = side * side;
        return (red / count) << 16 | (green / count) << 8 | (blue / count);
    }

    /** The most frequent colours, five bits a channel; every other pixel takes the nearest of them. */
    private static BufferedImage fewColours(BufferedImage image) {
        var counts = new HashMap<Integer, long[]>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                var sum = counts.computeIfAbsent(rgb >> 3 & 0x1F1F1F, _ -> new long[4]);
                sum[0]++;
                sum[1] += rgb >> 16 & 0xFF;
                sum[2] += rgb >> 8 & 0xFF;
                sum[3] += rgb & 0xFF;
            }
        }
        int[] palette = counts.values().stream()
                .sorted((a, b) -> Long.compare(b[0], a[0]))
                .limit(COLOURS_MAX)
                .mapToInt(sum -> (int) (sum[1] / sum[0]) << 16 | (int) (sum[2] / sum[0]) << 8 | (int) (sum[3] / sum[0]))
                .toArray();
        var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        var indexed = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> known = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int index = known.computeIfAbsent(image.getRGB(x, y) & 0xFFFFFF, rgb -> nearest(palette, rgb));
                indexed.getRaster().setSample(x, y, 0, index);
            }
        }
        return indexed;
    }

    private static int nearest(int[] palette, int rgb) {
        int[] distances =
                Arrays.stream(palette).map(colour -> distance(colour, rgb)).toArray();
        int best = 0;
        for (int i = 1; i < distances.length; i++) {
            best = distances[i] < distances[best] ? i : best;
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
        int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        return red * red + green * green + blue * blue;
    }

    private static byte[] encode(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        if (out.size() > FILE_BYTES_MAX) {
            throw new IOException("a golden of " + out.size() + " bytes is too large");
        }
        return out.toByteArray();
    }

    private static void keep(String name, BufferedImage image) throws IOException {
        Files.createDirectories(FAILED);
        ImageIO.write(image, "png", FAILED.resolve(name + ".png").toFile());
    }
}
