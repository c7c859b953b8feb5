package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.hall24.time.Pause;

/**
 * A terminal's time and its citizen, in the hand of a test: the clock only moves when every errand stands still and the citizen
 * waits for another screen. So a journey of minutes plays in milliseconds, and always the same way.
 */
final class Stage implements InstantSource, Pause, Inbox, Errand.Starter {
    static final Instant BEGIN = Instant.parse("2026-11-22T13:47:00Z");

    /** A citizen who waits longer for a screen waits for one that never comes. */
    private static final Duration VIRTUAL_MAX = Duration.ofMinutes(30);

    /** An errand that neither ends nor parks in real time hangs. */
    private static final Duration REAL_MAX = Duration.ofSeconds(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Event> events = new ArrayDeque<>();
    private final Deque<Move> moves = new ArrayDeque<>();
    private final List<Picture> shown = new ArrayList<>();
    private Instant now = BEGIN;
    private Instant lastMove = BEGIN;
    private int active;
    private int parked;

    /** What the citizen does when a screen is there. */
    private record Move(String name, Predicate<Picture> when, Runnable act) {}

    // --- the citizen

    /** When this kind of screen is shown: do something. */
    <S extends Screen> Stage on(Class<S> screen, Runnable act) {
        return on(screen, _ -> true, act);
    }

    /** When this kind of screen is shown and says this: do something. */
    <S extends Screen> Stage on(Class<S> screen, Predicate<S> says, Runnable act) {
        moves.add(new Move(
                screen.getSimpleName(),
                picture -> screen.isInstance(picture.screen()) && says.test(screen.cast(picture.screen())),
                act));
        return this;
    }

    void show(Picture picture) {
        lock.lock();
        try {
            shown.add(picture);
        } finally {
            lock.unlock();
        }
    }

    /** Every picture so far. */
    List<Picture> pictures() {
        lock.lock();
        try {
            return List.copyOf(shown);
        } finally {
            lock.unlock();
        }
    }

    <S extends Screen> List<S> screens(Class<S> kind) {
        return pictures().stream()
                .map(Picture::screen)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** The kinds of screen in their order, each run of one kind once. */
    List<String> way() {
        var way = new ArrayList<String>();
        for (var picture : pictures()) {
            if (way.isEmpty() || !way.getLast().equals(picture.screen().id())) {
                way.add(picture.screen().id());
            }
        }
        return way;
    }

    void forgetPictures() {
        lock.lock();
        try {
            shown.clear();
        } finally {
            lock.unlock();
        }
    }

    // --- time

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** Errands wait in no time: the clock jumps. */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pass(duration);
    }

    void pass(Duration duration) {
        lock.lock();
        try {
            now = now.plus(duration);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Called by a fake device that waits for the world: until the condition holds or the time has come. */
    boolean park(Instant until, java.util.function.BooleanSupplier over) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            parked++;
            changed.signalAll();
            try {
                while (!over.getAsBoolean() && now.isBefore(until)) {
                    changed.await();
                }
            } finally {
                parked--;
                changed.signalAll();
            }
            return over.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /** Called when the world changed, under the same lock as everything. */
    void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // --- errands

    @Override
    public Thread start(String name, Runnable work) {
        lock.lock();
        try {
            active++;
        } finally {
            lock.unlock();
        }
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } finally {
                change(() -> active--);
            }
        });
    }

    // --- the inbox

    @Override
    public void put(Event event) {
        change(() -> events.addLast(event));
    }

    @Override
    public Optional<Event> await(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long realLeft = REAL_MAX.toNanos();
            while (true) {
                if (!events.isEmpty()) {
                    return Optional.of(events.removeFirst());
                }
                if (active > parked) {
                    realLeft = changed.awaitNanos(realLeft);
                    if (realLeft <= 0) {
                        throw new AssertionError("an errand hangs");
                    }
                    continue;
                }
                if (moves.isEmpty()) {
                    throw new InterruptedException("the play is over");
                }
                if (!shown.isEmpty() && moves.getFirst().when().test(shown.getLast())) {
                    lastMove = now;
                    moves.removeFirst().act().run();
                    continue;
                }
                if (!patience.isPositive()) {
                    return Optional.empty();
                }
                if (now.isAfter(lastMove.plus(VIRTUAL_MAX))) {
                    throw new AssertionError(
                            "the citizen waits for " + moves.getFirst().name() + " for ever; the way was " + way());
                }
                now = now.plus(patience);
                changed.signalAll();
                // What was parked until now wakes first; only then is the time really over.
                if (parked == 0) {
                    return Optional.empty();
                }
                changed.await(1, TimeUnit.MILLISECONDS);
                return events.isEmpty() && active == parked ? Optional.empty() : await(Duration.ZERO);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void turnPage() {
        change(() ->
                events.removeIf(event -> event instanceof Event.Touched(var touch) && !BoundedInbox.leaves(touch)));
    }

    @Override
    public void clear() {
        change(events::clear);
    }
}
