package org.hall24.bench.card;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.IdCard;
import org.hall24.device.IdCardReader;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.LinkOpener;
import org.hall24.device.link.WatchedLink;
import org.hall24.device.supervision.Makes;
import org.hall24.people.People;
import org.hall24.report.Figure;
import org.hall24.report.Spread;
import org.hall24.time.Pause;

/**
 * Reads a card again and again over a pseudo-terminal that is as slow as a serial line, from the first byte of the question whether one lies
 * there to the decoded holder; in between, the same bytes are moved by somebody who decodes nothing. Both use one open link.
 */
public final class CardBench {
    private static final int BAUD = 115_200;
    private static final String WHO = "R-01";
    private static final int WARM_UP_ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final double NANOS_A_MILLI = 1e6;

    private final Path port;
    private final Teller simulator;
    private final Consumer<String> progress;

    /** Tells the simulator something. */
    @FunctionalInterface
    public interface Teller {
        /** One line of words. */
        void say(String words) throws IOException;
    }

    /**
     * A bench at a simulated reader.
     *
     * @param port where it is plugged in
     */
    public CardBench(Path port, Teller simulator, Consumer<String> progress) {
        this.port = port;
        this.simulator = simulator;
        this.progress = progress;
    }

    /** Measures so many rounds of each, after some that do not count. */
    public Result run(int rounds) throws IOException, InterruptedException, DeviceException {
        var url = DeviceUrl.parse("sam:serial:" + port + "?baud=" + BAUD);
        var makes = Makes.shipped();
        var opener = makes.links().stream()
                .filter(each -> each.word().equals(url.transport()))
                .findFirst()
                .orElseThrow();
        var driver = makes.drivers().stream()
                .filter(each -> each.word().equals(url.driver()))
                .findFirst()
                .orElseThrow();
        return run(rounds, opener, driver, OptionValues.of(url, driver.options(), opener.options()), url);
    }

    private Result run(int rounds, LinkOpener opener, DeviceDriver driver, OptionValues options, DeviceUrl url)
            throws IOException, InterruptedException, DeviceException {
        var surroundings = new Surroundings(
                InstantSource.system(),
                Pause.REAL,
                RandomGenerator.getDefault(),
                new JobBook((_, _, _) -> {}),
                Path.of(""));
        var ours = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var link = new WatchedLink(opener.open(url, options));
        try (var reader = (IdCardReader) driver.open(link, options, surroundings)) {
            reader.checkHealth(); // a line is settled once, when it is opened
            for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
                double reading = reading(reader);
                double wire = wire(link);
                if (round >= 0) {
                    ours.add(reading);
                    bare.add(wire);
                }
            }
        }
        progress.accept(rounds + " rounds");
        return new Result(Spread.of(ours), Spread.of(bare), BareWire.wireMillis(BAUD), BareWire.bytes(), rounds);
    }

    private double reading(IdCardReader reader) throws IOException, InterruptedException, DeviceException {
        lay();
        long began = System.nanoTime();
        var reading = reader.read(PATIENCE);
        long took = System.nanoTime() - began;
        if (!(reading instanceof CardReading.Read(IdCard card, var _)) || !isRight(card)) {
            throw new IOException("read something else than the card that lay there: " + reading);
        }
        return took / NANOS_A_MILLI;
    }

    private static boolean isRight(IdCard card) {
        return People.shipped()
                .byId(WHO)
                .filter(person ->
                        person.name().equals(card.name()) && person.number().equals(card.number()))
                .isPresent();
    }

    private double wire(ByteLink link) throws IOException, InterruptedException {
        lay();
        long began = System.nanoTime();
        BareWire.read(link);
        return (System.nanoTime() - began) / NANOS_A_MILLI;
    }

    private void lay() throws IOException {
        simulator.say("REMOVE");
        simulator.say("INSERT " + WHO);
    }

    /**
     * What was measured, in milliseconds.
     *
     * @param ours from the first byte to the decoded holder
     * @param bare the same bytes, moved only
     * @param wire what they need at 8N1 by arithmetic
     * @param bytes how many
     */
    public record Result(Spread ours, Spread bare, double wire, int bytes, int rounds) {
        /** Below this line the work is not done. */
        private static final double MUST_RATIO = 1.15;

        /** What we are after. */
        private static final double GOAL_RATIO = 1.05;

        /** Whether the median reading is below the line. */
        public boolean holds() {
            return ours.median() <= MUST_RATIO * wire;
        }

        /** One row a figure. */
        public List<Figure> figures() {
            return List.of(
                    Figure.of(
                            "card read, find to holder",
                            ours.median(),
                            "ms",
                            "wire at 115200 8N1",
                            wire,
                            rounds,
                            ours.width()),
                    Figure.of(
                            "card read, find to holder, p90",
                            ours.p90(),
                            "ms",
                            "wire at 115200 8N1",
                            wire,
                            rounds,
                            ours.width()),
                    Figure.of(
                            "card read, find to holder",
                            ours.median(),
                            "ms",
                            "same bytes, moved only",
                            bare.median(),
                            rounds,
                            ours.width()),
                    Figure.of(
                            "bytes moved only", bare.median(), "ms", "wire at 115200 8N1", wire, rounds, bare.width()),
                    Figure.alone("card read, bytes both ways", bytes, "bytes", rounds, 0));
        }

        /** For a person. */
        public String table() {
            return "%-28s %8s %8s %8s %8s  ms%n".formatted("", "median", "p90", "max", "ratio")
                    + line("card read, find to holder", ours)
                    + line("same bytes, moved only", bare)
                    + "%-28s %8.2f %8s %8s %8.3f  (%d bytes)%n"
                            .formatted("wire at 115200 8N1", wire, "", "", 1.0, bytes)
                    + "must <= %.2f, goal <= %.2f of the wire; %d rounds".formatted(MUST_RATIO, GOAL_RATIO, rounds);
        }

        private String line(String name, Spread spread) {
            return "%-28s %8.2f %8.2f %8.2f %8.3f%n"
                    .formatted(name, spread.median(), spread.p90(), spread.max(), spread.median() / wire);
        }
    }
}
