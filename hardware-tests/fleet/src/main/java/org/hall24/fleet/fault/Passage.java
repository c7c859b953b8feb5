package org.hall24.fleet.fault;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hall24.time.Pause;

/**
 * One connection and its fault. TLS hides what the bytes say, so a request is known by its turn: the terminal speaks after the hub
 * has spoken. The first turn is the greeting of TLS, each later one a request.
 */
final class Passage {
    private static final int CHUNK_BYTES = 8_192;

    /** A handshake has about 2,000 bytes from a terminal, a sealed matter 4,000, a batch of twenty 80,000. */
    private static final int GOING_MAX = 24_000;

    /** A handshake has about 4,000 bytes from the hub, a receipt 600. */
    private static final int COMING_MAX = 8_000;

    /** Requests that go well before one whose answer is lost. */
    private static final int TURNS_MAX = 3;

    /** The hub has long committed and answered by then. */
    private static final Duration ANSWER_LOST_AFTER = Duration.ofMillis(700);

    /** A stalled network is silent for longer than anybody's patience. */
    private static final Duration STALL = Duration.ofSeconds(40);

    private static final int DELAY_MILLIS_MAX = 400;
    private static final int DRIP_BYTES = 512;
    private static final Duration DRIP_EVERY = Duration.ofMillis(20);

    private final Socket terminal;
    private final Socket hub;
    private final Fault fault;
    private final SplittableRandom random;
    private final Pause pause;
    private final long limit;
    private final int lostTurn;
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicBoolean hubSpokeLast = new AtomicBoolean(true);
    private final AtomicBoolean happened = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    Passage(Socket terminal, Socket hub, Fault fault, SplittableRandom random, Pause pause) {
        this.terminal = terminal;
        this.hub = hub;
        this.fault = fault;
        this.random = random;
        this.pause = pause;
        this.limit = random.nextInt(fault == Fault.CUT_COMING ? COMING_MAX : GOING_MAX);
        this.lostTurn = 2 + random.nextInt(TURNS_MAX); // turn 1 is the greeting
    }

    /** Passes bytes until an end closes or the fault has done its work; then the caller closes both ends. */
    void carry(Consumer<Fault> count) {
        Consumer<Fault> once = met -> {
            if (happened.compareAndSet(false, true)) {
                count.accept(met);
            }
        };
        var coming = random.split();
        var back = Thread.ofVirtual().name("coming").start(() -> pump(hub, terminal, false, coming, once));
        var forth = Thread.ofVirtual().name("going").start(() -> pump(terminal, hub, true, random, once));
        try {
            over.await();
            if (fault == Fault.HALF_OPEN && happened.get()) {
                terminal.close();
                pause.sleep(STALL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // It is closed in any case.
        }
        back.interrupt();
        forth.interrupt();
    }

    private void pump(Socket from, Socket to, boolean going, SplittableRandom chance, Consumer<Fault> count) {
        long passed = 0;
        var chunk = new byte[CHUNK_BYTES];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = read(in, chunk); read >= 0; read = read(in, chunk)) {
                note(going);
                long before = passed;
                passed += read;
                if (!going && answerIsLost()) {
                    count.accept(fault);
                    pause.sleep(ANSWER_LOST_AFTER);
                    return;
                }
                if (strikes(going, passed)) {
                    count.accept(fault);
                    out.write(chunk, 0, (int) Math.max(0, Math.min(read, limit - before)));
                    out.flush();
                    if (fault == Fault.STALL) {
                        pause.sleep(STALL);
                    }
                    return;
                }
                late(chance, count);
                out.write(chunk, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One end is gone; so is the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over.countDown();
        }
    }

    private int read(InputStream in, byte[] chunk) throws IOException {
        return fault == Fault.DRIP ? in.read(chunk, 0, DRIP_BYTES) : in.read(chunk);
    }

    private void note(boolean going) {
        if (!going) {
            hubSpokeLast.set(true);
        } else if (hubSpokeLast.compareAndSet(true, false)) {
            turns.incrementAndGet();
        }
    }

    /** Tickets of TLS may come before the answer; with the request's turn begun, all that comes is lost. */
    private boolean answerIsLost() {
        return fault == Fault.ANSWER_LOST && turns.get() >= lostTurn;
    }

    private boolean strikes(boolean going, long passed) {
        return switch (fault) {
            case CUT_GOING, STALL, HALF_OPEN -> going && passed > limit;
            case CUT_COMING -> !going && passed > limit;
            case NONE, ANSWER_LOST, DELAY, DRIP -> false;
        };
    }

    private void late(SplittableRandom chance, Consumer<Fault> count) throws InterruptedException {
        if (fault == Fault.DELAY) {
            count.accept(fault);
            pause.sleep(Duration.ofMillis(chance.nextInt(DELAY_MILLIS_MAX)));
        } else if (fault == Fault.DRIP) {
            count.accept(fault);
            pause.sleep(DRIP_EVERY);
        }
    }
}
