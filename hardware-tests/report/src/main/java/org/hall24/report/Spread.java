package org.hall24.report;

import java.util.Arrays;
import java.util.Collection;

/**
 * How the values of several rounds are spread; their unit is that of the values.
 *
 * @param median half are not above it
 * @param p90 nine of ten are not above it
 * @param max the largest
 * @param min the smallest
 */
public record Spread(double median, double p90, double max, double min) {
    private static final double NINE_OF_TEN = 0.9;

    /** Of at least one value. */
    public static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        int ninth = (int) Math.ceil(sorted.length * NINE_OF_TEN) - 1;
        return new Spread(median, sorted[ninth], sorted[sorted.length - 1], sorted[0]);
    }

    /** Of at least one value. */
    public static Spread of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The largest less the smallest. */
    public double width() {
        return max - min;
    }
}
