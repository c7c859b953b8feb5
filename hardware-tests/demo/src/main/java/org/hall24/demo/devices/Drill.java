package org.hall24.demo.devices;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.demo.devices.Account.Event;
import org.hall24.device.DeviceException;
import org.hall24.time.Pause;

/** What happens at one device, one event after another, by chance. */
final class Drill {
    /** The longest that is allowed: a claim of ten seconds, a print that is watched for thirty, and room. */
    private static final Duration HANG = Duration.ofSeconds(60);

    /** Three misses, a backoff of five seconds at most, an opening and a use. */
    private static final Duration BACK_MAX = Duration.ofSeconds(30);

    private static final int OUT_MILLIS_MAX = 500;
    private static final int LEAVE_MILLIS_MAX = 400;
    private static final Duration AGAIN = Duration.ofMillis(50);

    /** How often each happens, of a hundred. */
    private static final int PLUG = 20;

    private static final int FAULT = PLUG + 25;
    private static final int CUT = FAULT + 15;
    private static final int LEAVE = CUT + 10;
    private static final int ALL = 100;

    private final Station station;
    private final RandomGenerator chance;
    private final Pause pause;
    private final Consumer<String> progress;
    private final Account account = new Account();

    Drill(Station station, RandomGenerator chance, Pause pause, Consumer<String> progress) {
        this.station = station;
        this.chance = chance;
        this.pause = pause;
        this.progress = progress;
    }

    Account account() {
        return account;
    }

    Station station() {
        return station;
    }

    /**
     * One event after another while there are any left of those all devices share, then everything is mended and the device used until right.
     *
     * @param most events of this device: a quick one must leave some for the others
     */
    void run(AtomicInteger left, int most) throws IOException, InterruptedException {
        for (int i = 0; i < most && left.getAndDecrement() > 0; i++) {
            one();
        }
        comesBack();
        account.paper(station.paper());
    }

    private void one() throws IOException, InterruptedException {
        int wrong = account.wrong();
        int hangs = account.hangs();
        int dice = chance.nextInt(ALL);
        var event = dice < PLUG
                ? Event.PLUG
                : dice < FAULT ? Event.FAULT : dice < CUT ? Event.CUT : dice < LEAVE ? Event.LEAVE : Event.USE;
        boolean holds = switch (event) {
            case PLUG -> plug();
            case FAULT -> fault();
            case CUT -> cut();
            case LEAVE -> leave();
            case USE -> comesBack();
        };
        account.event(event, holds && account.wrong() == wrong && account.hangs() == hangs);
    }

    private boolean plug() throws IOException, InterruptedException {
        station.simulator().say("UNPLUG");
        if (chance.nextBoolean()) {
            use();
        } else {
            pause.sleep(Duration.ofMillis(chance.nextInt(OUT_MILLIS_MAX)));
        }
        station.simulator().say("PLUG");
        return true;
    }

    private boolean fault() throws IOException, InterruptedException {
        var mishaps = station.mishaps();
        say(mishaps.get(chance.nextInt(mishaps.size())));
        use();
        mend();
        return true;
    }

    private boolean cut() throws IOException, InterruptedException {
        var breaking = station.breakingInUse();
        if (breaking.isPresent() && chance.nextInt(3) > 0) {
            say(breaking.get());
            use();
        } else {
            var using = begin();
            pause.sleep(Duration.ofMillis(chance.nextInt(LEAVE_MILLIS_MAX)));
            station.simulator().say("UNPLUG");
            end(using);
        }
        station.simulator().say("UNPLUG"); // the byte at which it should have gone may never have come
        station.simulator().say("PLUG");
        mend();
        return true;
    }

    private boolean leave() throws IOException, InterruptedException {
        var using = begin();
        pause.sleep(Duration.ofMillis(chance.nextInt(LEAVE_MILLIS_MAX)));
        using.thread().interrupt();
        end(using);
        mend();
        return true;
    }

    /** Everything is mended and the cable is in: soon it must be right, and stay so. */
    private boolean comesBack() throws IOException, InterruptedException {
        mend();
        long began = System.nanoTime();
        while (use() != Verdict.RIGHT) {
            var taken = Duration.ofNanos(System.nanoTime() - began);
            if (taken.compareTo(BACK_MAX) > 0) {
                progress.accept(station.name() + " did not come back within " + BACK_MAX + ": "
                        + station.simulator().say("STATUS"));
                account.neverBack();
                return false;
            }
            pause.sleep(AGAIN);
        }
        account.backAfter(Duration.ofNanos(System.nanoTime() - began));
        return true;
    }

    private void mend() throws IOException {
        for (var words : station.mending()) {
            station.simulator().say(words);
        }
        station.simulator().say("PLUG");
    }

    private void say(Mishap mishap) throws IOException {
        for (var words : mishap.words(chance)) {
            station.simulator().say(words);
        }
    }

    // --- one use, on a thread of its own as every citizen's is
    // ------------------------------------------------------------

    private record Using(FutureTask<Verdict> work, Thread thread) {}

    private Verdict use() throws IOException, InterruptedException {
        return end(begin());
    }

    private Using begin() {
        var work = new FutureTask<>(this::judged);
        return new Using(
                work, Thread.ofVirtual().name(station.name() + "-person").start(work));
    }

    private Verdict judged() throws IOException {
        try {
            return station.use(chance);
        } catch (DeviceException _) {
            return Verdict.REFUSED;
        } catch (InterruptedException | ClosedByInterruptException _) {
            return Verdict.MISSED; // the second while a hand steered the simulator
        }
    }

    private Verdict end(Using using) throws IOException, InterruptedException {
        try {
            var verdict = using.work().get(HANG.toSeconds(), TimeUnit.SECONDS);
            account.verdict(verdict);
            if (verdict == Verdict.WRONG) {
                progress.accept(
                        station.name() + ": WRONG DATA; " + station.simulator().say("STATUS"));
            }
            return verdict;
        } catch (TimeoutException _) {
            account.hang();
            progress.accept(station.name() + " HANGS: " + List.of(using.thread().getStackTrace()));
            using.thread().interrupt();
            return Verdict.MISSED;
        } catch (ExecutionException e) {
            throw new IOException("a use of " + station.name() + " failed: " + e.getCause(), e);
        }
    }
}
