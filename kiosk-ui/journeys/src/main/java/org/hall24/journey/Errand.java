package org.hall24.journey;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that takes time, done on a virtual thread of its own while the flow goes on listening to the person. Its result is
 * dropped with it.
 */
final class Errand<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    /** A driver gives up within a frame's time-out of two seconds; twice that and a little. */
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final Callable<T> task;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Optional<T> result = Optional.empty();
    private volatile Optional<RuntimeException> mistake = Optional.empty();
    private volatile Optional<Thread> worker = Optional.empty();

    private Errand(Callable<T> task) {
        this.task = task;
    }

    /** How errands are begun; a parameter, so that a test knows when all of them stand still. */
    @FunctionalInterface
    interface Starter {
        /** Begins the work on a thread of its own. */
        Thread start(String name, Runnable work);

        /** Virtual threads. */
        Starter VIRTUAL = (name, work) -> Thread.ofVirtual().name(name).start(work);
    }

    /**
     * Begins an errand.
     *
     * @param name for thread dumps
     * @param task returns its bad news as values; an exception that comes out is a mistake of the program
     * @param inbox is told when it has ended
     */
    static <T> Errand<T> begin(Starter starter, String name, Callable<T> task, Inbox inbox) {
        var errand = new Errand<>(task);
        errand.worker = Optional.of(starter.start(name, () -> errand.run(inbox)));
        return errand;
    }

    /** What came of it; empty while it is under way, and for ever when it was stopped. */
    Optional<T> result() {
        mistake.ifPresent(e -> {
            throw new IllegalStateException("an errand failed", e);
        });
        return result;
    }

    /** Tells it that the person left and waits until it has stood still; a second call does nothing. */
    void stop() throws InterruptedException {
        worker.ifPresent(Thread::interrupt);
        if (!over.await(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("an errand did not stop within {}", STOP_MAX);
        }
        result = Optional.empty();
    }

    private void run(Inbox inbox) {
        try {
            result = Optional.of(task.call());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            mistake = Optional.of(e);
        } catch (Exception e) {
            mistake = Optional.of(new IllegalStateException(e.getClass().getSimpleName(), e));
        } finally {
            over.countDown();
            inbox.put(new Event.Ended(this));
        }
    }
}
