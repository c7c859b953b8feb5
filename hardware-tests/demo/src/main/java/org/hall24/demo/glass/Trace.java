package org.hall24.demo.glass;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What was painted last, heard from the kiosk's trace; survives a kiosk that is started again. Safe for several threads. */
public final class Trace {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition painted = lock.newCondition();
    private final List<Consumer<Scene>> watchers = new CopyOnWriteArrayList<>();
    private Scene newest = Scene.DARK;
    private int run;

    /**
     * A kiosk is being started: the panel is dark until it paints.
     *
     * @return hears each line of that kiosk's standard output; lines that are no trace, and those of an earlier kiosk that still
     *     trickle in, are passed over
     */
    public Consumer<String> begin() {
        lock.lock();
        try {
            run++;
            newest = new Scene(run, 0, 0, "dark", "zh", false, Map.of());
            painted.signalAll();
            int mine = run;
            return line -> hear(mine, line);
        } finally {
            lock.unlock();
        }
    }

    private void hear(int whose, String line) {
        if (!line.startsWith("{\"seq\"")) {
            return;
        }
        var scene = Scene.parse(whose, line);
        lock.lock();
        try {
            if (whose != run) {
                return;
            }
            newest = scene;
            painted.signalAll();
        } finally {
            lock.unlock();
        }
        watchers.forEach(watcher -> watcher.accept(scene));
    }

    /** Tells somebody of each picture from now on, on the listening thread; it must not block for long. */
    public void watch(Consumer<Scene> watcher) {
        watchers.add(watcher);
    }

    /** The newest picture. */
    public Scene newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the newest picture is one like this; empty when none came in time. */
    public Optional<Scene> await(Predicate<Scene> like, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (!like.test(newest)) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = painted.awaitNanos(left);
            }
            return Optional.of(newest);
        } finally {
            lock.unlock();
        }
    }
}
