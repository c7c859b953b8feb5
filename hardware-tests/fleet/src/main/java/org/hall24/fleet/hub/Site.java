package org.hall24.fleet.hub;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hall24.fleet.Order;
import org.hall24.fleet.cluster.Postgres;
import org.hall24.fleet.cluster.Workshop;

/** A database of the distribution, perhaps with a standby, departments, and the first hub node over them: the ground of a proof. */
public final class Site implements AutoCloseable {
    /** Two workers a department open and deliver some hundred cases a second; twenty thousand take their time. */
    private static final Duration SETTLED_MAX = Duration.ofMinutes(15);

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Order order;
    private final Workshop workshop;
    private final Postgres primary;
    private final Optional<Postgres> standby;
    private final Hubs hubs;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Site(Order order, Workshop workshop, Postgres primary, Optional<Postgres> standby, Hubs hubs) {
        this.order = order;
        this.workshop = workshop;
        this.primary = primary;
        this.standby = standby;
        this.hubs = hubs;
    }

    /** How much of a site. */
    public enum Size {
        /** One server. */
        SINGLE,
        /** A second one follows synchronously. */
        WITH_STANDBY,
        /** A second one is there and empty; hubs go to it when the first is gone. */
        WITH_SPARE
    }

    /** Opens a site and starts node 0. It is closed by whoever opened it, and at the latest when the program ends. */
    public static Site open(Order order, Size size) throws IOException, InterruptedException {
        return open(order, size, List.of());
    }

    /**
     * Opens a site whose hubs are started with more than the usual.
     *
     * @param serving more arguments of {@code hub serve}
     */
    public static Site open(Order order, Size size, List<String> serving) throws IOException, InterruptedException {
        var logs = java.nio.file.Files.createDirectories(order.out().resolve("logs"));
        var workshop = Workshop.open(logs.resolve("postgres-tools.log"));
        Optional<Postgres> primary = Optional.empty();
        Optional<Postgres> standby = Optional.empty();
        try {
            order.say("making the database");
            var first = Postgres.make(workshop, "primary");
            primary = Optional.of(first);
            switch (size) {
                case SINGLE -> {
                    // That is all.
                }
                case WITH_STANDBY -> {
                    var second = first.standby("standby");
                    standby = Optional.of(second);
                    first.waitsFor(second, order.pause());
                }
                case WITH_SPARE -> standby = Optional.of(Postgres.make(workshop, "spare"));
            }
            var all = standby.map(second -> List.of(first, second)).orElse(List.of(first));
            var hubs = Hubs.over(order.house(), order.out(), Postgres.url(all), serving);
            var site = new Site(order, workshop, first, standby, hubs);
            Runtime.getRuntime().addShutdownHook(new Thread(site::close, "close-the-site"));
            order.say("starting the hub");
            site.startOrClose();
            return site;
        } catch (IOException | InterruptedException | RuntimeException e) {
            standby.ifPresent(Postgres::close);
            primary.ifPresent(Postgres::close);
            workshop.close();
            throw e;
        }
    }

    private void startOrClose() throws IOException, InterruptedException {
        try {
            hubs.start(0);
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    /** The hubs. */
    public Hubs hubs() {
        return hubs;
    }

    /** Where the tools of the database are. */
    public Workshop workshop() {
        return workshop;
    }

    /** The server that was the primary at first. */
    public Postgres primary() {
        return primary;
    }

    /** The second server: the one that followed at first, or the spare. */
    public Optional<Postgres> standby() {
        return standby;
    }

    /** Waits until every case was put to its department, as far as it gets there. */
    public void settle(Postgres server) throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + SETTLED_MAX.toNanos();
        long told = System.nanoTime();
        try (var database = server.connect()) {
            for (long left = Books.unsettled(database); left > 0; left = Books.unsettled(database)) {
                if (System.nanoTime() > giveUpAt) {
                    order.say(left + " cases are still not with their department; giving up waiting");
                    return;
                }
                if (System.nanoTime() - told > Duration.ofSeconds(15).toNanos()) {
                    told = System.nanoTime();
                    order.say(left + " cases are still on their way to the departments");
                }
                order.pause().sleep(LOOK);
            }
        } catch (SQLException e) {
            throw new IOException("the database does not answer: " + e.getMessage(), e);
        }
    }

    /** A connection to a server, for one reading. */
    public static Connection reading(Postgres server) throws IOException {
        try {
            return server.connect();
        } catch (SQLException e) {
            throw new IOException("the database does not answer: " + e.getMessage(), e);
        }
    }

    /** Ends hubs, departments and databases, in this order; may be called again. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        hubs.close();
        standby.ifPresent(Postgres::close);
        primary.close();
        workshop.close();
    }
}
