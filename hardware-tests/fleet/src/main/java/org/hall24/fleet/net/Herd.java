package org.hall24.fleet.net;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hall24.fleet.Order;
import org.hall24.fleet.fault.FaultProxy;
import org.hall24.fleet.hub.Site;
import org.hall24.fleet.muster.Muster;
import org.hall24.fleet.terminal.Fleet;
import org.hall24.fleet.terminal.Manners;

/** A fleet that lost its hub for a while and comes back, and before it the same hub's steady capacity. */
public final class Herd {
    /** Enough to keep two cores busy all the time; more only stand in a queue. */
    private static final int STEADY_TERMINALS = 64;

    private static final int STEADY_MATTERS = 100;

    /** Terminals of the steady run are numbered far from the others'. */
    private static final int WARM_FIRST = 8_001;

    private static final int STEADY_FIRST = 9_001;

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Order order;
    private final Site site;
    private final Muster muster;

    /** At a site whose node 0 runs; the muster is of the same site. */
    public Herd(Order order, Site site, Muster muster) {
        this.order = order;
        this.site = site;
        this.muster = muster;
    }

    /**
     * What came of an outage.
     *
     * @param fleet closed; what it accepted and what passed is still there
     */
    public record Result(Drain drain, Fleet fleet) {}

    /**
     * How many matters a second the hub takes when some terminals never stop sending batches. Measured twice, and the second time
     * counts: during the first a JVM that has just started compiles.
     */
    public double capacity() throws IOException, InterruptedException {
        order.say("measuring the hub's steady capacity");
        capacity("WRM", WARM_FIRST);
        return capacity("STD", STEADY_FIRST);
    }

    private double capacity(String prefix, int first) throws IOException, InterruptedException {
        try (var network = FaultProxy.to(List.of(site.hubs().port(0)), order.random(prefix), order.pause());
                var fleet = muster.fleet(prefix, first, STEADY_TERMINALS, network, Manners.OURS, site.primary())) {
            fleet.prepare(STEADY_MATTERS);
            for (var terminal : fleet.terminals()) {
                for (int i = 0; i < STEADY_MATTERS; i++) {
                    terminal.file();
                }
            }
            muster.knows(fleet);
            int all = STEADY_TERMINALS * STEADY_MATTERS;
            fleet.open();
            // All terminals start within some seconds and end one by one: the steady part lies between.
            long from = muster.signed(fleet, all * 3L / 10);
            long to = muster.signed(fleet, all * 8L / 10);
            muster.signed(fleet, all);
            double rate = all * 0.5 / Duration.ofNanos(to - from).toMillis() * 1_000;
            order.say("%s: %.0f matters a second".formatted(prefix, rate));
            return rate;
        }
    }

    /**
     * Cuts a fleet off, lets people file, and lets it come back.
     *
     * @param first number of the first terminal; no number twice at one site
     * @param outage how long the cable is out
     * @param capacity of the hub, in the same run
     */
    public Result outage(
            String prefix, int first, int terminals, int mattersEach, Duration outage, double capacity, Manners manners)
            throws IOException, InterruptedException {
        try (var network = FaultProxy.to(List.of(site.hubs().port(0)), order.random(prefix), order.pause());
                var fleet = muster.fleet(prefix, first, terminals, network, manners, site.primary())) {
            order.say("%s: %d terminals seal %d matters each".formatted(prefix, terminals, mattersEach));
            fleet.prepare(mattersEach);
            fleet.open();
            order.pause().sleep(Muster.STARTS_WITHIN.plusSeconds(3)); // all have met their hub once
            order.say("%s: the cable is out for %d s".formatted(prefix, outage.toSeconds()));
            network.off();
            fileDuring(fleet, mattersEach, outage, prefix);
            muster.knows(fleet);
            int all = terminals * mattersEach;
            long back = System.nanoTime();
            network.on();
            order.say(prefix + ": the cable is back");
            muster.signed(fleet, all);
            double seconds =
                    Duration.ofNanos(fleet.traffic().lastSignedNanos() - back).toMillis() / 1e3;
            var traffic = fleet.traffic();
            Files.writeString(order.out().resolve(prefix + "-drain.csv"), traffic.since(back));
            var drain = new Drain(all, seconds, capacity, traffic.peakSince(back));
            order.say("%s: drained in %.1f s, ideal %.1f s, ratio %.2f, peak %.2f of capacity"
                    .formatted(prefix, seconds, drain.ideal(), drain.toIdeal(), drain.peakToCapacity()));
            return new Result(drain, fleet);
        }
    }

    /** People come at any time. */
    private void fileDuring(Fleet fleet, int mattersEach, Duration outage, String prefix) throws InterruptedException {
        var random = order.random(prefix + " people");
        int all = fleet.terminals().size() * mattersEach;
        var moments = random.longs(all, 0, outage.toNanos()).sorted().toArray();
        var turns = new ArrayList<Integer>();
        for (int i = 0; i < all; i++) {
            turns.add(i % fleet.terminals().size());
        }
        Collections.shuffle(turns, java.util.Random.from(random));
        long began = System.nanoTime();
        for (int i = 0; i < all; i++) {
            long wait = moments[i] - (System.nanoTime() - began);
            if (wait > LOOK.toNanos()) {
                order.pause().sleep(Duration.ofNanos(wait));
            }
            fleet.terminals().get(turns.get(i)).file();
        }
        order.pause().sleep(outage.minusNanos(System.nanoTime() - began));
    }
}
