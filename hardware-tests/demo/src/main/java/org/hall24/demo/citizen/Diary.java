package org.hall24.demo.citizen;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.hall24.demo.glass.Scene;

/** Notes each screen of one visit as it is painted, with its time. */
public final class Diary implements Consumer<Scene> {
    /** A visit shows some dozens of screens; a citizen who sees more has lost the way. */
    private static final int STEPS_MAX = 500;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Step> steps = new ArrayList<>();
    private long since;

    /** An empty diary. */
    public Diary(InstantSource clock) {
        this.clock = clock;
        since = clock.millis();
    }

    /** A new visit begins; what is on the panel now is its first step. */
    public void begin(Scene now) {
        lock.lock();
        try {
            steps.clear();
            since = clock.millis();
            steps.add(new Step(now.screen(), 0));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void accept(Scene scene) {
        lock.lock();
        try {
            boolean same = !steps.isEmpty() && steps.getLast().screen().equals(scene.screen());
            if (!same && steps.size() < STEPS_MAX) {
                steps.add(new Step(scene.screen(), clock.millis() - since));
            }
        } finally {
            lock.unlock();
        }
    }

    /** The steps of this visit so far. */
    public List<Step> steps() {
        lock.lock();
        try {
            return List.copyOf(steps);
        } finally {
            lock.unlock();
        }
    }
}
