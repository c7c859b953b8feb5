package org.hall24.driver.code;

/**
 * Lays the raster of a QR code over the grey picture, so that its known modules fall on what is black and white there: it moves the
 * four corners by less and less as long as the contrast of the known modules grows. It needs no black-and-white picture, so it reads
 * codes whose modules are hardly larger than a pixel, bent or seen aslant.
 */
final class Fit {
    /** Below this contrast there is no code, or its size is guessed wrong; noise reaches 0.3, a readable code 0.5 and more. */
    static final double CONTRAST_MIN = 0.45;

    /** From here on no other size can be the right one: a wrong one has the timing lines against it. */
    private static final double CONTRAST_SURE = 0.85;

    /** Finder patterns tell the number of modules to about a twelfth. */
    private static final double MODULES_DOUBT = 0.08;

    private static final int STEPS_COARSE = 2;
    private static final int STEPS_FINE = 4;

    /** Each halving of the step may walk so far; a corner never needs more. */
    private static final int ROUNDS_MAX = 6;

    /** From here on modules are narrow beside what three corners can miss by. */
    private static final int LARGE_CODE_MODULES = 40;

    /** Less than two grey levels of difference are no picture. */
    private static final double VARIANCE_MIN = 4;

    private static final int COORDINATES = 8;

    private final Grey grey;
    private final Raster raster;
    private final double[] quad;
    private final double module;
    private double contrast;

    private Fit(Grey grey, Raster raster, double[] quad, double module) {
        this.grey = grey;
        this.raster = raster;
        this.quad = quad;
        this.module = module;
        this.contrast = contrast(new Plane(quad));
    }

    /** The best fit of a code with these corners; its contrast may still say that there is none. */
    static Fit of(Grey grey, Corners corners) {
        double rightX = corners.topRight().x() - corners.topLeft().x();
        double rightY = corners.topRight().y() - corners.topLeft().y();
        // Along a row, a square that stands turned is wider than its side.
        double length = Math.hypot(rightX, rightY);
        double narrower = Math.max(Math.abs(rightX), Math.abs(rightY)) / length;
        double module = (corners.topLeft().module()
                        + corners.topRight().module()
                        + corners.bottomLeft().module())
                / 3
                * narrower;
        double legs = (length + corners.topLeft().to(corners.bottomLeft())) / 2;
        double estimate = legs / module + 7;
        int likeliest = (int) Math.round((estimate - 17) / 4) * 4 + 17;
        int doubt = Math.max(1, (int) Math.round(estimate * MODULES_DOUBT / 4));
        Fit best = null;
        for (int i = 0; i <= 2 * doubt && (best == null || best.contrast < CONTRAST_SURE); i++) {
            int off = i % 2 == 0 ? i / 2 : -(i + 1) / 2; // 0, -1, 1, -2, 2: the likeliest first
            int modules = Math.min(Math.max(likeliest + 4 * off, Raster.MODULES_MIN), Raster.MODULES_MAX);
            var fit = new Fit(grey, Raster.of(modules), quad(corners, modules), module);
            fit.climb(STEPS_COARSE);
            if (best == null || fit.contrast > best.contrast) {
                best = fit;
            }
        }
        if (best == null) {
            throw new IllegalStateException("at least three sizes were tried");
        }
        if (best.contrast >= CONTRAST_MIN) {
            best.climb(STEPS_FINE);
        }
        return best;
    }

    /** The outer corners of the code as a parallelogram: top left, top right, bottom right, bottom left. */
    private static double[] quad(Corners corners, int modules) {
        var origin = corners.topLeft();
        double rightX = (corners.topRight().x() - origin.x()) / (modules - 7);
        double rightY = (corners.topRight().y() - origin.y()) / (modules - 7);
        double downX = (corners.bottomLeft().x() - origin.x()) / (modules - 7);
        double downY = (corners.bottomLeft().y() - origin.y()) / (modules - 7);
        double x = origin.x() - 3.5 * (rightX + downX);
        double y = origin.y() - 3.5 * (rightY + downY);
        return new double[] {
            x,
            y,
            x + modules * rightX,
            y + modules * rightY,
            x + modules * (rightX + downX),
            y + modules * (rightY + downY),
            x + modules * downX,
            y + modules * downY
        };
    }

    /** How well the known modules stand out, from -1 (all wrong) to 1 (black and white). */
    double contrast() {
        return contrast;
    }

    /** How many modules a side. */
    int modules() {
        return raster.modules();
    }

    /** The brightness of every module, row by row: the mean of nine points around its middle. */
    double[] modulesRead() {
        int modules = raster.modules();
        var plane = new Plane(quad);
        var read = new double[modules * modules];
        for (int y = 0; y < modules; y++) {
            for (int x = 0; x < modules; x++) {
                double sum = 0;
                for (int j = -1; j <= 1; j++) {
                    for (int i = -1; i <= 1; i++) {
                        sum += plane.see(grey, (x + 0.5 + i * 0.2) / modules, (y + 0.5 + j * 0.2) / modules);
                    }
                }
                read[y * modules + x] = sum / 9;
            }
        }
        return read;
    }

    private void climb(int steps) {
        double step = module * (raster.modules() > LARGE_CODE_MODULES ? 1.5 : 1);
        for (int i = 0; i < steps; i++) {
            int rounds = 0;
            while (rounds < ROUNDS_MAX && climbOnce(step)) {
                rounds++;
            }
            step /= 2;
        }
    }

    private boolean climbOnce(double step) {
        boolean moved = false;
        for (int i = 0; i < COORDINATES; i++) {
            moved |= tryMoving(i, step) || tryMoving(i, -step);
        }
        return moved;
    }

    private boolean tryMoving(int coordinate, double by) {
        double before = quad[coordinate];
        quad[coordinate] = before + by;
        double now = contrast(new Plane(quad));
        if (now > contrast + 1e-6) {
            contrast = now;
            return true;
        }
        quad[coordinate] = before;
        return false;
    }

    private double contrast(Plane plane) {
        double white = 0;
        double black = 0;
        double squares = 0;
        int whites = 0;
        for (int i = 0; i < raster.size(); i++) {
            double seen = plane.see(grey, raster.across(i), raster.down(i));
            squares += seen * seen;
            if (raster.isBlack(i)) {
                black += seen;
            } else {
                white += seen;
                whites++;
            }
        }
        int all = raster.size();
        double mean = (white + black) / all;
        double variance = squares / all - mean * mean;
        return variance < VARIANCE_MIN ? 0 : (white / whites - black / (all - whites)) / (2 * Math.sqrt(variance));
    }

    /** The way from the unit square to a quadrangle in the picture, perspective included. */
    private static final class Plane {
        private final double xx;
        private final double xy;
        private final double x0;
        private final double yx;
        private final double yy;
        private final double y0;
        private final double farX;
        private final double farY;

        Plane(double[] q) {
            double bendX = q[0] - q[2] + q[4] - q[6];
            double bendY = q[1] - q[3] + q[5] - q[7];
            double aX = q[2] - q[4];
            double bX = q[6] - q[4];
            double aY = q[3] - q[5];
            double bY = q[7] - q[5];
            double whole = aX * bY - bX * aY;
            farX = (bendX * bY - bX * bendY) / whole;
            farY = (aX * bendY - bendX * aY) / whole;
            xx = q[2] - q[0] + farX * q[2];
            xy = q[6] - q[0] + farY * q[6];
            x0 = q[0];
            yx = q[3] - q[1] + farX * q[3];
            yy = q[7] - q[1] + farY * q[7];
            y0 = q[1];
        }

        double see(Grey grey, double u, double v) {
            double depth = farX * u + farY * v + 1;
            return grey.between((xx * u + xy * v + x0) / depth, (yx * u + yy * v + y0) / depth);
        }
    }
}
