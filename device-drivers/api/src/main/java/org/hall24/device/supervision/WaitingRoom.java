package org.hall24.device.supervision;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Fault;
import org.hall24.device.ReceiptPrinter;

/** Where callers wait for a device, one behind the other; with a lease, only its holder is let in. Any thread. */
final class WaitingRoom {
    /** How long a caller waits for a device that is doing something else; longer than any health question. */
    static final Duration CLAIM_MAX = Duration.ofSeconds(10);

    /** How long a caller that was interrupted waits until the device is at rest; no reading takes longer to notice. */
    private static final Duration REST_MAX = Duration.ofSeconds(30);

    /** Callers waiting at once: one journey, one self-test, and room. */
    private static final int INBOX_MAX = 16;

    private final DeviceRole role;
    private final BlockingQueue<Runnable> inbox = new ArrayBlockingQueue<>(INBOX_MAX);
    private final Turns turns = new Turns();

    /** At most one look waits behind a long reading: the inbox is for callers. */
    private final AtomicBoolean lookWaits = new AtomicBoolean();

    private volatile boolean closed;

    WaitingRoom(DeviceRole role) {
        this.role = role;
    }

    /** Waits for the next thing to be done; for the owner only. */
    Runnable next() throws InterruptedException {
        return inbox.take();
    }

    /** Lets nobody in any more. */
    void close() {
        closed = true;
        inbox.offer(() -> {});
    }

    /** Puts a look at the device behind the callers, unless one waits there already. */
    void look(Runnable look) throws InterruptedException {
        if (lookWaits.compareAndSet(false, true)) {
            inbox.put(() -> {
                lookWaits.set(false);
                look.run();
            });
        }
    }

    /** Waits until it is done. */
    <T> T call(Optional<Lease> by, Call.Work<T> work) throws DeviceException, InterruptedException {
        var call = new Call<>(work, role == DeviceRole.RECEIPT ? ReceiptPrinter.PRINT_MAX : REST_MAX);
        if (closed || !turns.queue(by, CLAIM_MAX, () -> inbox.offer(call))) {
            throw busy(by.isPresent() ? "the lease is over" : "somebody else has it, or too many callers wait for it");
        }
        return by.isPresent() ? by.get().during(call) : call.await(CLAIM_MAX);
    }

    /** Lets in this lease's calls only, and waits until those before it have ended. */
    Lease claim(Lease lease) throws DeviceException, InterruptedException {
        if (closed || !turns.take(lease, CLAIM_MAX, () -> inbox.offer(lease::begin))) {
            throw busy("somebody else has it");
        }
        boolean rests = false;
        try {
            rests = lease.awaitRest(CLAIM_MAX);
        } finally {
            if (!rests) {
                lease.close();
            }
        }
        if (!rests) {
            throw busy("it does something else");
        }
        return lease;
    }

    /**
     * Lets in nobody, and waits for nothing.
     *
     * @param letGo runs on the owner's thread when the calls before have ended
     */
    Lease lend(Lease lease, Consumer<Lease> letGo) throws DeviceException {
        if (closed || !turns.takeNow(lease, () -> inbox.offer(() -> letGo.accept(lease)))) {
            throw busy("somebody else has it");
        }
        return lease;
    }

    /** Lets everybody in again. */
    void end(Lease lease, Runnable look) {
        turns.leave(lease);
        inbox.offer(look); // where there is no room the next tick does it
    }

    /** Whoever has the device on loan. Never waits. */
    Optional<Lease> loan() {
        return turns.loan();
    }

    /** A lease that lasts longer than it was to. Never waits. */
    Optional<Lease> forgotten() {
        return turns.forgotten();
    }

    private DeviceException busy(String why) {
        return new DeviceException(Fault.BUSY, role.word() + ": " + why);
    }
}
