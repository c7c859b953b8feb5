package org.hall24.demo.ledger;

import java.util.ArrayList;
import java.util.List;
import org.hall24.demo.paper.Certificates.Judged;
import org.hall24.demo.paper.Legibility.Found;

/**
 * What the scripted demo found, as {@code summary.json} says it.
 *
 * @param filed matters the agent acknowledged
 * @param delivered matters the hub signed
 * @param lost filed and not delivered
 * @param doubled department effects beyond one
 * @param offeredAgain receipts offered to the holder of the same card later
 * @param certificates each certificate somebody took home, as programs that are not of this house see it
 * @param sheets what fell into the A4 printer's tray, and what the hub knows of
 * @param read what tesseract reads on panel and paper
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
        List<Judged> certificates,
        Sheets sheets,
        Found read,
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

    /**
     * Sheets of paper.
     *
     * @param fallen into the tray
     * @param known to the hub as printed; less = the terminal did not tell, more = it told of paper nobody has
     */
    public record Sheets(int fallen, int known) {}

    /** What is not as it should be, in words; empty when all is. */
    public List<String> complaints() {
        var complaints = new ArrayList<String>();
        journeys.stream()
                .filter(journey -> !journey.holds())
                .forEach(journey -> complaints.add(journey.name() + " ended otherwise: " + journey.outcome()));
        if (journeys.isEmpty() || lost > 0 || doubled > 0) {
            complaints.add("lost " + lost + ", doubled " + doubled + " of " + filed);
        }
        certificates.stream()
                .filter(certificate -> !certificate.holds())
                .forEach(certificate -> complaints.add("certificate " + certificate));
        if (sheets.fallen() != sheets.known()) {
            complaints.add(sheets.fallen() + " sheets fell, the hub knows of " + sheets.known());
        }
        read.missed().forEach(missed -> complaints.add("not read on " + missed.picture() + ": " + missed.words()));
        return complaints;
    }

    /** Whether all is as it should be. */
    public boolean holds() {
        return complaints().isEmpty();
    }
}
