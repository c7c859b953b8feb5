package org.hall24.driver.frames;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.device.Still;

/**
 * Room for one picture between the thread that takes pictures and the one that wants one. Pictures nobody waits for are not even made
 * of what the camera sent: nothing lies in memory while nobody looks.
 */
final class Shelf {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Still> picture = Optional.empty();
    private boolean wanted;
    private boolean ended;

    /** Whether somebody waits for a picture. */
    boolean isWanted() {
        lock.lock();
        try {
            return wanted && !ended;
        } finally {
            lock.unlock();
        }
    }

    /** Puts a picture there, if somebody still waits. */
    void put(Still still) {
        lock.lock();
        try {
            if (wanted && !ended) {
                picture = Optional.of(still);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says that no picture will come any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            picture = Optional.empty();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the next picture that is put, as {@link org.hall24.device.link.FrameSource#next} promises. */
    Optional<Still> take(Duration patience) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            wanted = true;
            long left = patience.toNanos();
            while (picture.isEmpty() && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (ended) {
                throw new EOFException("the camera has left");
            }
            return picture;
        } finally {
            wanted = false;
            picture = Optional.empty();
            lock.unlock();
        }
    }

    /** Waits until the end is said, but no longer than this; for whoever has to keep a pace. */
    void awaitEnd(Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = longest.toNanos();
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
