package org.hall24.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.IdCardReader;
import org.hall24.people.People;
import org.hall24.simulator.Bench;
import org.hall24.time.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cable of a real pseudo-terminal pulled after byte n of a reading, several readers at once. A test run takes every 41st byte; all of them
 * with {@code -Dhall24.bytes=1}. {@code SamMishapsTest} takes every byte, without a terminal.
 */
@Timeout(900)
class UnpluggedReadingTest {
    /** Answers to find, select and read. */
    private static final int SESSION_BYTES = 15 + 19 + 1_295;

    private static final int EVERY = Integer.getInteger("hall24.bytes", 41);
    private static final int LANES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Two sayings of the longest command and a busy machine. */
    private static final Duration CALL_MAX = Duration.ofSeconds(30);

    @TempDir
    private Path directory = Path.of("");

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger hangs = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();

    @Test
    void aCablePulledAfterAnyByteIsAFaultAndThenTheSameCardIsRead() throws Exception {
        try (var lanes = Executors.newFixedThreadPool(LANES)) {
            var all = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < LANES; i++) {
                var port = directory.resolve("idcard-" + i);
                all.add(() -> lane(port));
            }
            for (var lane : lanes.invokeAll(all)) {
                assertThat(lane.get()).isTrue();
            }
        }
        System.out.printf(
                "sam over a pseudo-terminal: cut at %d of %d bytes, %d faults, hangs %d, wrong data %d%n",
                tried.get(), SESSION_BYTES, faults.get(), hangs.get(), wrong.get());
        assertThat(hangs).hasValue(0);
        assertThat(wrong).hasValue(0);
        assertThat(faults).hasValue(tried.get());
        assertThat(tried).hasValue((SESSION_BYTES + EVERY - 1) / EVERY);
    }

    private boolean lane(Path port) throws Exception {
        try (var simulator = CardReaderSimulator.at(port, People.shipped(), Pause.REAL)) {
            for (int at = next.getAndAdd(EVERY); at < SESSION_BYTES; at = next.getAndAdd(EVERY)) {
                Bench.say(simulator, "INSERT R-01");
                Bench.say(simulator, "DIE " + at);
                cut(port);
                Bench.say(simulator, "PLUG");
            }
            Bench.say(simulator, "REMOVE");
            Bench.say(simulator, "INSERT R-01");
            try (var reader = open(port)) {
                return reader.read(PATIENCE) instanceof CardReading.Read(var card, var _)
                        && card.number().equals("990000198506150029");
            }
        }
    }

    private void cut(Path port) throws Exception {
        tried.incrementAndGet();
        long began = System.nanoTime();
        try (var reader = open(port)) {
            wrong.addAndGet(reader.read(PATIENCE) instanceof CardReading.Read ? 1 : 0);
        } catch (DeviceException _) {
            faults.incrementAndGet();
        }
        hangs.addAndGet(System.nanoTime() - began > CALL_MAX.toNanos() ? 1 : 0);
    }

    private static IdCardReader open(Path port) throws Exception {
        return (IdCardReader) Bench.open("sam:serial:" + port, (_, _, _) -> {});
    }
}
