package org.hall24.device.supervision;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;

/**
 * One thing a caller wants of a device, done by the thread that owns it.
 *
 * <p>The caller waits. Interrupting the caller interrupts the work, and the caller leaves when the work has come to rest.
 *
 * @param <T> what comes back
 */
final class Call<T> implements Runnable {
    /** What is to be done with the device. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws DeviceException, InterruptedException;
    }

    private sealed interface Phase {}

    private record Waiting() implements Phase {}

    private record Running(Thread owner) implements Phase {}

    private record Withdrawn() implements Phase {}

    private record Returned<T>(T value) implements Phase {}

    private record Failed(Throwable problem) implements Phase {}

    private final Work<T> work;
    private final Duration restMax;
    private final AtomicReference<Phase> phase = new AtomicReference<>(new Waiting());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean cancelled;

    /**
     * Not begun yet.
     *
     * @param restMax after an interruption, how long to wait until the work is at rest: a print is finished first. Then the caller leaves
     */
    Call(Work<T> work, Duration restMax) {
        this.work = work;
        this.restMax = restMax;
    }

    /** On the owner's thread. */
    @Override
    public void run() {
        var waiting = phase.get();
        if (!(waiting instanceof Waiting) || !phase.compareAndSet(waiting, new Running(Thread.currentThread()))) {
            return;
        }
        begun.countDown();
        Phase end;
        try {
            end = new Returned<>(work.run());
        } catch (Throwable t) { // whatever it is, it is the caller's to see
            end = new Failed(t);
        }
        synchronized (this) { // so that an interruption meant for this work cannot hit the next
            phase.set(end);
        }
        ended.countDown();
    }

    /**
     * Waits for the end.
     *
     * @param claimMax how long to wait until the device is free for this call
     */
    T await(Duration claimMax) throws DeviceException, InterruptedException {
        try {
            if (!begun.await(claimMax.toNanos(), TimeUnit.NANOSECONDS) && withdraw()) {
                throw new DeviceException(Fault.BUSY, "the device was not free within " + claimMax);
            }
            ended.await();
        } catch (InterruptedException e) {
            if (withdraw() || !comesToRest()) {
                throw e;
            }
            Thread.currentThread()
                    .interrupt(); // the work was finished all the same; the caller still learns that it should go
        }
        return outcome();
    }

    /** Ends it before its time: its caller is told BUSY, unless it was finished all the same. Any thread. */
    void cancel() {
        cancelled = true;
        if (withdraw()) {
            begun.countDown();
            ended.countDown();
        } else {
            interrupt();
        }
    }

    private boolean withdraw() {
        var now = phase.get();
        return now instanceof Waiting && phase.compareAndSet(now, new Withdrawn());
    }

    private synchronized void interrupt() {
        if (phase.get() instanceof Running(Thread owner)) {
            owner.interrupt();
        }
    }

    private boolean comesToRest() {
        interrupt();
        long restUntil = System.nanoTime() + restMax.toNanos();
        while (true) {
            try {
                return ended.await(restUntil - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException _) {
                // already leaving; a second interruption changes nothing
            }
        }
    }

    @SuppressWarnings("unchecked") // only run() makes a Returned, and only of T
    private T outcome() throws DeviceException, InterruptedException {
        return switch (phase.get()) {
            case Returned<?>(Object value) -> (T) value;
            case Failed(DeviceException e) -> throw e;
            case Failed(InterruptedException e) -> {
                if (cancelled && !Thread.currentThread().isInterrupted()) {
                    throw new DeviceException(Fault.BUSY, "the lease ended while the device was used", e);
                }
                Thread.interrupted();
                throw e;
            }
            case Withdrawn _
            when cancelled -> throw new DeviceException(Fault.BUSY, "the lease ended before the device was free");
            case Failed(RuntimeException e) -> throw e;
            case Failed(Error e) -> throw e;
            case Failed(Throwable e) -> throw new IllegalStateException(e);
            case Waiting _, Running _, Withdrawn _ -> throw new IllegalStateException("a call without an end");
        };
    }
}
