package org.hall24.demo.vitals;

import java.util.ArrayList;
import java.util.List;

/** The slope of a row of measurements by Theil and Sen: the middle of the slopes of all pairs, which single outliers do not move. */
public final class Trend {
    /** The first fifth of a run fills what is filled once. */
    private static final double SETTLED_AFTER = 0.2;

    private final List<double[]> points = new ArrayList<>();

    /** An empty row. */
    public Trend() {}

    /** Adds a measurement; {@code x} grows from one to the next. */
    public void add(double x, double y) {
        points.add(new double[] {x, y});
    }

    /** How much y changes while x grows by one, over the last four fifths; 0 for fewer than two measurements. */
    public double slope() {
        var settled = points.subList((int) Math.ceil(points.size() * SETTLED_AFTER), points.size());
        var slopes = new ArrayList<Double>();
        for (int i = 0; i < settled.size(); i++) {
            for (int j = i + 1; j < settled.size(); j++) {
                slopes.add((settled.get(j)[1] - settled.get(i)[1]) / (settled.get(j)[0] - settled.get(i)[0]));
            }
        }
        return median(slopes);
    }

    /** The middle of all measurements; 0 for none. */
    public double level() {
        return median(points.stream().map(point -> point[1]).toList());
    }

    private static double median(List<Double> values) {
        if (values.isEmpty()) {
            return 0;
        }
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
