package org.hall24.demo.printing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceStatus;
import org.hall24.device.PrintJournal;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.Supervision;
import org.hall24.simulator.Words;
import org.hall24.time.Pause;

/** One printer on a bench: its supervision, its journal, and hands that steer the simulator. */
final class Bench implements AutoCloseable {
    /** Mechanics run so much faster than a real printer's; what is proven is the order of things, not their pace. */
    private static final int HURRY = 40;

    private static final Duration READY_MAX = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final Words printer;
    private final Pause pause;
    private final Map<UUID, Line> journal = new ConcurrentHashMap<>();
    private final Supervision supervision;

    /** The last line the journal has of a job. */
    record Line(PrintJournal.Stage stage, int sheets) {
        boolean ends() {
            return stage == PrintJournal.Stage.PRESENTED || stage == PrintJournal.Stage.INCOMPLETE;
        }
    }

    /** The world around a bench. */
    record World(InstantSource clock, Pause pause, RandomGenerator chance, Path fonts) {
        /** How the mechanics wait. */
        Pause hurried() {
            return duration -> pause.sleep(duration.dividedBy(HURRY));
        }
    }

    Bench(DeviceRole role, String url, Words printer, World world) throws InterruptedException, IOException {
        this.printer = printer;
        this.pause = world.pause();
        PrintJournal notes = (job, stage, sheets) -> journal.put(job, new Line(stage, sheets));
        var surroundings =
                new Surroundings(world.clock(), world.pause(), world.chance(), new JobBook(notes), world.fonts());
        this.supervision = Supervision.begin(Map.of(role, url), surroundings, Makes.shipped());
        await(() -> supervision.statuses().stream().allMatch(DeviceStatus::serves));
    }

    static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    Supervision devices() {
        return supervision;
    }

    /** What the journal says last of a job; a job that left no line has nothing on paper. */
    Line journal(UUID job) {
        return journal.getOrDefault(job, new Line(PrintJournal.Stage.RESERVED, 0));
    }

    /** Steers the simulator. */
    String say(String words) throws IOException {
        try {
            return printer.hear(List.of(words.split(" ", -1)));
        } catch (Words.NotUnderstood e) {
            throw new IOException("told '" + words + "': " + e.getMessage(), e);
        }
    }

    /** A number of the simulator's status. */
    int status(String name) throws IOException {
        return Integer.parseInt(word(name));
    }

    String word(String name) throws IOException {
        for (String part : say("STATUS").split(" ", -1)) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        throw new IOException("the simulator's status has no " + name);
    }

    /** Something that becomes true. */
    interface Condition {
        boolean holds() throws IOException;
    }

    void await(Condition condition) throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + READY_MAX.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > giveUpAt) {
                throw new IOException("it did not come true within " + READY_MAX + ": " + say("STATUS"));
            }
            pause.sleep(LOOK_AGAIN);
        }
    }

    /** The cable out, whether or not it already is, and in again. */
    void replug() throws IOException {
        say("UNPLUG");
        say("PLUG");
    }

    @Override
    public void close() {
        supervision.close();
    }
}
