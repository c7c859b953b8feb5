package org.hall24.demo.ledger;

import java.util.List;

/**
 * What the scripted demo found, as {@code summary.json} says it.
 *
 * @param filed matters the agent acknowledged
 * @param delivered matters the hub signed
 * @param lost filed and not delivered
 * @param doubled department effects beyond one
 * @param offeredAgain receipts offered to the holder of the same card later
 * @param database what {@code psql} wants to hear
 * @param hub the hub's address
 * @param ca its CA's certificate
 */
public record Summary(
        long seed,
        List<Journey> journeys,
        int filed,
        int delivered,
        int lost,
        int doubled,
        int offeredAgain,
        String database,
        String hub,
        String ca) {

    /** One person's visit. */
    public record Journey(String name, String matter, List<Seen> steps, String expected, String outcome) {
        /** Whether it ended as it should. */
        public boolean holds() {
            return expected.equals(outcome);
        }
    }

    /**
     * One screen of a visit.
     *
     * @param ms milliseconds after the person came
     */
    public record Seen(String screen, long ms) {}

    /** Whether every journey ended as it should, and nothing is lost or doubled. */
    public boolean holds() {
        return lost == 0
                && doubled == 0
                && !journeys.isEmpty()
                && journeys.stream().allMatch(Journey::holds);
    }
}
