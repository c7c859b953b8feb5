package org.hall24.demo.devices;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.demo.hall.Places;
import org.hall24.demo.vitals.Trend;
import org.hall24.demo.vitals.Vitals;
import org.hall24.device.DeviceRole;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.Supervision;
import org.hall24.people.People;
import org.hall24.programs.House;
import org.hall24.report.Row;
import org.hall24.time.Pause;

/**
 * All devices of a terminal at once, under one supervision: cables, faults and uses by chance. After each round every device must be online and
 * right, and this program must hold no more than before.
 */
public final class DeviceStorm {
    private static final int ROUNDS = 20;

    /** Before anything is counted: classes, fonts and job books fill once. */
    private static final int WARM_UP = 60;

    /** A camera's pictures are on their way at any moment, a megabyte each: the least of so many looks is what stays. */
    private static final int HEAP_LOOKS = 8;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

    /** STYLE's "flat": at most one hundredth in a thousand. */
    private static final double FLAT_PERCENT = 1.0;

    /** Below this the heap's slope is told and not judged: its noise is larger than what is asked. */
    private static final int JUDGED_FROM = 5_000;

    private static final int THOUSAND = 1_000;
    private static final Duration ONLINE_MAX = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final House house;
    private final Places places;
    private final InstantSource clock;
    private final Pause pause;
    private final Consumer<String> progress;
    private final Trend heap = new Trend();

    /** A proof that leaves its logs in these places. */
    public DeviceStorm(House house, Places places, InstantSource clock, Pause pause, Consumer<String> progress) {
        this.house = house;
        this.places = places;
        this.clock = clock;
        this.pause = pause;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @param count events of all devices together
     * @return a row each device, and one of all together
     */
    public List<Row> run(int count, long seed) throws IOException, InterruptedException {
        var chance = new SplittableRandom(seed);
        var supervisions = new ArrayList<Supervision>();
        try (var simulators = Simulators.start(house, places, chance.split())) {
            var terminal = Supervision.begin(simulators.urls(), surroundings(chance.split()), Makes.shipped());
            supervisions.add(terminal);
            var stations = new ArrayList<>(stations(simulators, terminal));
            for (var model :
                    Simulators.WITH_PRESENTER) { // a terminal has one receipt printer: each of these is a terminal's
                var other = Supervision.begin(
                        Map.of(DeviceRole.RECEIPT, simulators.url(model)),
                        surroundings(chance.split()),
                        Makes.shipped());
                supervisions.add(other);
                stations.add(new SlipStation(model, true, simulators.control(model), other, simulators.slips(model)));
            }
            var drills = new ArrayList<Drill>();
            for (var station : stations) {
                drills.add(new Drill(station, chance.split(), pause, progress));
            }
            return storm(drills, count, seed);
        } finally {
            supervisions.forEach(Supervision::close);
        }
    }

    /** Of one terminal: its book of jobs knows one mouth. */
    private Surroundings surroundings(RandomGenerator chance) {
        return new Surroundings(clock, pause, chance, new JobBook((_, _, _) -> {}), house.fonts());
    }

    private List<Station> stations(Simulators simulators, Supervision devices) throws IOException {
        var pdf = BlankPages.pdf(SheetStation.pages());
        return List.of(
                new CardStation(simulators.control("idcard"), devices, People.shipped()),
                new ChipStation(simulators.control("smartcard"), devices, People.shipped()),
                new SlipStation(
                        Simulators.PLAIN,
                        false,
                        simulators.control(Simulators.PLAIN),
                        devices,
                        simulators.slips(Simulators.PLAIN)),
                new SheetStation(simulators.control("document"), devices, simulators.sheets(), pdf, pause),
                new CodeStation(simulators.control("scanner"), devices),
                new LensStation(simulators.control("camera"), devices),
                new BoardStation(simulators.control("board"), devices));
    }

    private List<Row> storm(List<Drill> drills, int count, long seed) throws IOException, InterruptedException {
        long began = System.nanoTime();
        round(drills, WARM_UP);
        online(drills);
        int uncounted = tried(drills);
        var before = Vitals.ofThisProgram(places.logs());
        long heapBefore = heapKib();
        int rounds = Math.min(ROUNDS, Math.max(1, count / drills.size()));
        for (int i = 1; i <= rounds; i++) {
            round(drills, count * i / rounds - count * (i - 1) / rounds);
            var away = online(drills);
            long kib = heapKib();
            heap.add(tried(drills) - uncounted, (double) kib);
            progress.accept("%d of %d events; %d wrong, %d hangs; heap %d KiB; %s"
                    .formatted(
                            tried(drills) - uncounted,
                            count,
                            drills.stream().mapToInt(d -> d.account().wrong()).sum(),
                            drills.stream().mapToInt(d -> d.account().hangs()).sum(),
                            kib,
                            away.isEmpty() ? "all online" : "AWAY: " + away));
        }
        var away = online(drills);
        var rows = new ArrayList<Row>();
        drills.forEach(drill -> rows.add(drill.account()
                .row(
                        "device-" + drill.station().name(),
                        seed,
                        !away.contains(drill.station().name()))));
        rows.add(all(rows, settled(before), before, heapBefore, seed, Duration.ofNanos(System.nanoTime() - began)));
        return rows;
    }

    /** Every device at once, each on a thread of its own; the quick ones take more of the events, up to twice their share. */
    private void round(List<Drill> drills, int events) throws IOException, InterruptedException {
        var left = new AtomicInteger(events);
        int most = 1 + 2 * events / drills.size();
        var works = new ArrayList<FutureTask<Void>>();
        for (var drill : drills) {
            var work = new FutureTask<Void>(() -> {
                try {
                    drill.run(left, most);
                } catch (IOException e) {
                    throw new IOException(drill.station().name() + ": " + e.getMessage(), e);
                }
                return null;
            });
            works.add(work);
            Thread.ofVirtual().name(drill.station().name() + "-drill").start(work);
        }
        for (var work : works) {
            try {
                work.get();
            } catch (ExecutionException e) {
                throw new IOException("a drill could not go on: " + e.getCause(), e);
            }
        }
    }

    /** Waits until all are online; those that are not within the time. */
    private List<String> online(List<Drill> drills) throws InterruptedException {
        long giveUpAt = System.nanoTime() + ONLINE_MAX.toNanos();
        while (true) {
            var away = drills.stream()
                    .map(Drill::station)
                    .filter(station -> !station.isOnline())
                    .map(Station::name)
                    .toList();
            if (away.isEmpty() || System.nanoTime() > giveUpAt) {
                return away;
            }
            pause.sleep(LOOK_AGAIN);
        }
    }

    private Vitals settled(Vitals before) throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + ONLINE_MAX.toNanos();
        var now = Vitals.ofThisProgram(places.logs());
        while (!now.moreThan(before).isEmpty() && System.nanoTime() < giveUpAt) {
            pause.sleep(LOOK_AGAIN);
            now = Vitals.ofThisProgram(places.logs());
        }
        return now;
    }

    private Row all(List<Row> rows, Vitals after, Vitals before, long heapBefore, long seed, Duration taken)
            throws InterruptedException {
        int tried = rows.stream().mapToInt(Row::tried).sum();
        int held = rows.stream().mapToInt(Row::held).sum();
        double slope = heap.slope() * THOUSAND / heap.level() * 100;
        var more = after.moreThan(before);
        more.forEach(line -> progress.accept("more than before: " + line));
        boolean flat = more.isEmpty() && (tried < JUDGED_FROM || slope <= FLAT_PERCENT);
        var figures = new LinkedHashMap<String, Double>();
        figures.put("events", (double) tried);
        figures.put("devices", (double) rows.size());
        figures.put("online-after", sum(rows, "online-after"));
        figures.put("wrong-data", sum(rows, "wrong-data"));
        figures.put("hangs", sum(rows, "hangs"));
        figures.put("threads-before", (double) before.threadCount());
        figures.put("threads-after", (double) after.threadCount());
        figures.put("descriptors-before", (double) before.descriptors());
        figures.put("descriptors-after", (double) after.descriptors());
        figures.put("heap-before-kib", (double) heapBefore);
        figures.put("heap-after-kib", (double) heapKib());
        figures.put("heap-percent-a-thousand", Math.round(slope * THOUSAND) / (double) THOUSAND);
        figures.put("minutes", Math.round(taken.toSeconds() / 6.0) / 10.0);
        return new Row(
                "device-all",
                tried,
                flat ? held : 0,
                rows.stream().mapToInt(Row::lost).sum(),
                rows.stream().mapToInt(Row::doubled).sum(),
                seed,
                figures);
    }

    private static double sum(List<Row> rows, String figure) {
        return rows.stream()
                .mapToDouble(row -> {
                    var value = row.figures().get(figure);
                    return value == null ? 0 : value.doubleValue();
                })
                .sum();
    }

    private static int tried(List<Drill> drills) {
        return drills.stream().mapToInt(drill -> drill.account().tried()).sum();
    }

    /** What is reachable after a collection, at the quietest of some moments. */
    private long heapKib() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < HEAP_LOOKS; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            pause.sleep(BETWEEN_LOOKS);
        }
        return least >> 10;
    }
}
