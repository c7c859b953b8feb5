package org.hall24.fleet.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hall24.agent.outbox.Hold;
import org.hall24.agent.outbox.Limits;
import org.hall24.fleet.Measurement;
import org.hall24.fleet.Order;
import org.hall24.fleet.load.FlightRecorder;
import org.hall24.fleet.load.FlightRecorder.View;
import org.hall24.report.Figure;
import org.hall24.report.Spread;
import org.hall24.wire.terminal.Agent.Accepted;
import org.hall24.wire.terminal.Agent.Filing;

/** Durable acceptance beside a raw append and fdatasync of the same bytes on the same disk in the same minute. */
public final class OutboxBench implements Measurement {
    private static final int ROUNDS = 9;

    /** Of one kind in one round: half a second on a middling disk, so that a round sees one weather. */
    private static final int ALONE = 300;

    private static final int TOGETHER = 3_000;

    /** Until the second compiler has done its work; a terminal's agent runs for months. */
    private static final int WARM_UPS = 10;

    private static final int PROFILED_ROUNDS = 4;

    /** A hall has a few terminals with a citizen each; this many callers is the outbox's own limit of one commit. */
    private static final int CALLERS = 64;

    /** As design §9 says. */
    private static final double MUST = 0.6;

    private static final double GOAL = 0.8;
    private static final double GOAL_TOGETHER = 10;
    private static final double NANOS = 1e9;
    private static final double NANOS_OF_MILLI = 1e6;
    private static final double LATE = 0.99;

    @Override
    public Measured run(Order order) throws IOException, InterruptedException {
        int rounds = order.rounds().orElse(ROUNDS);
        int alone = order.count().orElse(ALONE);
        int together = alone * TOGETHER / ALONE;
        var desk = new Desk(order.clock(), new Random(order.seed()));
        var state = Files.createDirectories(order.out().resolve("state"));
        var raw = new ArrayList<Double>();
        var single = new ArrayList<Double>();
        var grouped = new ArrayList<Double>();
        var late = new ArrayList<Double>();
        String profile;
        try (var hold = Hold.open(state, Desk.TERMINAL, Limits.TERMINAL, order.clock())) {
            int bytes = warmUp(hold, desk, alone);
            for (int round = 0; round < rounds; round++) {
                var forOne = filings(desk, alone);
                var forAll = filings(desk, together);
                raw.add(append(order.out().resolve("raw"), bytes, alone));
                var times = alone(hold, forOne);
                single.add(alone * NANOS / Arrays.stream(times).sum());
                Arrays.sort(times);
                late.add(times[(int) (times.length * LATE)] / NANOS_OF_MILLI);
                grouped.add(together(hold, forAll));
                order.say("round %d: raw %.0f/s, alone %.0f/s, together %.0f/s"
                        .formatted(round + 1, raw.getLast(), single.getLast(), grouped.getLast()));
            }
            profile = profile(order, hold, desk, alone, together);
        }
        Files.delete(order.out().resolve("raw"));
        return measured(order, rounds, raw, single, grouped, late, profile);
    }

    /** Measured beside nothing: a recording costs a little. */
    private static String profile(Order order, Hold hold, Desk desk, int alone, int together)
            throws IOException, InterruptedException {
        var forOne = filings(desk, alone * PROFILED_ROUNDS);
        var forAll = filings(desk, together * PROFILED_ROUNDS);
        long pid = ProcessHandle.current().pid();
        var text = "alone:%n%stogether:%n%s"
                .formatted(
                        FlightRecorder.of(pid, View.OUTBOX, order, "alone", () -> alone(hold, forOne)),
                        FlightRecorder.of(pid, View.OUTBOX, order, "together", () -> together(hold, forAll)));
        Files.writeString(order.out().resolve("profile.txt"), text);
        return text;
    }

    private static Measured measured(
            Order order,
            int rounds,
            List<Double> raw,
            List<Double> single,
            List<Double> grouped,
            List<Double> late,
            String profile) {
        double ratio = ratio(single, raw);
        double ratioTogether = ratio(grouped, raw);
        var peer = "append + fdatasync";
        double peerValue = Spread.of(raw).median();
        var figures = List.of(
                new Figure(
                        "durable accept in the outbox",
                        Spread.of(single).median(),
                        "1/s",
                        peer,
                        peerValue,
                        ratio,
                        rounds,
                        Spread.of(single).width()),
                new Figure(
                        "durable accept, " + CALLERS + " callers together",
                        Spread.of(grouped).median(),
                        "1/s",
                        peer,
                        peerValue,
                        ratioTogether,
                        rounds,
                        Spread.of(grouped).width()),
                Figure.alone(
                        "durable accept, 99 of 100 within",
                        Spread.of(late).median(),
                        "ms",
                        rounds,
                        Spread.of(late).width()));
        order.say(profile);
        order.say("goal alone %.1f: %s; goal together %.0f: %s"
                .formatted(
                        GOAL,
                        ratio >= GOAL ? "reached" : "missed",
                        GOAL_TOGETHER,
                        ratioTogether >= GOAL_TOGETHER ? "reached" : "missed"));
        return new Measured(
                figures,
                ratio >= MUST
                        ? List.of()
                        : List.of("durable accept is %.2f of a raw append, must be %.1f; where its time went:%n%s"
                                .formatted(ratio, MUST, profile)));
    }

    /** Of each round by itself, since the disk changes its mind from minute to minute. */
    private static double ratio(List<Double> ours, List<Double> peers) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / peers.get(i));
        }
        return Spread.of(ratios).median();
    }

    /** Until the code is compiled; how long a submission is. */
    private static int warmUp(Hold hold, Desk desk, int count) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            alone(hold, filings(desk, count));
            together(hold, filings(desk, count * TOGETHER / ALONE));
        }
        var one = desk.next();
        accept(hold, one);
        return hold.matter(one.matterId()).orElseThrow().body().size();
    }

    private static List<Filing> filings(Desk desk, int count) {
        var all = new ArrayList<Filing>();
        for (int i = 0; i < count; i++) {
            all.add(desk.next());
        }
        return all;
    }

    private static double append(Path file, int bytes, int count) throws IOException {
        var record = ByteBuffer.allocate(bytes);
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            long began = System.nanoTime();
            for (int i = 0; i < count; i++) {
                record.clear();
                channel.write(record);
                channel.force(false);
            }
            return count * NANOS / (System.nanoTime() - began);
        }
    }

    private static long[] alone(Hold hold, List<Filing> filings) throws IOException, InterruptedException {
        var times = new long[filings.size()];
        for (int i = 0; i < times.length; i++) {
            long began = System.nanoTime();
            accept(hold, filings.get(i));
            times[i] = System.nanoTime() - began;
        }
        return times;
    }

    private static double together(Hold hold, List<Filing> filings) throws IOException, InterruptedException {
        var waiting = new ConcurrentLinkedQueue<>(filings);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = new ArrayList<Future<Integer>>();
            long began = System.nanoTime();
            for (int i = 0; i < CALLERS; i++) {
                ends.add(callers.submit(() -> {
                    int mine = 0;
                    for (var one = waiting.poll(); one != null; one = waiting.poll()) {
                        accept(hold, one);
                        mine++;
                    }
                    return mine;
                }));
            }
            for (var end : ends) {
                end.get();
            }
            return filings.size() * NANOS / (System.nanoTime() - began);
        } catch (ExecutionException e) {
            throw new IOException("a caller was not served: " + e.getCause(), e);
        }
    }

    private static void accept(Hold hold, Filing filing) throws IOException, InterruptedException {
        if (!(hold.outbox().file(filing) instanceof Accepted)) {
            throw new IOException("the outbox refuses; is the disk full?");
        }
    }
}
