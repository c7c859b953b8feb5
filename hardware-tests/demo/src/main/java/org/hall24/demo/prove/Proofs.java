package org.hall24.demo.prove;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.hall24.demo.devices.DeviceStorm;
import org.hall24.demo.hall.Places;
import org.hall24.demo.printing.PaperProof;
import org.hall24.demo.stage.Stage;
import org.hall24.programs.House;
import org.hall24.report.Report;
import org.hall24.report.Row;
import org.hall24.time.Pause;

/** Runs proofs one after another, each in a hall of its own, and writes {@code prove.json}. */
public final class Proofs implements AutoCloseable {
    /** Of kiosk, agent, hub and database together; an hour on two busy cores. By night: 1,000. */
    private static final int KILLS = 200;

    private static final int UNPLUGGINGS = 20;

    /** Of all devices together; minutes. By night: 10,000. */
    private static final int DEVICE_EVENTS = 1_000;

    private static final int CUTS = 60;

    private final House house;
    private final Places places;
    private final InstantSource clock;
    private final Pause pause;
    private final Consumer<String> progress;
    private volatile Optional<Stage> open = Optional.empty();

    /** What can be proven here. */
    public enum Wish {
        KILL,
        DEVICE,
        UNPLUG,
        PRIVACY,
        PRINT
    }

    /**
     * How much.
     *
     * @param count how often; 0 = each proof's own number
     * @param minutes after so many nothing more is begun, where a proof knows of it; 0 = no limit
     * @param seed of chance
     */
    public record Measure(int count, int minutes, long seed) {
        int or(int own) {
            return count == 0 ? own : count;
        }

        Duration limit() {
            return minutes == 0 ? Duration.ofDays(1) : Duration.ofMinutes(minutes);
        }
    }

    /**
     * Proofs to be run.
     *
     * @param progress hears a line for a person, now and then
     */
    public Proofs(House house, Places places, InstantSource clock, Pause pause, Consumer<String> progress) {
        this.house = house;
        this.places = places;
        this.clock = clock;
        this.pause = pause;
        this.progress = progress;
    }

    /**
     * Runs them.
     *
     * @return whether all held
     * @throws IOException when one could not be run
     */
    public boolean run(List<Wish> wishes, Measure measure) throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        for (var wish : wishes) {
            var room = wishes.size() == 1 ? places : places.room(wish.name().toLowerCase(java.util.Locale.ROOT));
            rows.addAll(
                    switch (wish) {
                        case PRINT -> print(room, measure);
                        case DEVICE ->
                            new DeviceStorm(house, room, clock, pause, progress)
                                    .run(measure.or(DEVICE_EVENTS), measure.seed());
                        case KILL, UNPLUG, PRIVACY -> inAHall(wish, room, measure);
                    });
            Report.prove(places.out(), rows);
        }
        rows.forEach(row -> progress.accept((row.holds() ? "holds: " : "DOES NOT HOLD: ") + row));
        return rows.stream().allMatch(Row::holds);
    }

    private List<Row> inAHall(Wish wish, Places room, Measure measure) throws IOException, InterruptedException {
        try (var stage = Stage.build(house, room, clock, pause)) {
            open = Optional.of(stage);
            progress.accept(wish + ": starting the hall");
            stage.light();
            return prove(wish, stage, measure);
        }
    }

    /** Two printers on a bench; no hall is needed for them. */
    private List<Row> print(Places room, Measure measure) throws IOException, InterruptedException {
        var proof = new PaperProof(
                room.receipts(),
                room.out().resolve("documents"),
                house.assets().resolve("fonts"),
                clock,
                pause,
                new SplittableRandom(measure.seed()),
                progress);
        return proof.run(measure.or(CUTS)).stream()
                .map(tally -> new Row(
                        tally.name(),
                        tally.tried(),
                        tally.held(),
                        tally.lost(),
                        tally.doubled(),
                        measure.seed(),
                        tally.figures()))
                .toList();
    }

    private List<Row> prove(Wish wish, Stage stage, Measure measure) throws IOException, InterruptedException {
        var random = new SplittableRandom(measure.seed());
        return switch (wish) {
            case KILL ->
                List.of(new KillProof(stage, random, pause, progress)
                        .run(measure.or(KILLS), measure.limit(), measure.seed()));
            case UNPLUG -> new UnplugProof(stage, random, pause, progress).run(measure.or(UNPLUGGINGS), measure.seed());
            case PRIVACY -> {
                var proof = new PrivacyProof(house, stage, random, pause, progress);
                var missed = proof.missedCanaries();
                if (!missed.isEmpty()) {
                    throw new IOException("the leak finder missed canaries and may not say 'none': " + missed);
                }
                yield List.of(proof.run(measure.seed()));
            }
            case PRINT, DEVICE -> throw new IllegalArgumentException(wish + " is proven on a bench");
        };
    }

    @Override
    public void close() {
        open.ifPresent(Stage::close);
    }
}
