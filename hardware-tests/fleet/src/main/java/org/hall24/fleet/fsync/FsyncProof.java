package org.hall24.fleet.fsync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hall24.fleet.Order;
import org.hall24.fleet.Proof;
import org.hall24.fleet.Tally;
import org.hall24.fleet.cluster.Postgres;
import org.hall24.fleet.cluster.Workshop;
import org.hall24.programs.House.Leaf;
import org.hall24.programs.Program;
import org.hall24.report.Row;

/**
 * Counts, with {@code strace}, how often the kernel was told to force the log to the disk, against how often somebody was told that
 * something is committed.
 */
public final class FsyncProof implements Proof {
    private static final int COMMITS = 400;
    private static final int CALLERS = 16;
    private static final String PROGRAM = "org.hall24.fleet.main.FilingMain";

    /** Under strace everything is ten times slower. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Pattern COMMITTED = Pattern.compile("(?m)^commits ([0-9]+) ([0-9]+)$");
    private static final Pattern FORCED = Pattern.compile("\\bf(?:data)?sync\\([0-9]+<([^>]*)>");

    @Override
    public void run(Order order, Tally tally) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/strace"))) {
            throw new IOException("there is no strace; please install it (./hall24 prove fsync does)");
        }
        int commits = order.count().orElse(COMMITS);
        for (var row : outbox(order, commits)) {
            tally.add(row);
        }
        tally.add(database(order, commits));
    }

    private static List<Row> outbox(Order order, int commits) throws IOException, InterruptedException {
        var state = Files.createDirectories(order.out().resolve("state"));
        var trace = order.out().resolve("outbox.strace");
        var command = new ArrayList<>(
                List.of("strace", "-f", "-y", "-e", "trace=fsync,fdatasync", "-o", trace.toString(), "--"));
        command.addAll(order.house()
                .command(
                        Leaf.FLEET,
                        PROGRAM,
                        List.of(state.toString(), "" + commits, "" + CALLERS, "" + commits * CALLERS)));
        order.say("filing under strace");
        var said = Program.outputOf("filing", command, order.out().resolve("filing.log"), PATIENCE);
        var counted = COMMITTED.matcher(said);
        if (!counted.find()) {
            throw new IOException("the filing program did not say how often it committed");
        }
        int alone = Integer.parseInt(counted.group(1));
        int together = Integer.parseInt(counted.group(2));
        int acknowledged = (int) said.lines().filter(line -> line.endsWith("Z")).count();
        var forced = forced(trace);
        int first = forced.indexOf(state.resolve("alone").toString());
        int second = forced.indexOf(state.resolve("together").toString());
        int end = forced.indexOf(state.resolve("end").toString());
        Predicate<String> log = file -> file.endsWith("outbox.db-wal");
        int forcedAlone =
                (int) forced.subList(first, second).stream().filter(log).count();
        int forcedTogether =
                (int) forced.subList(second, end).stream().filter(log).count();
        return List.of(
                new Row(
                        "outbox, one caller",
                        alone,
                        Math.min(alone, forcedAlone),
                        commits - alone,
                        0,
                        order.seed(),
                        Map.of("commits", alone, "forced", forcedAlone)),
                new Row(
                        "outbox, callers together",
                        together,
                        Math.min(together, forcedTogether),
                        commits + commits * CALLERS - acknowledged,
                        0,
                        order.seed(),
                        Map.of(
                                "acknowledged",
                                acknowledged - commits,
                                "commits",
                                together,
                                "forced",
                                forcedTogether,
                                "callers",
                                CALLERS)));
    }

    /** One connection whose commits PostgreSQL acknowledges one by one: its own processes are traced. */
    private static Row database(Order order, int commits) throws IOException, InterruptedException {
        var trace = order.out().resolve("postgres.strace");
        order.say("committing into PostgreSQL under strace");
        try (var workshop = Workshop.open(order.out().resolve("postgres-tools.log"));
                var server = Postgres.make(workshop, "fsync");
                var connection = server.connect()) {
            say(connection, "create table told (id bigint primary key)");
            var tracer = new ProcessBuilder(
                            "strace",
                            "-f",
                            "-y",
                            "-e",
                            "trace=fsync,fdatasync",
                            "-o",
                            trace.toString(),
                            "-p",
                            "" + backend(connection))
                    .redirectErrorStream(true)
                    .redirectOutput(order.out().resolve("strace.log").toFile())
                    .start();
            int told = 0;
            try {
                awaitAttached(order, tracer);
                for (int i = 0; i < commits; i++) {
                    say(connection, "insert into told values (" + i + ")");
                    told++;
                }
            } finally {
                // SIGTERM: it lets go of the server and writes what it has.
                tracer.destroy();
                tracer.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            int forced = (int) forced(trace).stream()
                    .filter(file -> file.contains("/pg_wal/"))
                    .count();
            return new Row(
                    "PostgreSQL, one connection",
                    told,
                    Math.min(told, forced),
                    0,
                    0,
                    order.seed(),
                    Map.of("commits", told, "forced", forced));
        } catch (SQLException e) {
            throw new IOException("the database: " + e.getMessage(), e);
        }
    }

    private static void awaitAttached(Order order, Process tracer) throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(order.out().resolve("strace.log")).contains("attached")) {
            if (!tracer.isAlive() || System.nanoTime() > giveUpAt) {
                throw new IOException("strace may not trace the database: "
                        + Files.readString(order.out().resolve("strace.log")));
            }
            order.pause().sleep(LOOK);
        }
    }

    private static long backend(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void say(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The files that were forced, in that order. */
    private static List<String> forced(Path trace) throws IOException {
        var files = new ArrayList<String>();
        for (var line : Files.readAllLines(trace)) {
            var match = FORCED.matcher(line);
            // A call that another thread's line cuts in two is counted where it begins.
            if (match.find() && !line.contains("= -1")) {
                files.add(match.group(1));
            }
        }
        return files;
    }
}
