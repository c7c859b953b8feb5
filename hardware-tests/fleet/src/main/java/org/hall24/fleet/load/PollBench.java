package org.hall24.fleet.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.hall24.fleet.Measurement;
import org.hall24.fleet.Order;
import org.hall24.fleet.hub.Books;
import org.hall24.fleet.hub.Site;
import org.hall24.programs.House.Leaf;
import org.hall24.programs.Program;
import org.hall24.report.Figure;
import org.hall24.report.Spread;
import org.hall24.trust.Trust;

/** "Is there a new release for me?" with a rollout under way and no for an answer, beside nginx saying 304 of one static file. */
public final class PollBench implements Measurement {
    private static final int ROUNDS = 5;
    private static final int LANES = 32;
    private static final int REPETITIONS_MAX = 12;
    private static final int WARM_UP_EACH = 300;
    private static final int EACH_MAX = 4_000;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration ERRAND_MAX = Duration.ofMinutes(4);
    private static final double MUST = 0.3;
    private static final double GOAL = 0.5;
    private static final String ROLLOUT_PERCENT = "10";

    /** Everything any session of this database wrote. */
    private static final String WRITTEN =
            "select sum(n_tup_ins + n_tup_upd + n_tup_del)::bigint from pg_stat_user_tables";

    /** Who was last seen is written down by the clock, twice a minute for all; a poll itself must write nothing. */
    private static final double WRITES_A_POLL_MAX = 0.01;

    /** Counters reach the view of others a little late. */
    private static final Duration COUNTERS_COME = Duration.ofSeconds(2);

    @Override
    public Measured run(Order order) throws IOException, InterruptedException {
        int rounds = order.rounds().orElse(ROUNDS);
        try (var site = Site.open(order, Site.Size.SINGLE)) {
            var first = release(order, site, 1);
            publish(site, first, "100");
            publish(site, release(order, site, 2), ROLLOUT_PERCENT);
            var keys = site.hubs().home(0).resolve("keys");
            try (var nginx = Nginx.start(order, first, keys.resolve("server.pem"), keys.resolve("server.key"))) {
                return new Contest(order, site, nginx).hold(rounds);
            }
        }
    }

    private static Path release(Order order, Site site, int revision) throws IOException, InterruptedException {
        var keys = order.out().resolve("hub-keys.json");
        Files.writeString(
                keys,
                site.hubs()
                        .errand(
                                "hub-keys",
                                "keys",
                                "--state",
                                site.hubs().home(0).toString()));
        var folder = order.out().resolve("release-" + revision);
        var command = order.house()
                .command(
                        Leaf.HUB,
                        "org.hall24.hub.main.ReleaseMain",
                        List.of(
                                "make",
                                "--out",
                                folder.toString(),
                                "--hub-keys",
                                keys.toString(),
                                "--roots",
                                order.out().resolve("roots").toString(),
                                "--revision",
                                Integer.toString(revision),
                                "--overlay",
                                "990000"));
        Program.outputOf("release-make", command, order.out().resolve("logs/release-make.log"), ERRAND_MAX);
        return folder.resolve("release.json");
    }

    private static void publish(Site site, Path file, String percent) throws IOException, InterruptedException {
        site.hubs()
                .errand(
                        "release-publish",
                        "release",
                        "publish",
                        file.toString(),
                        "--state",
                        site.hubs().home(0).toString(),
                        "--database",
                        site.hubs().database(),
                        "--percent",
                        percent);
    }

    /** One run. */
    private static final class Contest {
        private final Order order;
        private final Site site;
        private final Nginx nginx;
        private final Callers callers;
        private final Optional<SSLContext> tls;
        private final String tag;
        private final List<Double> ours = new ArrayList<>();
        private final List<Double> secret = new ArrayList<>();
        private final List<Double> plain = new ArrayList<>();
        private final List<Double> ratio = new ArrayList<>();
        private final List<Double> plainRatio = new ArrayList<>();
        private final List<Double> own = new ArrayList<>();
        private final List<Double> p99 = new ArrayList<>();
        private long polls;
        private long written;

        Contest(Order order, Site site, Nginx nginx) throws IOException {
            this.order = order;
            this.site = site;
            this.nginx = nginx;
            this.callers = Callers.at(site, LANES, order.clock());
            this.tls = Optional.of(Trust.in(site.hubs().authority()));
            try (var wire = Wire.to(nginx.plain(), Optional.empty())) {
                tag = wire.exchange(Wire.request("GET", "/release.json", List.of(), new byte[0]))
                        .tag()
                        .orElseThrow(() -> new IOException("nginx gave no ETag"));
            }
        }

        Measured hold(int rounds) throws IOException, InterruptedException {
            order.say("asking each terminal's revision, warming up");
            callers.learn(site.hubs().port(0), tls);
            double hubFirst = Drive.steady(
                    hub(WARM_UP_EACH).rate(),
                    REPETITIONS_MAX,
                    rate -> hub(each(rate)).rate());
            double nginxFirst = peer(nginx.secret(), tls, WARM_UP_EACH).rate();
            peer(nginx.plain(), Optional.empty(), WARM_UP_EACH);
            order.say("warm: hub %.0f a second".formatted(hubFirst));
            int hubEach = each(hubFirst);
            int nginxEach = each(nginxFirst);
            for (int round = 1; round <= rounds; round++) {
                long before = written();
                var mine = hub(hubEach);
                order.pause().sleep(COUNTERS_COME);
                written += written() - before;
                polls += mine.requests();
                note(mine, peer(nginx.secret(), tls, nginxEach), peer(nginx.plain(), Optional.empty(), nginxEach));
                order.say("round %d: hub %.0f, nginx with TLS %.0f (ratio %.2f), nginx plain %.0f (ratio %.2f)"
                        .formatted(
                                round,
                                ours.getLast(),
                                secret.getLast(),
                                ratio.getLast(),
                                plain.getLast(),
                                plainRatio.getLast()));
            }
            long pid = site.hubs().node(0).orElseThrow().pid();
            var profile = FlightRecorder.of(pid, FlightRecorder.View.HUB, order, "poll", () -> hub(hubEach));
            Files.writeString(order.out().resolve("profile.txt"), profile);
            return measured(rounds, profile);
        }

        private static int each(double rate) {
            return Math.clamp(Math.round(rate * ROUND.toSeconds() / LANES), 50, EACH_MAX);
        }

        private Drive.Result hub(int each) throws IOException, InterruptedException {
            var lanes = callers.make(caller -> caller.polls(each));
            return Drive.run(site.hubs().port(0), tls, lanes, status -> status == 304, order.pause());
        }

        /** The same bytes but for path and tag: signatures and all, which nginx reads and passes over. */
        private Drive.Result peer(int port, Optional<SSLContext> how, int each)
                throws IOException, InterruptedException {
            var lanes =
                    callers.make(caller -> caller.questions("/release.json", List.of("If-None-Match: " + tag), each));
            return Drive.run(port, how, lanes, status -> status == 304, order.pause());
        }

        private void note(Drive.Result mine, Drive.Result theirs, Drive.Result bare) {
            ours.add(mine.rate());
            secret.add(theirs.rate());
            plain.add(bare.rate());
            ratio.add(mine.rate() / theirs.rate());
            plainRatio.add(mine.rate() / bare.rate());
            own.add(theirs.ownMicros());
            p99.add(mine.p99Millis());
        }

        private long written() throws IOException {
            try (var database = Site.reading(site.primary())) {
                return Books.number(database, WRITTEN);
            } catch (SQLException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        private Measured measured(int rounds, String profile) {
            var figures = new ArrayList<Figure>();
            var mine = Spread.of(ours);
            figures.add(Figure.of(
                    "poll in session, rollout on, nothing new",
                    mine.median(),
                    "req/s",
                    "nginx static 304, TLS",
                    Spread.of(secret).median(),
                    rounds,
                    mine.width()));
            figures.add(Figure.of(
                    "poll in session, rollout on, nothing new",
                    mine.median(),
                    "req/s",
                    "nginx static 304, plain HTTP",
                    Spread.of(plain).median(),
                    rounds,
                    mine.width()));
            var median = Spread.of(ratio);
            figures.add(
                    Figure.of("ratio to nginx with TLS", median.median(), "x", "must", MUST, rounds, median.width()));
            figures.add(
                    Figure.of("ratio to nginx with TLS", median.median(), "x", "goal", GOAL, rounds, median.width()));
            var bare = Spread.of(plainRatio);
            figures.add(Figure.alone("ratio to nginx without TLS", bare.median(), "x", rounds, bare.width()));
            figures.add(Figure.alone(
                    "poll p99",
                    Spread.of(p99).median(),
                    "ms",
                    rounds,
                    Spread.of(p99).width()));
            double micros = Spread.of(own).median();
            figures.add(Figure.alone(
                    "generator's own time a request",
                    micros,
                    "us",
                    rounds,
                    Spread.of(own).width()));
            figures.add(Figure.alone(
                    "generator's own ceiling on all processors",
                    Runtime.getRuntime().availableProcessors() * 1e6 / micros,
                    "req/s",
                    rounds,
                    0));
            double each = written / (double) polls;
            figures.add(Figure.alone("rows written while polling", (double) written, "rows", rounds, 0));
            figures.add(Figure.alone("rows written a poll", each, "rows", rounds, 0));
            var misses = new ArrayList<String>();
            if (median.median() < MUST) {
                misses.add("the poll reaches %.2f of nginx, and must reach %.1f; where the hub's time went:%n%s"
                        .formatted(median.median(), MUST, profile));
            }
            if (each > WRITES_A_POLL_MAX) {
                misses.add("%d rows were written during %d polls".formatted(written, polls));
            }
            return new Measured(figures, misses);
        }
    }
}
