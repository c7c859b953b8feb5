package org.hall24.device.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Fault;

/**
 * One holder's claim on a device, for several calls in a row or for another program. It ends when it is closed, by any thread, or by itself
 * when its time is up: a call of the holder that is under way is interrupted then, and its caller is told BUSY.
 */
public final class Lease implements AutoCloseable {
    /** A technician's longest verb waits ten minutes for a card. Longer than this the holder has forgotten it. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private final Keeper keeper;
    private final InstantSource clock;
    private final Instant since;
    private final Instant until;
    private final boolean loan;
    private final CountDownLatch rest = new CountDownLatch(1);
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Optional<Call<?>> running = Optional.empty();

    /**
     * A lease nobody has given yet.
     *
     * @param clock a steady one: whoever sets the machine's meanwhile takes no device away, and lends none for longer
     * @param loan whether the device goes to another program
     */
    Lease(Keeper keeper, InstantSource clock, Duration longest, boolean loan) {
        if (!longest.isPositive() || longest.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a lease lasts up to " + LONGEST + ", not " + longest);
        }
        this.keeper = keeper;
        this.clock = clock;
        this.since = clock.instant();
        this.until = since.plus(longest);
        this.loan = loan;
    }

    /** What it is a lease of: the first role of a board that has several. */
    public DeviceRole role() {
        return keeper.role();
    }

    /** When it ends by itself, by the machine's clock as that was when it began. */
    public Instant until() {
        return until;
    }

    /** Whether it has ended, or its time is up. */
    public boolean isOver() {
        return over.get() || isForgotten();
    }

    /** Whether its time is up. */
    boolean isForgotten() {
        return !clock.instant().isBefore(until);
    }

    /**
     * The device, for this holder's calls. One thread at a time. Its calls throw BUSY after the lease has ended, and always when the device is on
     * loan; those of other devices are a mistake.
     */
    public Devices devices() {
        return new Devices(this::call);
    }

    /**
     * Waits until the calls before the lease have ended and, on loan, the line was let go of.
     *
     * @return false = not in that time
     */
    public boolean awaitRest(Duration patience) throws InterruptedException {
        return rest.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Gives the device back; a second time does nothing. */
    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            keeper.end(this);
            running.ifPresent(Call::cancel);
        }
    }

    InstantSource clock() {
        return clock;
    }

    Instant since() {
        return since;
    }

    boolean isLoan() {
        return loan;
    }

    /** On the owner's thread: what was before the lease has ended. */
    void begin() {
        rest.countDown();
    }

    private <T> T call(DeviceRole role, ReturningWork<T> work) throws DeviceException, InterruptedException {
        if (!keeper.plays(role)) {
            throw new IllegalArgumentException("a lease of " + role().word() + " is none of " + role.word());
        }
        if (loan) {
            throw new DeviceException(Fault.BUSY, role.word() + " is on loan");
        }
        return keeper.call(Optional.of(this), work);
    }

    /** Waits for a call of the holder's. */
    <T> T during(Call<T> call) throws DeviceException, InterruptedException {
        running = Optional.of(call);
        try {
            if (isOver()) {
                call.cancel(); // it ended between the queue and here
            }
            return call.await(WaitingRoom.CLAIM_MAX);
        } finally {
            running = Optional.empty();
        }
    }
}
