package org.hall24.journey;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** An inbox in real time. A newer text of the same field takes the place of the older; when full, the oldest of the least weight goes. */
final class BoundedInbox implements Inbox {
    /** A hand touches some eight times a second; the flow is never away for eight seconds without showing so. */
    static final int EVENTS_MAX = 64;

    private final Deque<Event> events = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();

    @Override
    public void put(Event event) {
        lock.lock();
        try {
            if (event instanceof Event.Touched(Touch.Edit(var field, var _))) {
                events.removeIf(
                        older -> older instanceof Event.Touched(Touch.Edit(var same, var _)) && same.equals(field));
            }
            if (events.size() >= EVENTS_MAX) {
                makeRoom();
            }
            events.addLast(event);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Event> await(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (events.isEmpty()) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = arrived.awaitNanos(left);
            }
            return Optional.of(events.removeFirst());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void turnPage() {
        lock.lock();
        try {
            events.removeIf(event -> event instanceof Event.Touched(var touch) && !leaves(touch));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            events.clear();
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom() {
        var oldest = events.stream()
                .filter(event -> event instanceof Event.Touched(var touch) && !leaves(touch))
                .findFirst();
        events.remove(oldest.orElse(events.getFirst()));
    }

    static boolean leaves(Touch touch) {
        return touch instanceof Touch.Leave || touch instanceof Touch.Home;
    }
}
