package org.hall24.hub.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hall24.wire.http.MatterBatch;
import org.springframework.dao.QueryTimeoutException;

/**
 * Stores together what many terminals bring at the same moment: one statement, one commit, one fsync for all of them. Whoever comes
 * alone is stored at once. Safe for several threads.
 */
public final class Gathering implements AutoCloseable {
    /** While one commit waits for the disk the next one is filled; more only make each smaller. */
    private static final int CLERKS = 3;

    /** More than the room for intake ever lets in. */
    private static final int WAITING_MAX = 1_024;

    /** Longer than the database's own limits; a request never waits for ever. */
    private static final long PATIENCE_SECONDS = 60;

    private final Intake intake;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING_MAX);
    private final List<Thread> clerks = new ArrayList<>();

    /** A matter, and where its request waits. */
    private record Waiting(Arrived matter, CompletableFuture<Intake.Taken> answer) {}

    /** Starts the clerks. */
    public Gathering(Intake intake) {
        this.intake = intake;
        for (int i = 0; i < CLERKS; i++) {
            clerks.add(Thread.ofVirtual().name("intake-" + i).start(this::work));
        }
    }

    /** Takes one matter in; when this returns it is on the disk. */
    Intake.Taken take(Arrived matter) {
        var waiting = new Waiting(matter, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new QueryTimeoutException("too many matters wait to be stored");
        }
        try {
            return waiting.answer().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new QueryTimeoutException("storing took too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryTimeoutException("the hub ends", e);
        }
    }

    /** How many wait. */
    public int waiting() {
        return queue.size();
    }

    private void work() {
        try {
            while (true) {
                var together = new ArrayList<Waiting>();
                together.add(queue.take());
                queue.drainTo(together, MatterBatch.ITEMS_MAX - 1);
                store(together);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void store(List<Waiting> together) {
        try {
            var taken = intake.take(together.stream().map(Waiting::matter).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).answer().complete(taken.get(i));
            }
        } catch (RuntimeException e) {
            together.forEach(waiting -> waiting.answer().completeExceptionally(e));
        }
    }

    @Override
    public void close() {
        clerks.forEach(Thread::interrupt);
    }
}
