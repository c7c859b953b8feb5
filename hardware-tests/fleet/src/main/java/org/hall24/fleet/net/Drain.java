package org.hall24.fleet.net;

/**
 * How a fleet's backlog went, against what the hub could have done.
 *
 * @param matters that waited
 * @param seconds from the cable's return to the last signature
 * @param capacity matters a second the hub took steadily in the same run
 * @param peak the most matters offered in one second
 */
public record Drain(int matters, double seconds, double capacity, double peak) {
    /** Seconds the hub needs when it is never idle. */
    public double ideal() {
        return matters / capacity;
    }

    /** 1 is perfect. */
    public double toIdeal() {
        return seconds / ideal();
    }

    /** How far the fleet asked for more than the hub can do. */
    public double peakToCapacity() {
        return peak / capacity;
    }
}
