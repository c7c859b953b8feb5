package org.hall24.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.hall24.device.Device;
import org.hall24.device.PrintJournal;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.supervision.Makes;
import org.hall24.time.Pause;

/** Opens devices for tests, as the supervision does, but without watching them. */
public final class Bench {
    private Bench() {}

    /** What a test waits for is never later than this, however busy the machine. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    /** Waits until this holds, and fails when it does not for a long time. */
    public static void eventually(Callable<Boolean> holds) throws Exception {
        long giveUpAt = System.nanoTime() + SOON.toNanos();
        while (!holds.call()) {
            if (System.nanoTime() > giveUpAt) {
                throw new AssertionError("it did not become true within " + SOON);
            }
            Pause.REAL.sleep(LOOK_EVERY);
        }
    }

    /** The real world. */
    public static Surroundings surroundings(PrintJournal journal) {
        return surroundings(new JobBook(journal));
    }

    private static Surroundings surroundings(JobBook book) {
        return new Surroundings(
                InstantSource.system(),
                Pause.REAL,
                RandomGenerator.getDefault(),
                book,
                Path.of(System.getProperty("hall24.assets"), "fonts"));
    }

    /** Opens the device of this URL. */
    public static Device open(String written, PrintJournal journal) throws Exception {
        return open(written, new JobBook(journal));
    }

    /** Opens the device of this URL with a book that other devices may have written in. */
    public static Device open(String written, JobBook book) throws Exception {
        return Makes.shipped().open(written, surroundings(book));
    }

    /** Says a line of words to a device. */
    public static String say(Words device, String line) throws Words.NotUnderstood {
        return device.hear(List.of(line.split(" ")));
    }
}
