package org.hall24.fleet.load;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.fleet.Measurement;
import org.hall24.fleet.Order;
import org.hall24.fleet.hub.Books;
import org.hall24.fleet.hub.Site;
import org.hall24.fleet.terminal.Filings;
import org.hall24.report.Figure;
import org.hall24.report.Spread;
import org.hall24.trust.Trust;
import org.hall24.wire.http.MatterBatch;

/**
 * The hub's intake, one matter a request and fifty a request, beside pgbench putting the same row into the same server. The node
 * only takes in: the peer does not open its rows either, and put them to departments.
 */
public final class IntakeBench implements Measurement {
    private static final int ROUNDS = 5;

    /** As many as the hub always has room for, and as it has connections to the database; the peer has as many. */
    private static final int LANES = 16;

    private static final Duration ROUND = Duration.ofSeconds(3);

    /** Of one repetition of the warm-up. */
    private static final int WARM_UP_EACH = 400;

    private static final int WARM_BATCHES_EACH = 6;
    private static final int REPETITIONS_MAX = 20;

    private static final int EACH_MAX = 1_000;
    private static final double MUST_SINGLE = 0.5;
    private static final double MUST_BATCHED = 2;
    private static final String TABLE = "create table if not exists matter_peer (like matter including all)";

    @Override
    public Measured run(Order order) throws IOException, InterruptedException {
        int rounds = order.rounds().orElse(ROUNDS);
        try (var site = Site.open(order, Site.Size.SINGLE, List.of("--intake-only"))) {
            return new Contest(order, site).hold(rounds);
        }
    }

    /** One run at one site. */
    private static final class Contest {
        private final Order order;
        private final Site site;
        private final Callers callers;
        private final Filings filings;
        private final PgBench pgbench;
        private final Optional<javax.net.ssl.SSLContext> tls;
        private final List<Double> peer = new ArrayList<>();
        private final List<Double> single = new ArrayList<>();
        private final List<Double> batched = new ArrayList<>();
        private final List<Double> singleRatio = new ArrayList<>();
        private final List<Double> batchedRatio = new ArrayList<>();
        private final List<Drive.Result> singles = new ArrayList<>();
        private final List<Drive.Result> batches = new ArrayList<>();

        Contest(Order order, Site site) throws IOException {
            this.order = order;
            this.site = site;
            this.callers = Callers.at(site, LANES, order.clock());
            this.filings = new Filings(site.hubs().publicKeys().sealing(), order.clock(), new SecureRandom());
            this.pgbench = new PgBench(site.workshop(), site.primary(), order.out());
            this.tls = Optional.of(Trust.in(site.hubs().authority()));
        }

        Measured hold(int rounds) throws IOException, InterruptedException {
            order.say("warming up");
            double firstSingle = Drive.steady(
                    singles(WARM_UP_EACH).rate(),
                    REPETITIONS_MAX,
                    _ -> singles(WARM_UP_EACH).rate());
            double firstBatched = Drive.steady(
                    batches(WARM_BATCHES_EACH).rate(),
                    REPETITIONS_MAX,
                    _ -> batches(WARM_BATCHES_EACH).rate());
            order.say("warm: single %.0f, batched %.0f rows a second"
                    .formatted(firstSingle, firstBatched * MatterBatch.ITEMS_MAX));
            var row = sample();
            pgbench.run(row, LANES, Duration.ofSeconds(2));
            int singlesEach = each(firstSingle);
            int batchesEach = each(firstBatched);
            for (int round = 1; round <= rounds; round++) {
                double theirs = pgbench.run(row, LANES, ROUND);
                var one = singles(singlesEach);
                var many = batches(batchesEach);
                note(theirs, one, many);
                order.say("round %d: pgbench %.0f, single %.0f (%.2f), batched %.0f (%.2f) rows a second"
                        .formatted(
                                round,
                                theirs,
                                one.rate(),
                                singleRatio.getLast(),
                                batched.getLast(),
                                batchedRatio.getLast()));
            }
            var profile = profile(singlesEach, batchesEach);
            return measured(rounds, profile);
        }

        private static int each(double rate) {
            return Math.clamp(Math.round(rate * ROUND.toSeconds() / LANES), 4, EACH_MAX);
        }

        private void note(double theirs, Drive.Result one, Drive.Result many) {
            peer.add(theirs);
            single.add(one.rate());
            batched.add(many.rate() * MatterBatch.ITEMS_MAX);
            singleRatio.add(one.rate() / theirs);
            batchedRatio.add(many.rate() * MatterBatch.ITEMS_MAX / theirs);
            singles.add(one);
            batches.add(many);
        }

        private Drive.Result singles(int each) throws IOException, InterruptedException {
            var lanes = callers.make(caller -> caller.singles(filings, each));
            return Drive.run(site.hubs().port(0), tls, lanes, status -> status == 201, order.pause());
        }

        private Drive.Result batches(int each) throws IOException, InterruptedException {
            var lanes = callers.make(caller -> caller.batches(filings, each, MatterBatch.ITEMS_MAX));
            return Drive.run(site.hubs().port(0), tls, lanes, status -> status == 200, order.pause());
        }

        /** The peer's row is one that the hub wrote. */
        private PgBench.Sample sample() throws IOException {
            try (var database = site.primary().connect();
                    var statement = database.createStatement()) {
                statement.execute(TABLE);
                try (var row = statement.executeQuery("select body_sha256, envelope, receipt from matter limit 1")) {
                    row.next();
                    return new PgBench.Sample(row.getString(1), row.getString(2), row.getString(3));
                }
            } catch (SQLException e) {
                throw new IOException("the peer's table could not be made: " + e.getMessage(), e);
            }
        }

        /** Measured beside nothing: a recording costs the hub a little. */
        private String profile(int singlesEach, int batchesEach) throws IOException, InterruptedException {
            order.say("one more round under the flight recorder, for the profile");
            var file = order.out().resolve("profile.txt");
            long pid = site.hubs().node(0).orElseThrow().pid();
            var text = new StringBuilder("single:\n")
                    .append(FlightRecorder.of(
                            pid, FlightRecorder.View.HUB, order, "single", () -> singles(singlesEach)));
            text.append("batched:\n")
                    .append(FlightRecorder.of(
                            pid, FlightRecorder.View.HUB, order, "batched", () -> batches(batchesEach)));
            Files.writeString(file, text);
            return text.toString();
        }

        private Measured measured(int rounds, String profile) throws IOException {
            var figures = new ArrayList<Figure>();
            figures.add(figure("intake single, in session", single, "pgbench insert", rounds));
            figures.add(figure("intake batched by 50, in session", batched, "pgbench insert", rounds));
            figures.add(Figure.alone(
                    "ratio single, median of rounds",
                    Spread.of(singleRatio).median(),
                    "x",
                    rounds,
                    Spread.of(singleRatio).width()));
            figures.add(Figure.alone(
                    "ratio batched, median of rounds",
                    Spread.of(batchedRatio).median(),
                    "x",
                    rounds,
                    Spread.of(batchedRatio).width()));
            figures.add(alone(
                    "single p50", singles.stream().map(Drive.Result::p50Millis).toList(), "ms"));
            figures.add(alone(
                    "single p99", singles.stream().map(Drive.Result::p99Millis).toList(), "ms"));
            figures.add(alone(
                    "batched p99", batches.stream().map(Drive.Result::p99Millis).toList(), "ms"));
            figures.add(Figure.alone(
                    "answers that asked for patience",
                    (double) singles.stream()
                                    .mapToLong(Drive.Result::turnedAway)
                                    .sum()
                            + batches.stream()
                                    .mapToLong(Drive.Result::turnedAway)
                                    .sum(),
                    "answers",
                    rounds,
                    0));
            figures.add(alone(
                    "generator's own time a request, single",
                    singles.stream().map(Drive.Result::ownMicros).toList(),
                    "us"));
            figures.add(alone(
                    "generator's own time a request, batched",
                    batches.stream().map(Drive.Result::ownMicros).toList(),
                    "us"));
            try (var database = Site.reading(site.primary())) {
                figures.add(Figure.alone(
                        "rows of the hub afterwards",
                        (double) Books.number(database, "select count(*) from matter"),
                        "rows",
                        1,
                        0));
            } catch (SQLException e) {
                throw new IOException(e.getMessage(), e);
            }
            var misses = new ArrayList<String>();
            miss(misses, "single", Spread.of(singleRatio).median(), MUST_SINGLE, profile);
            miss(misses, "batched", Spread.of(batchedRatio).median(), MUST_BATCHED, profile);
            return new Measured(figures, misses);
        }

        private Figure figure(String name, List<Double> ours, String who, int rounds) {
            var spread = Spread.of(ours);
            return Figure.of(
                    name, spread.median(), "rows/s", who, Spread.of(peer).median(), rounds, spread.width());
        }

        private static Figure alone(String name, List<Double> values, String unit) {
            var spread = Spread.of(values);
            return Figure.alone(name, spread.median(), unit, values.size(), spread.width());
        }

        private static void miss(List<String> misses, String what, double ratio, double must, String profile) {
            if (ratio < must) {
                misses.add("%s reaches %.2f of pgbench, and must reach %.2f; where the hub's time went:%n%s"
                        .formatted(what, ratio, must, profile));
            }
        }
    }
}
