package org.hall24.simulator.card;

import java.nio.charset.StandardCharsets;

/**
 * The stand-in for a portrait. Nobody may publish a maker's decoder, and a real portrait is a real person's, so the simulated cards hold a
 * format of their own, which only the stand-in decoder ({@code standinportrait.c}) reads: the words {@code HALL24 STAND-IN}, a zero, then 34
 * x 42 greys of four bits, rows from the top, the left pixel in the high bits; the rest is filled up to 1024 bytes. Shown, each grey is a
 * square of 3 x 3 pixels.
 */
final class StandInPortrait {
    private static final byte[] WORDS = "HALL24 STAND-IN\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES = 1_024;
    private static final int WIDTH = 34;
    private static final int HEIGHT = 42;
    private static final int FILLED_FROM = 900;

    private StandInPortrait() {}

    /** A drawn head, its greys told apart by whose it is. */
    static byte[] of(String id) {
        var portrait = new byte[BYTES];
        System.arraycopy(WORDS, 0, portrait, 0, WORDS.length);
        int hair = 1 + Math.floorMod(id.hashCode(), 6);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int at = y * WIDTH + x;
                int grey = grey(x, y, hair);
                portrait[WORDS.length + at / 2] |= (byte) (at % 2 == 0 ? grey << 4 : grey);
            }
        }
        // A preamble among the data, as chance puts one there: a receiver must not stumble over it.
        byte[] preamble = CardBytes.preamble();
        System.arraycopy(preamble, 0, portrait, FILLED_FROM, preamble.length);
        return portrait;
    }

    private static int grey(int x, int y, int hair) {
        if (inside(x, y, 17, 18, 9, 11)) {
            return y < 13 ? hair : eyeOrMouth(x, y) ? 2 : 12;
        }
        if (inside(x, y, 17, 16, 11, 12)) {
            return hair;
        }
        return inside(x, y, 17, 44, 16, 14) ? 5 : 15;
    }

    private static boolean eyeOrMouth(int x, int y) {
        boolean eye = y == 17 && (x == 13 || x == 14 || x == 20 || x == 21);
        return eye || (y == 24 && x >= 14 && x <= 20);
    }

    private static boolean inside(int x, int y, int middleX, int middleY, int radiusX, int radiusY) {
        double dx = (double) (x - middleX) / radiusX;
        double dy = (double) (y - middleY) / radiusY;
        return dx * dx + dy * dy <= 1;
    }
}
