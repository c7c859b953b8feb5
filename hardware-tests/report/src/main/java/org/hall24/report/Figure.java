package org.hall24.report;

/**
 * One row of {@code bench.json}.
 *
 * @param name what was measured
 * @param value ours
 * @param unit of both values
 * @param peer whom it was measured against; empty = nobody
 * @param peerValue the peer's
 * @param ratio ours to the peer's; 0 where the peer's is 0
 * @param rounds how often
 * @param spread of our value over the rounds: largest less smallest, in the same unit
 */
public record Figure(
        String name,
        double value,
        String unit,
        String peer,
        double peerValue,
        double ratio,
        int rounds,
        double spread) {

    /** A row whose ratio follows from the values. */
    public static Figure of(
            String name, double value, String unit, String peer, double peerValue, int rounds, double spread) {
        return new Figure(name, value, unit, peer, peerValue, peerValue == 0 ? 0 : value / peerValue, rounds, spread);
    }

    /** A row of its own, beside which nobody stands. */
    public static Figure alone(String name, double value, String unit, int rounds, double spread) {
        return of(name, value, unit, "", 0, rounds, spread);
    }
}
