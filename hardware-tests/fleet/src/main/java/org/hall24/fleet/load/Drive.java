package org.hall24.fleet.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import javax.net.ssl.SSLContext;
import org.hall24.time.Pause;

/** Sends what was made before over several connections at once, each as fast as the server answers. */
final class Drive {
    private static final double NANOS = 1e9;
    private static final double FASTER = 1.05;
    private static final double NINETY_NINE = 0.99;

    /** A terminal would wait for seconds; a load that keeps a server busy only steps back. */
    private static final Duration STEP_BACK = Duration.ofMillis(50);

    private Drive() {}

    /**
     * What came of it.
     *
     * @param requests answered as expected
     * @param seconds from the first request to the last answer
     * @param p50Millis half of the answers were not later
     * @param p99Millis ninety-nine of a hundred were not later
     * @param ownMicros what one request cost the generator itself, in time of a processor
     * @param turnedAway answers that asked for patience; each was sent again and its wait counts
     */
    record Result(int requests, double seconds, double p50Millis, double p99Millis, double ownMicros, long turnedAway) {
        double rate() {
            return requests / seconds;
        }
    }

    private record Lane(long first, long last, LongStream nanos, long cpuNanos, long turnedAway) {}

    /**
     * Sends them all.
     *
     * @param lanes the requests of each connection
     * @param expected whether a status is the one that was asked for
     * @param pause between an answer that asks for patience and the same request again
     * @throws IOException when a connection breaks or another status comes: then nothing was measured
     */
    static Result run(int port, Optional<SSLContext> tls, List<List<byte[]>> lanes, IntPredicate expected, Pause pause)
            throws IOException, InterruptedException {
        var start = new CyclicBarrier(lanes.size());
        try (var threads = Executors.newFixedThreadPool(lanes.size())) {
            var running = new ArrayList<Future<Lane>>();
            for (var lane : lanes) {
                Callable<Lane> work = () -> {
                    try (var wire = Wire.to(port, tls)) {
                        start.await();
                        return send(wire, lane, expected, pause);
                    } catch (IOException e) {
                        start.reset(); // or the others wait for ever
                        throw e;
                    }
                };
                running.add(threads.submit(work));
            }
            var done = new ArrayList<Lane>();
            for (var one : running) {
                done.add(one.get());
            }
            return sum(done);
        } catch (ExecutionException e) {
            throw new IOException("the load could not be driven: " + e.getCause(), e.getCause());
        }
    }

    /** One repetition of a warm-up: gets the rate of the one before, gives its own. */
    @FunctionalInterface
    interface Repetition {
        double run(double rate) throws IOException, InterruptedException;
    }

    /**
     * Warms a server up: a JVM compiles while it works, and is measured when it has done so. Repeats until two repetitions in a row
     * are no more than a twentieth faster than the best before them, or as many were made as may be.
     *
     * @param first the rate of a repetition that was made already
     * @param repetitionsMax how many more at most
     * @return the best rate
     */
    static double steady(double first, int repetitionsMax, Repetition repetition)
            throws IOException, InterruptedException {
        double best = first;
        int flat = 0;
        for (int i = 0; i < repetitionsMax && flat < 2; i++) {
            double rate = repetition.run(best);
            flat = rate > best * FASTER ? 0 : flat + 1;
            best = Math.max(best, rate);
        }
        return best;
    }

    private static Lane send(Wire wire, List<byte[]> requests, IntPredicate expected, Pause pause)
            throws IOException, InterruptedException {
        var times = ManagementFactory.getThreadMXBean();
        long cpu = times.getCurrentThreadCpuTime();
        var nanos = new long[requests.size()];
        long first = System.nanoTime();
        long before = first;
        long turnedAway = 0;
        for (int i = 0; i < nanos.length; i++) {
            var answer = wire.exchange(requests.get(i));
            while (answer.status() == 503 || answer.status() == 429) {
                turnedAway++;
                pause.sleep(STEP_BACK);
                answer = wire.exchange(requests.get(i));
            }
            if (!expected.test(answer.status())) {
                throw new IOException("an answer " + answer.status() + " nobody expected");
            }
            long now = System.nanoTime();
            nanos[i] = now - before;
            before = now;
        }
        return new Lane(first, before, Arrays.stream(nanos), times.getCurrentThreadCpuTime() - cpu, turnedAway);
    }

    private static Result sum(List<Lane> lanes) {
        long first = lanes.stream().mapToLong(Lane::first).min().orElseThrow();
        long last = lanes.stream().mapToLong(Lane::last).max().orElseThrow();
        long cpu = lanes.stream().mapToLong(Lane::cpuNanos).sum();
        var all = lanes.stream().flatMapToLong(Lane::nanos).sorted().toArray();
        return new Result(
                all.length,
                (last - first) / NANOS,
                all[all.length / 2] / 1e6,
                all[(int) Math.min(all.length - 1, Math.ceil(all.length * NINETY_NINE))] / 1e6,
                cpu / 1e3 / all.length,
                lanes.stream().mapToLong(Lane::turnedAway).sum());
    }
}
