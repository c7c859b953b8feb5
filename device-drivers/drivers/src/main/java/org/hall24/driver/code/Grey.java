package org.hall24.driver.code;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.util.Arrays;
import org.hall24.device.Still;

/** One grey picture in memory: a byte a pixel, 0 black to 255 white, rows from the top. Never changed once made. */
public final class Grey {
    /** ITU-R BT.601 in thousand-and-twenty-fourths: what a camera's own grey is. */
    private static final int RED = 306;

    private static final int GREEN = 601;
    private static final int BLUE = 117;
    private static final int WHITE = 255;

    private final int width;
    private final int height;
    private final byte[] pixels;

    private Grey(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /**
     * A picture of these pixels, which are the picture's own from now on.
     *
     * @throws IllegalArgumentException when there are not width times height of them
     */
    public static Grey of(int width, int height, byte[] pixels) {
        if (width < 1 || height < 1 || pixels.length != width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels are no picture of " + width + " x " + height);
        }
        return new Grey(width, height, pixels);
    }

    /** What is left of a picture without its colours. */
    public static Grey of(Still still) {
        var bgr = still.bgr();
        var grey = new byte[still.width() * still.height()];
        for (int i = 0, at = 0; i < grey.length; i++, at += 3) {
            grey[i] = (byte)
                    ((BLUE * (bgr[at] & 0xff) + GREEN * (bgr[at + 1] & 0xff) + RED * (bgr[at + 2] & 0xff)) >> 10);
        }
        return new Grey(still.width(), still.height(), grey);
    }

    /** Pixels across. */
    public int width() {
        return width;
    }

    /** Pixels down. */
    public int height() {
        return height;
    }

    /** The pixel there, 0 to 255. */
    public int at(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }

    /** The brightness between the pixels, by bilinear interpolation; the middle of the first pixel is 0.5. Outside is the nearest edge. */
    double between(double x, double y) {
        double right = Math.min(Math.max(x - 0.5, 0), width - 1.0);
        double down = Math.min(Math.max(y - 0.5, 0), height - 1.0);
        int column = (int) right;
        int row = (int) down;
        int here = row * width + column;
        int beside = column + 1 < width ? 1 : 0;
        int below = row + 1 < height ? width : 0;
        double a = right - column;
        double b = down - row;
        double above = (pixels[here] & 0xff) * (1 - a) + (pixels[here + beside] & 0xff) * a;
        double under = (pixels[here + below] & 0xff) * (1 - a) + (pixels[here + below + beside] & 0xff) * a;
        return above * (1 - b) + under * b;
    }

    /** What lies around its middle, so many hundredths of its width and height. */
    public Grey middle(int percent) {
        int wide = Math.max(1, width * percent / 100);
        int high = Math.max(1, height * percent / 100);
        int left = (width - wide) / 2;
        int top = (height - high) / 2;
        var part = new byte[wide * high];
        for (int y = 0; y < high; y++) {
            System.arraycopy(pixels, (top + y) * width + left, part, y * wide, wide);
        }
        return new Grey(wide, high, part);
    }

    /** With a white margin: a code that fills its picture lacks the quiet zone. */
    Grey padded(int margin) {
        int wide = width + 2 * margin;
        var padded = new byte[wide * (height + 2 * margin)];
        Arrays.fill(padded, (byte) WHITE);
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, padded, (y + margin) * wide + margin, width);
        }
        return new Grey(wide, height + 2 * margin, padded);
    }

    /** Black for white. */
    Grey inverted() {
        var other = new byte[pixels.length];
        for (int i = 0; i < other.length; i++) {
            other[i] = (byte) ~pixels[i];
        }
        return new Grey(width, height, other);
    }

    /** So many times as large each way, by bilinear interpolation. */
    Grey enlarged(int times) {
        int wide = width * times;
        var large = new byte[wide * height * times];
        for (int y = 0; y < height * times; y++) {
            for (int x = 0; x < wide; x++) {
                large[y * wide + x] = (byte) Math.round(between((x + 0.5) / times, (y + 0.5) / times));
            }
        }
        return new Grey(wide, height * times, large);
    }

    /** Half as large each way; each pixel is the mean of four. */
    Grey halved() {
        int wide = Math.max(1, width / 2);
        int high = Math.max(1, height / 2);
        var small = new byte[wide * high];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                int right = Math.min(2 * x + 1, width - 1);
                int below = Math.min(2 * y + 1, height - 1);
                small[y * wide + x] =
                        (byte) ((at(2 * x, 2 * y) + at(right, 2 * y) + at(2 * x, below) + at(right, below) + 2) / 4);
            }
        }
        return new Grey(wide, high, small);
    }

    /** Each pixel the mean of its neighbourhood, 3 by 3. */
    Grey blurred() {
        var soft = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - 1);
            int below = Math.min(height - 1, y + 1);
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - 1);
                int right = Math.min(width - 1, x + 1);
                int sum = at(left, above)
                        + at(x, above)
                        + at(right, above)
                        + at(left, y)
                        + at(x, y)
                        + at(right, y)
                        + at(left, below)
                        + at(x, below)
                        + at(right, below);
                soft[y * width + x] = (byte) (sum / 9);
            }
        }
        return new Grey(width, height, soft);
    }

    /** Edges made steeper: one and a half times the difference to the neighbourhood on top. */
    Grey sharpened() {
        var soft = blurred();
        var sharp = new byte[pixels.length];
        for (int i = 0; i < sharp.length; i++) {
            int here = pixels[i] & 0xff;
            int steep = here + (here - (soft.pixels[i] & 0xff)) * 3 / 2;
            sharp[i] = (byte) Math.min(Math.max(steep, 0), WHITE);
        }
        return new Grey(width, height, sharp);
    }

    /** Turned clockwise about its middle, large enough to hold everything; white around it. */
    Grey turned(double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        int wide = (int) Math.ceil(Math.abs(width * cos) + Math.abs(height * sin));
        int high = (int) Math.ceil(Math.abs(height * cos) + Math.abs(width * sin));
        var turned = new byte[wide * high];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                double right = x + 0.5 - wide / 2.0;
                double down = y + 0.5 - high / 2.0;
                double fromX = cos * right + sin * down + width / 2.0;
                double fromY = cos * down - sin * right + height / 2.0;
                boolean inside = fromX >= 0 && fromY >= 0 && fromX <= width && fromY <= height;
                turned[y * wide + x] = (byte) (inside ? Math.round(between(fromX, fromY)) : WHITE);
            }
        }
        return new Grey(wide, high, turned);
    }

    /** As ZXing wants it, without copying. */
    LuminanceSource source() {
        return new PlanarYUVLuminanceSource(pixels, width, height, 0, 0, width, height, false);
    }
}
