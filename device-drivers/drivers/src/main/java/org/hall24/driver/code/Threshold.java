package org.hall24.driver.code;

import com.google.zxing.common.BitMatrix;

/** Decides which modules are black, from how bright each was. */
final class Threshold {
    /** One threshold for the whole code. */
    static final int WHOLE = Integer.MAX_VALUE;

    /** Two means settle within a few rounds. */
    private static final int ROUNDS = 8;

    private Threshold() {}

    /** Undoes the blur between neighbours: each module further away from the mean of the four beside it. */
    static double[] sharpened(double[] read, int modules, double by) {
        if (by == 0) {
            return read;
        }
        var sharp = new double[read.length];
        for (int y = 0; y < modules; y++) {
            for (int x = 0; x < modules; x++) {
                int here = y * modules + x;
                double left = read[x > 0 ? here - 1 : here];
                double right = read[x < modules - 1 ? here + 1 : here];
                double above = read[y > 0 ? here - modules : here];
                double below = read[y < modules - 1 ? here + modules : here];
                sharp[here] = read[here] + by * (read[here] - (left + right + above + below) / 4);
            }
        }
        return sharp;
    }

    /** Black where a module is darker than its surroundings, so many modules around. */
    static BitMatrix black(double[] read, int modules, int radius) {
        var black = new BitMatrix(modules);
        double whole = radius == WHOLE ? betweenTwoMeans(read) : 0;
        for (int y = 0; y < modules; y++) {
            for (int x = 0; x < modules; x++) {
                double limit = radius == WHOLE ? whole : around(read, modules, x, y, radius);
                if (read[y * modules + x] < limit) {
                    black.set(x, y);
                }
            }
        }
        return black;
    }

    /** Half-way between the mean and the middle of the extremes. */
    private static double around(double[] read, int modules, int x, int y, int radius) {
        double least = Double.MAX_VALUE;
        double most = 0;
        double sum = 0;
        int count = 0;
        for (int j = Math.max(0, y - radius); j <= Math.min(modules - 1, y + radius); j++) {
            for (int i = Math.max(0, x - radius); i <= Math.min(modules - 1, x + radius); i++) {
                double each = read[j * modules + i];
                least = Math.min(least, each);
                most = Math.max(most, each);
                sum += each;
                count++;
            }
        }
        return (least + most) / 4 + sum / count / 2;
    }

    private static double betweenTwoMeans(double[] read) {
        double limit = 0;
        for (double each : read) {
            limit += each / read.length;
        }
        for (int round = 0; round < ROUNDS; round++) {
            double dark = 0;
            double light = 0;
            int darks = 0;
            for (double each : read) {
                if (each < limit) {
                    dark += each;
                    darks++;
                } else {
                    light += each;
                }
            }
            if (darks == 0 || darks == read.length) {
                return limit;
            }
            limit = (dark / darks + light / (read.length - darks)) / 2;
        }
        return limit;
    }
}
