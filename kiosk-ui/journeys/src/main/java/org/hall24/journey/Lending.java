package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hall24.device.DeviceException;
import org.hall24.device.supervision.Lease;
import org.hall24.device.supervision.Supervision;
import org.hall24.settings.Times;
import org.hall24.wire.terminal.VendorMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lends the kiosk's devices to technicians, one at a time to each, and none while a citizen is being served. Any thread. */
public final class Lending implements VendorMode {
    /** The device finishes what it does, as long as any caller waits for it, and its line is closed aside. */
    private static final Duration LET_GO_MAX = Duration.ofSeconds(14);

    private static final Logger LOG = LoggerFactory.getLogger(Lending.class);

    private final Occupancy occupancy;
    private final Supervision devices;
    private final Times times;
    private final InstantSource clock;

    /**
     * Lends these devices.
     *
     * @param times how long the panel waits for a person who has left
     */
    public Lending(Occupancy occupancy, Supervision devices, Times times, InstantSource clock) {
        this.occupancy = occupancy;
        this.devices = devices;
        this.times = times;
        this.clock = clock;
    }

    /** A device that was promised, or why none was. */
    private sealed interface Promise {
        record Given(Optional<Lease> lease) implements Promise {}

        record Kept(String why) implements Promise {}
    }

    @Override
    public Answer enter(String place, Duration longest) throws InterruptedException {
        var promise = occupancy.beginWork(() -> promise(place, longest));
        if (promise.isEmpty()) {
            return new Refused(served());
        }
        switch (promise.get()) {
            case Promise.Kept(var why) -> {
                occupancy.endWork();
                return new Refused(why);
            }
            case Promise.Given(var lease) -> {
                var loan = new Loan(
                        lease, lease.map(Lease::until).orElse(clock.instant().plus(longest)));
                if (!letGo(loan)) {
                    loan.close();
                    return new Refused("the device does something else and was not free within "
                            + LET_GO_MAX.toSeconds() + " s; ask again in a minute");
                }
                if (loan.isOver()) {
                    loan.close();
                    return new Refused("the device did something else until the " + longest.toSeconds()
                            + " s it was asked for were over; ask for longer, or again in a minute");
                }
                LOG.info("vendor mode: {} until {}", loan.role().orElse("no device of ours"), loan.until());
                return loan;
            }
        }
    }

    private Promise promise(String place, Duration longest) {
        try {
            return new Promise.Given(devices.lend(place, longest));
        } catch (DeviceException e) {
            return new Promise.Kept(
                    "another tool has it (" + e.getMessage() + "); wait until that one ends, 15 minutes at most");
        }
    }

    private String served() {
        var waits = times.waits(true);
        return "a citizen is being served"
                + occupancy
                        .servingSince()
                        .map(since -> " since " + since.truncatedTo(ChronoUnit.SECONDS))
                        .orElse("")
                + "; ask again when the panel rests, at the latest "
                + waits.idle().plus(waits.question()).toSeconds() + " s after the last touch";
    }

    private static boolean letGo(Loan loan) throws InterruptedException {
        boolean rests = false;
        boolean waited = false;
        try {
            rests = loan.awaitRest();
            waited = true;
        } finally {
            if (!waited) {
                loan.close();
            }
        }
        return rests;
    }

    /** What a technician has, until it is closed. */
    private final class Loan implements Entered {
        private final Optional<Lease> lease;
        private final Instant until;
        private final AtomicBoolean over = new AtomicBoolean();

        Loan(Optional<Lease> lease, Instant until) {
            this.lease = lease;
            this.until = until;
        }

        boolean awaitRest() throws InterruptedException {
            return lease.isEmpty() || lease.get().awaitRest(LET_GO_MAX);
        }

        /** Whether its time was up before anybody had it. */
        boolean isOver() {
            return lease.isPresent() && lease.get().isOver();
        }

        @Override
        public Optional<String> role() {
            return lease.map(each -> each.role().word());
        }

        @Override
        public Instant until() {
            return until;
        }

        @Override
        public Map<String, Long> statistics() {
            var counted = new TreeMap<String, Long>();
            lease.map(each -> devices.statistics().get(each.role()))
                    .ifPresent(counts -> counts.forEach((what, count) -> counted.put(what.word(), count)));
            return counted;
        }

        @Override
        public void close() {
            if (over.compareAndSet(false, true)) {
                lease.ifPresent(Lease::close);
                occupancy.endWork();
            }
        }
    }
}
