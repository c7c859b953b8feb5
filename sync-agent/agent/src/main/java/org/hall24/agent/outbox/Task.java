package org.hall24.agent.outbox;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hall24.agent.outbox.Database.DamagedException;
import org.hall24.agent.outbox.Database.Step;
import org.hall24.wire.terminal.AgentException;
import org.jspecify.annotations.Nullable;

/** One caller's step on its way through a common commit, and what became of it. */
final class Task<T> {
    private enum State {
        WAITS,
        TAKEN,
        WITHDRAWN,
        OVER
    }

    private final Step<T> step;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITS);
    private final Semaphore news = new Semaphore(0);
    private Optional<T> value = Optional.empty();
    private @Nullable Throwable failure;

    Task(Step<T> step) {
        this.step = step;
    }

    /** The caller gives up; whether nobody had begun. */
    boolean withdraw() {
        return state.compareAndSet(State.WAITS, State.WITHDRAWN);
    }

    /** Its caller shall look whether the turn is free. */
    void call() {
        news.release();
    }

    /**
     * Waits for news: that it is over, or that the turn may be free. Once somebody has begun it waits however long the disk takes,
     * since what becomes of it nobody else can tell.
     *
     * @return whether there are news; false when the time is over and nobody has begun
     * @throws InterruptedException when nobody has begun, and now nobody will
     */
    boolean hears(long nanos) throws InterruptedException {
        try {
            if (state.get() == State.WAITS) {
                return news.tryAcquire(nanos, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            if (withdraw()) {
                throw e;
            }
            Thread.currentThread().interrupt();
        }
        news.acquireUninterruptibly();
        return true;
    }

    /** Somebody begins; whether the caller still waits. */
    boolean take() {
        return state.compareAndSet(State.WAITS, State.TAKEN);
    }

    boolean isOver() {
        return state.get() == State.OVER;
    }

    /**
     * Runs the step inside a transaction. Its failure is its own; whether it succeeded.
     *
     * @throws SQLException when the transaction itself is gone or going
     */
    boolean run(Sql sql) throws SQLException {
        value = Optional.empty();
        failure = null;
        try {
            value = Optional.of(step.on(sql));
            return true;
        } catch (SQLException e) {
            if (Database.isFull(e)) {
                throw e;
            }
            failure = e;
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
        return false;
    }

    void fail(SQLException e) {
        failure = e;
    }

    /** What happened stays: its caller may go. */
    void keep() {
        state.set(State.OVER);
        news.release();
    }

    /** What became of it, when it is over. */
    T result() throws DiskFullException, DamagedException, AgentException {
        return switch (failure) {
            case null -> value.orElseThrow();
            case SQLException e when Database.isFull(e) -> throw new DiskFullException(e);
            case SQLException e when Database.isDamage(e) -> throw new DamagedException(e);
            case DiskFullException e -> throw e;
            case DamagedException e -> throw e;
            case AgentException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AgentException("the outbox could not: " + failure.getMessage(), failure);
        };
    }
}
