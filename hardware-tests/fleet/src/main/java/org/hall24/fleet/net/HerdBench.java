package org.hall24.fleet.net;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hall24.fleet.Measurement;
import org.hall24.fleet.Order;
import org.hall24.fleet.hub.Balance;
import org.hall24.fleet.hub.Site;
import org.hall24.fleet.muster.Muster;
import org.hall24.fleet.terminal.Manners;
import org.hall24.report.Figure;
import org.hall24.report.Spread;

/** A thousand terminals back after an outage: how long until the hub has all, against a hub that is never idle. */
public final class HerdBench implements Measurement {
    private static final int TERMINALS = 1_000;
    private static final int MATTERS_EACH = 20;
    private static final int TERMINALS_MAX = 2_000;

    /** Every terminal has reached its longest wait between two tries by then. */
    private static final Duration OUTAGE = Duration.ofSeconds(75);

    private static final double MUST = 1.5;
    private static final double GOAL = 1.2;

    /** An outage and what the books say of it. */
    private record Seen(Drain drain, Balance balance) {}

    @Override
    public Measured run(Order order) throws IOException, InterruptedException {
        int rounds = order.rounds().orElse(1);
        int terminals = Math.min(order.count().orElse(TERMINALS), TERMINALS_MAX);
        if (rounds * terminals > 4 * TERMINALS_MAX) {
            throw new IOException("rounds times terminals must be " + 4 * TERMINALS_MAX + " at most");
        }
        var outage = order.minutes().orElse(OUTAGE);
        var results = new ArrayList<Seen>();
        for (int round = 0; round < rounds; round++) {
            // A fresh site each round: what earlier rounds left in database and departments is no part of an outage.
            var own = order.in("round-" + (round + 1));
            try (var site = Site.open(own, Site.Size.SINGLE)) {
                var muster = new Muster(own, site);
                var herd = new Herd(own, site, muster);
                double capacity = herd.capacity();
                var result = herd.outage("HRD", 1, terminals, MATTERS_EACH, outage, capacity, Manners.OURS);
                results.add(new Seen(result.drain(), muster.reckon(result.fleet(), muster.close(site.primary()))));
            }
        }
        return measured(results, terminals);
    }

    private static Measured measured(List<Seen> results, int terminals) {
        int rounds = results.size();
        var drained =
                Spread.of(results.stream().map(one -> one.drain().seconds()).toList());
        var ideal = Spread.of(results.stream().map(one -> one.drain().ideal()).toList());
        var ratio = Spread.of(results.stream().map(one -> one.drain().toIdeal()).toList());
        var peak = Spread.of(
                results.stream().map(one -> one.drain().peakToCapacity()).toList());
        int lost = results.stream().mapToInt(one -> one.balance().lost()).sum();
        int doubled = results.stream().mapToInt(one -> one.balance().doubled()).sum();
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of(
                "herd of " + terminals + " drained",
                drained.median(),
                "s",
                "ideal",
                ideal.median(),
                rounds,
                drained.width()));
        figures.add(Figure.of("herd, drain to ideal", ratio.median(), "x", "must", MUST, rounds, ratio.width()));
        figures.add(Figure.of("herd, drain to ideal", ratio.median(), "x", "goal", GOAL, rounds, ratio.width()));
        figures.add(Figure.alone("herd, peak offered to capacity", peak.median(), "x", rounds, peak.width()));
        figures.add(Figure.alone("herd, lost", lost, "matters", rounds, 0));
        figures.add(Figure.alone("herd, doubled", doubled, "effects", rounds, 0));
        var misses = new ArrayList<String>();
        if (ratio.median() > MUST) {
            misses.add("the herd took %.2f of the ideal time, and may take %.1f".formatted(ratio.median(), MUST));
        }
        if (lost + doubled > 0) {
            misses.add(lost + " lost, " + doubled + " doubled");
        }
        return new Measured(figures, misses);
    }
}
