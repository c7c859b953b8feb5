package org.hall24.fleet.failover;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.hall24.fleet.Order;
import org.hall24.fleet.Proof;
import org.hall24.fleet.Tally;
import org.hall24.fleet.cluster.Postgres;
import org.hall24.fleet.fault.FaultProxy;
import org.hall24.fleet.hub.Balance;
import org.hall24.fleet.hub.Site;
import org.hall24.fleet.muster.Muster;
import org.hall24.fleet.terminal.Fleet;
import org.hall24.fleet.terminal.Manners;
import org.hall24.report.Row;

/** The primary database dies under load and its standby takes over; then one of three hub nodes dies. */
public final class FailoverProof implements Proof {
    private static final int TERMINALS = 60;

    /** Some forty matters a second from sixty terminals: all of them are busy, the hub is not at its end. */
    private static final Duration EVERY = Duration.ofMillis(25);

    /** Signatures before the blow, so that it falls in the middle of the work. */
    private static final int BEFORE = 6 * TERMINALS;

    private static final Duration AFTER = Duration.ofSeconds(20);

    /** As long as Patroni takes with short settings to see that a primary is gone. */
    private static final Duration UNNOTICED = Duration.ofSeconds(3);

    private static final Duration NODE_AWAY = Duration.ofSeconds(6);
    private static final int PRIMARY_FIRST = 1;
    private static final int NODE_FIRST = 1_001;
    private static final int NODES = 3;

    @Override
    public void run(Order order, Tally tally) throws IOException, InterruptedException {
        try (var site = Site.open(order, Site.Size.WITH_STANDBY)) {
            var run = new Run(order, site, new Muster(order, site));
            tally.add(run.primaryDies());
            tally.add(run.nodeDies());
        }
        new RestoreProof().run(order, tally);
    }

    /** One run at one site. */
    private record Run(Order order, Site site, Muster muster) {
        private Postgres standby() {
            return site.standby().orElseThrow();
        }

        Row primaryDies() throws IOException, InterruptedException {
            try (var network = FaultProxy.to(ports(1), order.random("primary"), order.pause());
                    var fleet = muster.fleet("PRI", PRIMARY_FIRST, TERMINALS, network, Manners.OURS, site.primary())) {
                fleet.open();
                try (var people = Stream.of(order, fleet, EVERY)) {
                    muster.signed(fleet, BEFORE);
                    long signedBefore = fleet.traffic().signed();
                    order.say("the primary database is killed after " + signedBefore + " signatures");
                    site.primary().kill(order.pause());
                    long dead = System.nanoTime();
                    long signedAtDeath = fleet.traffic().signed();
                    order.pause().sleep(UNNOTICED);
                    standby().promote();
                    order.say("the standby is promoted");
                    long back = muster.signed(fleet, signedAtDeath + TERMINALS / 2);
                    order.pause().sleep(AFTER);
                    return row(
                            "failover-primary",
                            fleet,
                            people.end(),
                            standby(),
                            Duration.ofNanos(back - dead).toMillis());
                }
            }
        }

        Row nodeDies() throws IOException, InterruptedException {
            order.say("starting two more nodes");
            for (int node = 1; node < NODES; node++) {
                site.hubs().start(node);
            }
            try (var network = FaultProxy.to(ports(NODES), order.random("node"), order.pause());
                    var fleet = muster.fleet("NOD", NODE_FIRST, TERMINALS, network, Manners.OURS, standby())) {
                fleet.open();
                try (var people = Stream.of(order, fleet, EVERY)) {
                    muster.signed(fleet, BEFORE);
                    order.say("one of three nodes is killed");
                    site.hubs().kill(1);
                    long dead = System.nanoTime();
                    long signedAtDeath = fleet.traffic().signed();
                    long back = muster.signed(fleet, signedAtDeath + TERMINALS / 2);
                    order.pause().sleep(NODE_AWAY);
                    site.hubs().start(1);
                    order.pause().sleep(AFTER);
                    return row(
                            "failover-node",
                            fleet,
                            people.end(),
                            standby(),
                            Duration.ofNanos(back - dead).toMillis());
                }
            }
        }

        private List<Integer> ports(int nodes) {
            var ports = new ArrayList<Integer>();
            for (int node = 0; node < nodes; node++) {
                ports.add(site.hubs().port(node));
            }
            return ports;
        }

        private Row row(String name, Fleet fleet, int filed, Postgres record, long awayMillis)
                throws IOException, InterruptedException {
            muster.signed(fleet, filed);
            muster.knows(fleet);
            order.say(name + ": all " + filed + " matters are signed for");
            var figures = new LinkedHashMap<String, Number>();
            figures.put("milliseconds-without-service", awayMillis);
            return reckoned(order, name, fleet, muster.reckon(fleet, muster.close(record)), figures);
        }
    }

    /** The row of a fleet that has delivered everything. */
    static Row reckoned(Order order, String name, Fleet fleet, Balance balance, LinkedHashMap<String, Number> figures) {
        var traffic = fleet.traffic();
        figures.put("requests", traffic.requests());
        figures.put("refused", traffic.patience() + traffic.errors());
        figures.put("refused-with-retry-after", traffic.patience());
        figures.put("without-an-answer", traffic.silences());
        figures.put("matters-offered-again", traffic.offered() - balance.accepted());
        figures.put("refilled", fleet.askedAgain());
        figures.put("not-done-by-department", balance.undone());
        figures.put("set-aside", fleet.setAside());
        int bad = balance.lost() + balance.doubled() + balance.undone() + fleet.setAside();
        return new Row(
                name,
                balance.accepted(),
                Math.max(0, balance.accepted() - bad),
                balance.lost(),
                balance.doubled(),
                order.seed(),
                figures);
    }
}
