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
 * @param sheets what fell into the trays, and what hub and journal know of
 * @param lights which guide lights burned, and whether they went out
 * @param read what tesseract reads on panel and paper
 * @param screensWanted on so many pictures of the panel everything should be read
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
        Lights lights,
        Found read,
        int screensWanted,
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
     * Paper.
     *
     * @param fallen sheets in the A4 printer's tray
     * @param known of these, to the hub as printed; less = the terminal did not tell, more = it told of paper nobody has
     * @param receipts whole receipts in the receipt printer's tray
     * @param journaled sheets and receipts that came out by the agent's print journal
     * @param open prints that began and of which that journal has no end
     */
    public record Sheets(int fallen, int known, int receipts, int journaled, int open) {
        private void complain(List<String> complaints) {
            if (fallen != known) {
                complaints.add(fallen + " sheets fell, the hub knows of " + known);
            }
            if (fallen + receipts != journaled) {
                complaints.add("%d sheets and %d receipts fell, the print journal knows of %d together"
                        .formatted(fallen, receipts, journaled));
            }
            if (open > 0) {
                complaints.add(open + " prints began, and the print journal has no end of them");
            }
        }
    }

    /**
     * Guide lights, by the board's relays.
     *
     * @param shone all that burned at some time
     * @param missed which visit did without which, though a screen of it asked for a hand there
     * @param burning those that burn when everybody is gone
     */
    public record Lights(List<String> shone, List<String> missed, List<String> burning) {
        private void complain(List<String> complaints) {
            missed.forEach(missing -> complaints.add("no light: " + missing));
            if (!burning.isEmpty()) {
                complaints.add("still burning when everybody is gone: " + burning);
            }
        }
    }

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
        sheets.complain(complaints);
        lights.complain(complaints);
        if (read.screens() < screensWanted) {
            complaints.add("%d screens were read, at least %d should be".formatted(read.screens(), screensWanted));
        }
        read.missed().forEach(missed -> complaints.add("not read on " + missed.picture() + ": " + missed.words()));
        return complaints;
    }

    /** Whether all is as it should be. */
    public boolean holds() {
        return complaints().isEmpty();
    }
}
