package org.hall24.bench.qr;

import org.hall24.driver.code.Grey;

/** How a picture is shown: as it is, turned on white, or smaller. The reader's own arithmetic is not used for it. */
enum Variant {
    UPRIGHT("upright", 0, 1),
    TURNED_15("15°", 15, 1),
    TURNED_30("30°", 30, 1),
    TURNED_45("45°", 45, 1),
    TURNED_90("90°", 90, 1),
    HALF("half", 0, 2),
    QUARTER("quarter", 0, 4);

    private static final int WHITE = 255;

    private final String word;
    private final int degrees;
    private final int divisor;

    Variant(String word, int degrees, int divisor) {
        this.word = word;
        this.degrees = degrees;
        this.divisor = divisor;
    }

    String word() {
        return word;
    }

    Grey of(Grey picture) {
        return divisor > 1 ? smaller(picture) : degrees > 0 ? turned(picture) : picture;
    }

    /** Each pixel the mean of a square, as a lens would give it. */
    private Grey smaller(Grey picture) {
        int wide = Math.max(1, picture.width() / divisor);
        int high = Math.max(1, picture.height() / divisor);
        var pixels = new byte[wide * high];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                int sum = 0;
                for (int j = 0; j < divisor; j++) {
                    for (int i = 0; i < divisor; i++) {
                        sum += at(picture, x * divisor + i, y * divisor + j);
                    }
                }
                pixels[y * wide + x] = (byte) (sum / (divisor * divisor));
            }
        }
        return Grey.of(wide, high, pixels);
    }

    private Grey turned(Grey picture) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        int wide = (int) Math.ceil(Math.abs(picture.width() * cos) + Math.abs(picture.height() * sin) - 1e-6);
        int high = (int) Math.ceil(Math.abs(picture.height() * cos) + Math.abs(picture.width() * sin) - 1e-6);
        var pixels = new byte[wide * high];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                double right = x + 0.5 - wide / 2.0;
                double down = y + 0.5 - high / 2.0;
                pixels[y * wide + x] = (byte) Math.round(between(
                        picture,
                        cos * right + sin * down + picture.width() / 2.0 - 0.5,
                        cos * down - sin * right + picture.height() / 2.0 - 0.5));
            }
        }
        return Grey.of(wide, high, pixels);
    }

    /** Bilinear; white outside. */
    static double between(Grey picture, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double a = x - left;
        double b = y - top;
        double above = at(picture, left, top) * (1 - a) + at(picture, left + 1, top) * a;
        double below = at(picture, left, top + 1) * (1 - a) + at(picture, left + 1, top + 1) * a;
        return above * (1 - b) + below * b;
    }

    private static int at(Grey picture, int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < picture.width() && y < picture.height();
        return inside ? picture.at(x, y) : WHITE;
    }
}
