package org.hall24.driver.code;

import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for the three nested squares of a QR code in black and white. Any line through the middle of one, whatever its direction,
 * crosses it as 1:1:3:1:1; so a code may stand as it likes.
 */
final class FinderHunt {
    /** The smallest code has 21 modules; a pattern's middle is three modules high and must be crossed by three rows at least. */
    private static final int ROWS_SKIPPED_DIVISOR = 130;

    /** More spots than this are text or a brick wall; those crossed most often are looked at. */
    private static final int SPOTS_MAX = 12;

    /** How many ways to take three of them are tried: the first is nearly always right. */
    private static final int CORNERS_MAX = 6;

    /** Perspective makes one pattern larger than another, but not more than this in front of a terminal. */
    private static final double MODULE_RATIO_MAX = 1.8;

    private static final double LEG_RATIO_MAX = 1.7;

    /** The corner of a code seen aslant is no right angle; its cosine stays below this. */
    private static final double COSINE_MAX = 0.45;

    /** The legs of the smallest code are 14 modules long; the module is measured along a row, up to 1.41 too wide. */
    private static final double LEG_MODULES_MIN = 8;

    private static final double LEG_MODULES_MAX = 180;

    private final BitMatrix black;
    private final List<Spot> spots = new ArrayList<>();

    private FinderHunt(BitMatrix black) {
        this.black = black;
    }

    /** The likeliest codes, the best first. */
    static List<Corners> in(BitMatrix black) {
        var hunt = new FinderHunt(black);
        hunt.walk();
        return hunt.corners();
    }

    private void walk() {
        int step = Math.max(1, black.getHeight() / ROWS_SKIPPED_DIVISOR);
        var row = new BitArray(black.getWidth());
        var runs = new int[5];
        for (int y = step / 2; y < black.getHeight(); y += step) {
            row = black.getRow(y, row);
            walkRow(row, y, runs);
        }
    }

    /** Slides over the runs of one row, five at a time, beginning with a black one. */
    private void walkRow(BitArray row, int y, int[] runs) {
        int width = row.getSize();
        int from = row.getNextSet(0);
        java.util.Arrays.fill(runs, 0);
        int held = 0;
        boolean isBlack = true;
        while (from < width) {
            int to = isBlack ? row.getNextUnset(from) : row.getNextSet(from);
            System.arraycopy(runs, 1, runs, 0, 4);
            runs[4] = to - from;
            held++;
            if (isBlack && held >= 5 && isFinder(runs)) {
                meet(
                        to - runs[4] - runs[3] - runs[2] / 2.0,
                        y,
                        runs[2],
                        runs[0] + runs[1] + runs[2] + runs[3] + runs[4]);
            }
            from = to;
            isBlack = !isBlack;
        }
    }

    private static boolean isFinder(int[] runs) {
        int total = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
        if (total < 7) {
            return false;
        }
        double module = total / 7.0;
        double slack = module / 2;
        return Math.abs(module - runs[0]) < slack
                && Math.abs(module - runs[1]) < slack
                && Math.abs(3 * module - runs[2]) < 3 * slack
                && Math.abs(module - runs[3]) < slack
                && Math.abs(module - runs[4]) < slack;
    }

    /** A row looked like one: does the column through its middle, and the row through the column's middle? */
    private void meet(double x, int y, int middle, int total) {
        double centreY = across(x, y, middle, total, false);
        if (Double.isNaN(centreY)) {
            return;
        }
        double centreX = across(x, (int) centreY, middle, total, true);
        if (Double.isNaN(centreX)) {
            return;
        }
        double module = total / 7.0;
        for (int i = 0; i < spots.size(); i++) {
            if (spots.get(i).isSeenAgainAt(centreX, centreY, module)) {
                spots.set(i, spots.get(i).with(centreX, centreY, module));
                return;
            }
        }
        spots.add(new Spot(centreX, centreY, module, 1));
    }

    /** The middle of the pattern along a line through the point; NaN when that line does not look like one. */
    private double across(double x, int y, int middle, int total, boolean alongRow) {
        int fixed = alongRow ? y : (int) x;
        int start = alongRow ? (int) x : y;
        int end = alongRow ? black.getWidth() : black.getHeight();
        if (!isBlack(alongRow, start, fixed)) {
            return Double.NaN;
        }
        var runs = new int[5];
        int most = Math.max(2, 2 * middle);
        int i = start;
        for (int run = 2; run >= 0; run--) {
            while (i >= 0 && isBlack(alongRow, i, fixed) == (run != 1) && runs[run] <= most) {
                runs[run]++;
                i--;
            }
        }
        i = start + 1;
        for (int run = 2; run <= 4; run++) {
            while (i < end && isBlack(alongRow, i, fixed) == (run != 3) && runs[run] <= 2 * most) {
                runs[run]++;
                i++;
            }
        }
        int sum = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
        if (2 * Math.abs(sum - total) >= total || !isFinder(runs)) {
            return Double.NaN;
        }
        return i - runs[4] - runs[3] - runs[2] / 2.0;
    }

    private boolean isBlack(boolean alongRow, int along, int fixed) {
        return alongRow ? black.get(along, fixed) : black.get(fixed, along);
    }

    private List<Corners> corners() {
        var likely = spots.stream()
                .sorted(Comparator.comparingInt(Spot::sightings).reversed())
                .limit(SPOTS_MAX)
                .toList();
        record Guess(Corners corners, double strangeness) {}
        var guesses = new ArrayList<Guess>();
        for (int i = 0; i < likely.size(); i++) {
            for (int j = i + 1; j < likely.size(); j++) {
                for (int k = j + 1; k < likely.size(); k++) {
                    var corners = Corners.of(likely.get(i), likely.get(j), likely.get(k));
                    double strangeness = strangeness(corners);
                    if (!Double.isNaN(strangeness)) {
                        guesses.add(new Guess(corners, strangeness));
                    }
                }
            }
        }
        return guesses.stream()
                .sorted(Comparator.comparingDouble(Guess::strangeness))
                .limit(CORNERS_MAX)
                .map(Guess::corners)
                .toList();
    }

    /** How unlike a code seen straight on it is; NaN = too unlike. */
    private static double strangeness(Corners corners) {
        var a = corners.topLeft();
        var b = corners.topRight();
        var c = corners.bottomLeft();
        double smallest = Math.min(a.module(), Math.min(b.module(), c.module()));
        double largest = Math.max(a.module(), Math.max(b.module(), c.module()));
        double right = a.to(b);
        double down = a.to(c);
        double legs = Math.max(right, down) / Math.min(right, down);
        double cosine =
                Math.abs(((b.x() - a.x()) * (c.x() - a.x()) + (b.y() - a.y()) * (c.y() - a.y())) / (right * down));
        double modules = (right + down) / 2 / ((smallest + largest) / 2);
        if (largest / smallest > MODULE_RATIO_MAX
                || legs > LEG_RATIO_MAX
                || cosine > COSINE_MAX
                || modules < LEG_MODULES_MIN
                || modules > LEG_MODULES_MAX) {
            return Double.NaN;
        }
        int sightings = Math.min(a.sightings(), Math.min(b.sightings(), c.sightings()));
        return (legs - 1) + cosine + (largest / smallest - 1) + 1.0 / sightings;
    }
}
