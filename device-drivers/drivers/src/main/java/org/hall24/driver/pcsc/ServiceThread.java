package org.hall24.driver.pcsc;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.smartcardio.CardException;

/**
 * The platform thread on which one slot speaks to the card service: a native call would hold a carrier of virtual threads, and it may never
 * come back. Nobody waits for it longer than said; one that did not come back in time is left behind and used no more.
 */
final class ServiceThread {
    /** Threads in calls that never came back; with so many of them nothing new is begun. */
    private static final int LEFT_BEHIND_MAX = 8;

    private static final AtomicInteger LEFT_BEHIND = new AtomicInteger();

    private final ExecutorService thread;

    // under this
    /** Whether a call is in the service's hands. */
    private boolean away;

    /** A call did not come back in time. Nothing more is asked; what must still be released is, when it comes back after all. */
    private boolean leftBehind;

    ServiceThread(String name) throws IOException {
        if (LEFT_BEHIND.get() >= LEFT_BEHIND_MAX) {
            throw new IOException("the card service (pcscd) holds " + LEFT_BEHIND_MAX
                    + " calls that never came back; it must be restarted");
        }
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("pcsc-" + name).factory());
    }

    /** What is asked of the service. */
    @FunctionalInterface
    interface Asked<T> {
        T run() throws CardException;
    }

    /** How an asking ended that was waited for. */
    private record Waited<T>(T value, boolean interrupted) {}

    /** Asks and waits at most so long. Interruption is heeded after the answer. */
    <T> T ask(Duration max, Asked<T> asked) throws CardException, IOException, InterruptedException {
        var waited = await(max, asked);
        if (waited.interrupted() || Thread.interrupted()) { // an answer that was there at once is not waited for
            throw new InterruptedException();
        }
        return waited.value();
    }

    /** Asks and waits at most so long; the interruption of the caller stays for later. */
    <T> T askWhole(Duration max, Asked<T> asked) throws CardException, IOException {
        var waited = await(max, asked);
        giveBack(waited.interrupted());
        return waited.value();
    }

    private <T> Waited<T> await(Duration max, Asked<T> asked) throws CardException, IOException {
        var answer = begin(asked);
        boolean interrupted = false;
        long until = System.nanoTime() + max.toNanos();
        while (true) {
            try {
                return new Waited<>(answer.get(until - System.nanoTime(), TimeUnit.NANOSECONDS), interrupted);
            } catch (InterruptedException _) {
                interrupted = true;
            } catch (TimeoutException e) {
                leaveBehind();
                giveBack(interrupted);
                throw new IOException("no answer within " + max, e);
            } catch (ExecutionException e) {
                giveBack(interrupted);
                throw cause(e);
            }
        }
    }

    private static void giveBack(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized <T> Future<T> begin(Asked<T> asked) throws IOException {
        if (leftBehind) {
            throw new IOException("this slot waits for an answer that did not come in time");
        }
        if (thread.isShutdown()) {
            throw new IOException("this slot is closed");
        }
        away = true;
        return thread.submit(() -> {
            try {
                return asked.run();
            } finally {
                comeBack();
            }
        });
    }

    private synchronized void leaveBehind() {
        leftBehind = true;
        if (away) {
            LEFT_BEHIND.incrementAndGet();
        }
    }

    private synchronized void comeBack() {
        away = false;
        if (leftBehind) {
            LEFT_BEHIND.decrementAndGet();
        }
    }

    private static CardException cause(ExecutionException e) {
        return switch (e.getCause()) {
            case CardException known -> known;
            case RuntimeException odd ->
                new CardException(odd.getClass().getSimpleName(), odd); // as the JDK's provider does
            case null, default -> throw new IllegalStateException(e);
        };
    }

    /** Does the last thing when everything before has come back, and ends. Does not wait. The second time it does nothing. */
    synchronized void end(Runnable last) {
        if (!thread.isShutdown()) {
            thread.execute(last);
            thread.shutdown();
        }
    }
}
