package org.hall24.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.hall24.programs.House;
import org.hall24.time.Pause;

/**
 * What a proof or a measurement is told.
 *
 * @param house where the programs stand that it starts
 * @param out its own folder, there already: state, logs and whatever else a person may want to look at
 * @param rounds how often a measurement is repeated; empty = its own number
 * @param count how much of what it counts (terminals, kills, flips …); empty = its own number
 * @param minutes how long, where time is the measure; empty = its own
 * @param seed of all chance in it
 * @param clock the time of day
 * @param pause how to wait
 * @param progress hears a line for a person, now and then
 */
public record Order(
        House house,
        Path out,
        OptionalInt rounds,
        OptionalInt count,
        Optional<Duration> minutes,
        long seed,
        InstantSource clock,
        Pause pause,
        Consumer<String> progress) {

    /** The same work in a folder of its own, which is made below this one's. */
    public Order in(String folder) throws IOException {
        var below = Files.createDirectories(out.resolve(folder));
        return new Order(house, below, rounds, count, minutes, seed, clock, pause, progress);
    }

    /** Chance of its own for a part of the work, the same for the same seed and part. */
    public SplittableRandom random(String part) {
        return new SplittableRandom(seed ^ ((long) part.hashCode() << Integer.SIZE));
    }

    /** Says a line. */
    public void say(String line) {
        progress.accept(line);
    }
}
