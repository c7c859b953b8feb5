package org.hall24.fleet.muster;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hall24.agent.send.Pace;
import org.hall24.fleet.Order;
import org.hall24.fleet.cluster.Postgres;
import org.hall24.fleet.fault.FaultProxy;
import org.hall24.fleet.hub.Balance;
import org.hall24.fleet.hub.Books;
import org.hall24.fleet.hub.Register;
import org.hall24.fleet.hub.Site;
import org.hall24.fleet.terminal.Fleet;
import org.hall24.fleet.terminal.Manners;
import org.hall24.wire.Bytes;

/** Calls fleets together at one site, remembers all they accepted, and compares it with record and departments. */
public final class Muster {
    /** Power came back long ago: a fleet's terminals begin spread over this time. */
    public static final Duration STARTS_WITHIN = Duration.ofSeconds(5);

    /** Longer than the longest wait between two tries of any terminal, several times. */
    private static final Duration DELIVERED_MAX = Duration.ofMinutes(15);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Order order;
    private final Site site;
    private final List<Map<UUID, Bytes>> everybody = new ArrayList<>();

    /** At this site. */
    public Muster(Order order, Site site) {
        this.order = order;
        this.site = site;
    }

    /**
     * A fleet the hub knows; it does not speak yet.
     *
     * @param prefix of its names
     * @param first number of the first terminal; no number twice at one site
     * @param network that lies between it and the hub
     * @param record where it is registered
     */
    public Fleet fleet(String prefix, int first, int terminals, FaultProxy network, Manners manners, Postgres record)
            throws IOException {
        var keys = site.hubs().publicKeys();
        var hub = URI.create("https://localhost:" + network.port());
        var plan = new Fleet.Plan(
                prefix,
                first,
                terminals,
                keys.sealing(),
                site.hubs().signing(),
                site.hubs().authority(),
                _ -> hub,
                Pace.TERMINAL.startingWithin(STARTS_WITHIN),
                manners);
        var fleet = Fleet.of(plan, order.clock(), order.random(prefix));
        try (var database = Site.reading(record)) {
            Register.all(database, fleet.keys());
            return fleet;
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Waits until so many of a fleet's matters are signed for; says when that was, on the running clock. */
    public long signed(Fleet fleet, long matters) throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + DELIVERED_MAX.toNanos();
        while (fleet.traffic().signed() < matters) {
            if (System.nanoTime() > giveUpAt) {
                throw new IOException("after " + DELIVERED_MAX + " only "
                        + fleet.traffic().signed() + " of " + matters + " matters were signed for");
            }
            order.pause().sleep(LOOK);
        }
        return System.nanoTime();
    }

    /** Remembers whose matters these are, so that rows of nobody are noticed. */
    public void knows(Fleet fleet) {
        everybody.add(fleet.accepted());
    }

    /**
     * What record and departments had written down at one moment.
     *
     * @param rows digests of the record's bodies, by id
     * @param effects how often each matter was done
     */
    public record Closing(Map<UUID, Bytes> rows, Map<UUID, Integer> effects) {
        /** Copies. */
        public Closing {
            rows = Map.copyOf(rows);
            effects = Map.copyOf(effects);
        }
    }

    /** Waits for the departments, then reads the books; all fleets must have been made known. */
    public Closing close(Postgres record) throws IOException, InterruptedException {
        site.settle(record);
        try (var database = Site.reading(record)) {
            return new Closing(
                    Books.matters(database), Books.effects(site.hubs().departments()));
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Compares what a fleet accepted with the books; rows of nobody count as doubled. */
    public Balance reckon(Fleet fleet, Closing books) {
        return Balance.of(fleet.accepted(), books.rows(), books.effects(), Balance.strangers(books.rows(), everybody));
    }
}
