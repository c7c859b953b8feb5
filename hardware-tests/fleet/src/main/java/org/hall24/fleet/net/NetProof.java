package org.hall24.fleet.net;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.hall24.fleet.Order;
import org.hall24.fleet.Proof;
import org.hall24.fleet.Tally;
import org.hall24.fleet.fault.Netem;
import org.hall24.fleet.hub.Balance;
import org.hall24.fleet.hub.Site;
import org.hall24.fleet.muster.Muster;
import org.hall24.fleet.terminal.Fleet;
import org.hall24.fleet.terminal.Manners;
import org.hall24.report.Row;

/** A bad network, and a long outage of a thousand terminals: nothing is lost, nothing is doubled. */
public final class NetProof implements Proof {
    private static final int TERMINALS = 1_000;
    private static final int MATTERS_EACH = 20;

    /** Long enough that every terminal waits as long as it ever does between two tries. */
    private static final Duration OUTAGE = Duration.ofMinutes(2);

    private static final int STORM_FIRST = 1;
    private static final int HERD_FIRST = 1_001;
    private static final int BASELINE_FIRST = 4_001;

    /** An outage and what the books say of it. */
    private record Seen(Drain drain, Balance balance, Fleet fleet) {}

    @Override
    public void run(Order order, Tally tally) throws IOException, InterruptedException {
        int terminals = order.count().orElse(TERMINALS);
        var outage = order.minutes().orElse(OUTAGE);
        try (var site = Site.open(order, Site.Size.SINGLE)) {
            var muster = new Muster(order, site);
            var storm = new Storm(order, site, muster);
            storm.run(STORM_FIRST, Storm.lasts());
            for (var row : storm.rows(muster.close(site.primary()))) {
                tally.add(row);
            }
            var herd = new Herd(order, site, muster);
            double capacity = herd.capacity();
            var ours = herd.outage("NET", HERD_FIRST, terminals, MATTERS_EACH, outage, capacity, Manners.OURS);
            var without = herd.outage("RUDE", BASELINE_FIRST, terminals, MATTERS_EACH, outage, capacity, Manners.NONE);
            // The departments are slower than a herd; they work on through both outages, and are waited for once.
            var books = muster.close(site.primary());
            boolean netem = Netem.works(order.out().resolve("logs/netem.log"));
            order.say(
                    netem
                            ? "this kernel has netem; the proxy was used all the same"
                            : "this kernel has no netem; the proxy stood in");
            tally.add(outage(order, seen(ours, muster, books), seen(without, muster, books), netem));
        }
    }

    private static Seen seen(Herd.Result result, Muster muster, Muster.Closing books) {
        return new Seen(result.drain(), muster.reckon(result.fleet(), books), result.fleet());
    }

    private static Row outage(Order order, Seen ours, Seen without, boolean netem) {
        var figures = new LinkedHashMap<String, Number>();
        figures.put("netem-in-this-kernel", netem ? 1 : 0);
        figures.putAll(figures("", ours));
        figures.putAll(figures("without-jitter-and-retry-after-", without));
        int bad = ours.balance().lost()
                + ours.balance().doubled()
                + ours.balance().undone()
                + ours.fleet().setAside();
        return new Row(
                "net-outage",
                ours.balance().accepted(),
                Math.max(0, ours.balance().accepted() - bad),
                ours.balance().lost() + without.balance().lost(),
                ours.balance().doubled() + without.balance().doubled(),
                order.seed(),
                figures);
    }

    private static LinkedHashMap<String, Number> figures(String prefix, Seen result) {
        var figures = new LinkedHashMap<String, Number>();
        var drain = result.drain();
        figures.put(prefix + "matters", drain.matters());
        figures.put(prefix + "capacity-per-second", tenths(drain.capacity()));
        figures.put(prefix + "drain-seconds", tenths(drain.seconds()));
        figures.put(prefix + "ideal-seconds", tenths(drain.ideal()));
        figures.put(prefix + "drain-to-ideal", hundredths(drain.toIdeal()));
        figures.put(prefix + "peak-offered-per-second", tenths(drain.peak()));
        figures.put(prefix + "peak-to-capacity", hundredths(drain.peakToCapacity()));
        figures.put(prefix + "matters-offered", result.fleet().traffic().offered());
        figures.put(
                prefix + "requests-without-an-answer", result.fleet().traffic().silences());
        figures.put(
                prefix + "answers-asking-for-patience", result.fleet().traffic().patience());
        figures.put(prefix + "other-refusals", result.fleet().traffic().errors());
        figures.put(prefix + "set-aside", result.fleet().setAside());
        figures.put(prefix + "not-done-by-department", result.balance().undone());
        return figures;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
