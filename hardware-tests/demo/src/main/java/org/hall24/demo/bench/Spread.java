package org.hall24.demo.bench;

import java.util.Arrays;

/**
 * How one thing's times are spread.
 *
 * @param median milliseconds
 * @param p90 nine of ten are not above it
 * @param max the longest
 * @param min the shortest
 */
record Spread(double median, double p90, double max, double min) {
    private static final double NINE_OF_TEN = 0.9;

    /** Of at least one time. */
    static Spread of(double... millis) {
        if (millis.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var sorted = millis.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        int ninth = (int) Math.ceil(sorted.length * NINE_OF_TEN) - 1;
        return new Spread(median, sorted[ninth], sorted[sorted.length - 1], sorted[0]);
    }

    double width() {
        return max - min;
    }
}
