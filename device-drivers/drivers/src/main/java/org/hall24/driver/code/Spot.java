package org.hall24.driver.code;

/**
 * Where a finder pattern seems to be.
 *
 * @param x of its middle, pixels
 * @param y of its middle, pixels
 * @param module how wide one of its seven modules is along a row, pixels
 * @param sightings how many rows crossed it
 */
record Spot(double x, double y, double module, int sightings) {
    /** How far apart two spots are, pixels. */
    double to(Spot other) {
        return Math.hypot(other.x - x, other.y - y);
    }

    /** Whether another sighting is of this same pattern. */
    boolean isSeenAgainAt(double otherX, double otherY, double otherModule) {
        double apart = Math.max(Math.abs(otherX - x), Math.abs(otherY - y));
        return apart <= Math.max(1, module) && Math.abs(otherModule - module) <= Math.max(1, module);
    }

    /** This spot, with one more sighting taken into its mean. */
    Spot with(double otherX, double otherY, double otherModule) {
        int all = sightings + 1;
        return new Spot(
                (x * sightings + otherX) / all,
                (y * sightings + otherY) / all,
                (module * sightings + otherModule) / all,
                all);
    }
}
