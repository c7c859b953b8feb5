package org.hall24.demo.bench;

/**
 * One row of {@code bench.json}.
 *
 * @param name what was measured
 * @param value ours
 * @param unit of both values
 * @param peer whom it was measured against; empty = nobody
 * @param peerValue the peer's
 * @param ratio ours to the peer's; 0 where there is no peer
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
        double spread) {}
