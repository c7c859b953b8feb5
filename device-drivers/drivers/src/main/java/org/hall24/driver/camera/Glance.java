package org.hall24.driver.camera;

import org.hall24.device.Still;

/**
 * What one picture is worth by itself, from its grey values alone.
 *
 * <p>The limits were set on the simulated camera through the real capture path (noise of 2 to 3 levels), and on twenty photographs by
 * hand of the public QR test set: their mean is 84 to 154, no pixel is full, the structure 3.6 to 16. Pictures drawn on white there
 * have up to 0.81 full pixels, but 0.01 to 0.7 dark ones.
 */
final class Glance {
    /** Mean grey, 0 to 255, under which no light came in; a sensor's black is 16 in limited range, its noise 3. */
    static final double BLACK_MEAN_MAX = 24;

    /** Grey from which on a sensor is full; 255 in full range, 235 in limited range. */
    static final int FULL_GREY_MIN = 235;

    /** Share of full pixels from which most of the picture is lost. A white page fills less: it has a margin, and print on it. */
    static final double FULL_SHARE_MIN = 0.7;

    /** Grey that only print or shadow has. */
    static final int DARK_GREY_MAX = 96;

    /** Share of dark pixels that a printed page has and a dazzled sensor has not. */
    static final double DARK_SHARE_MAX = 0.01;

    /** Mean difference of neighbouring blocks, in grey levels, under which there is nothing to see; noise averages out below 0.3. */
    static final double STRUCTURE_MIN = 1.5;

    /** Blocks a side; small ones would measure noise, large ones would miss a face. */
    private static final int BLOCKS = 24;

    private final double mean;
    private final double fullShare;
    private final double darkShare;
    private final double structure;

    private Glance(double mean, double fullShare, double darkShare, double structure) {
        this.mean = mean;
        this.fullShare = fullShare;
        this.darkShare = darkShare;
        this.structure = structure;
    }

    /** Looks at a picture. */
    static Glance at(Still still) {
        var sums = new long[BLOCKS * BLOCKS];
        var counts = new int[BLOCKS * BLOCKS];
        long sum = 0;
        int full = 0;
        int dark = 0;
        for (int y = 0; y < still.height(); y++) {
            int rowOfBlocks = y * BLOCKS / still.height() * BLOCKS;
            for (int x = 0; x < still.width(); x++) {
                int grey = grey(still.bgr(), 3 * (y * still.width() + x));
                int block = rowOfBlocks + x * BLOCKS / still.width();
                sums[block] += grey;
                counts[block]++;
                sum += grey;
                full += grey >= FULL_GREY_MIN ? 1 : 0;
                dark += grey <= DARK_GREY_MAX ? 1 : 0;
            }
        }
        double pixels = (double) still.width() * still.height();
        return new Glance(sum / pixels, full / pixels, dark / pixels, structure(sums, counts));
    }

    /** Green counts twice: good enough for light and dark, and quick. */
    private static int grey(byte[] bgr, int at) {
        return ((bgr[at] & 0xff) + 2 * (bgr[at + 1] & 0xff) + (bgr[at + 2] & 0xff)) / 4;
    }

    private static double structure(long[] sums, int[] counts) {
        double differences = 0;
        int pairs = 0;
        for (int y = 0; y < BLOCKS; y++) {
            for (int x = 0; x < BLOCKS - 1; x++) {
                int left = y * BLOCKS + x;
                int above = x * BLOCKS + y; // the same walk, down instead of right
                differences += difference(sums, counts, left, left + 1);
                differences += difference(sums, counts, above, above + BLOCKS);
                pairs += 2;
            }
        }
        return differences / pairs;
    }

    /** Of the means of two blocks; a picture smaller than the blocks has empty ones, which differ from nothing. */
    private static double difference(long[] sums, int[] counts, int one, int other) {
        boolean both = counts[one] > 0 && counts[other] > 0;
        return both ? Math.abs((double) sums[one] / counts[one] - (double) sums[other] / counts[other]) : 0;
    }

    boolean isBlack() {
        return mean <= BLACK_MEAN_MAX;
    }

    boolean isOverExposed() {
        return fullShare >= FULL_SHARE_MIN && darkShare <= DARK_SHARE_MAX;
    }

    boolean isCovered() {
        return structure < STRUCTURE_MIN;
    }

    /** The figures, for a technician. */
    @Override
    public String toString() {
        return "mean %.1f, full %.3f, dark %.3f, structure %.2f".formatted(mean, fullShare, darkShare, structure);
    }
}
