package org.hall24.device.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.DeviceStatus;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;
import org.hall24.device.Statistic;
import org.hall24.device.StatusChange;
import org.hall24.device.driver.Surroundings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one device: opens it, asks how it is, does what callers want of it, and brings it back when it was lost.
 *
 * <p>Everything that touches the device runs on the one virtual thread that owns it. A second thread only says when time has
 * passed. Callers wait in {@link #call}.
 */
final class Keeper {
    /** How often the line and its path are looked at. Half a second is "at once" for the person with the plug in the hand. */
    static final Duration TICK = Duration.ofMillis(500);

    /** How often the device is asked how it is: shipped reader software asks every three seconds. */
    static final Duration HEALTH_EVERY = Duration.ofSeconds(3);

    /** Devices flap. Fewer than three misses in a row are no reason to call one gone. */
    static final int MISSES_MAX = 3;

    /** A line that held so long is mended. One that breaks sooner flaps: each time it is left alone for longer. */
    static final Duration STEADY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final DeviceRole role;
    private final Recipe<?> recipe;
    private final Surroundings surroundings;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Herald herald;
    private final Counts counts;
    private final WaitingRoom room;

    private volatile DeviceStatus status;
    private volatile Recipe.@Nullable Opened opened; // written by the owner only
    private volatile boolean ending;

    private boolean wasPresent = true;
    private int misses;
    private Instant nextAttempt;
    private Instant nextHealth;
    private Instant steadyAt;

    Keeper(DeviceRole role, Recipe<?> recipe, Surroundings surroundings, Herald herald) {
        this.role = role;
        this.recipe = recipe;
        this.surroundings = surroundings;
        this.clock = surroundings.clock();
        this.herald = herald;
        this.counts = new Counts(role, SteadyClock.of(clock));
        this.room = new WaitingRoom(role);
        this.backoff = new Backoff(surroundings.chance());
        this.nextAttempt = clock.instant();
        this.nextHealth = nextAttempt;
        this.steadyAt = nextAttempt;
        var starting = new Condition(DeviceState.STARTING, Optional.empty(), Optional.empty(), Optional.empty());
        this.status = starting.since(role, nextAttempt);
    }

    DeviceRole role() {
        return role;
    }

    boolean plays(DeviceRole other) {
        return recipe.driver().roles().contains(other);
    }

    boolean isAt(String place) {
        return recipe.place().equals(place);
    }

    /** How it is. On loan it is busy from the moment it was promised, whatever its owner still does. */
    DeviceStatus status() {
        return room.loan()
                .map(loan -> Condition.of(role, Fault.BUSY).since(role, loan.since()))
                .orElse(status);
    }

    Map<Statistic, Long> statistics() {
        return counts.snapshot();
    }

    /** The owner's life, until {@link #end}. */
    void own() {
        tend();
        while (!ending) {
            try {
                room.next().run();
            } catch (InterruptedException _) {
                // an interruption meant for a call that had just ended
            }
            Thread.interrupted();
        }
        discard();
    }

    /** The life of the thread that says when time has passed, until it is interrupted. */
    void tick() {
        try {
            while (!ending) {
                surroundings.pause().sleep(TICK);
                endForgotten();
                room.look(this::tend);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets go of the device; the owner ends soon after. */
    void end() {
        ending = true;
        room.close();
    }

    /** Does something with the device and waits for it. A device that is away is tried once: somebody stands there and presses. */
    <T> T call(ReturningWork<T> work) throws DeviceException, InterruptedException {
        return call(Optional.empty(), work);
    }

    /** The same for the holder of a lease, or for somebody without one. */
    <T> T call(Optional<Lease> by, ReturningWork<T> work) throws DeviceException, InterruptedException {
        return room.call(by, () -> serve(there(), work));
    }

    /** Gives it to one caller for several calls; waits until those before have ended. */
    Lease claim(Duration longest) throws DeviceException, InterruptedException {
        return room.claim(new Lease(this, SteadyClock.of(clock), longest, false));
    }

    /** Promises it to another program, and lets go of it soon. */
    Lease lend(Duration longest) throws DeviceException {
        return room.lend(new Lease(this, SteadyClock.of(clock), longest, true), this::letGo);
    }

    /** A lease has ended: it is everybody's again, and what was on loan is opened anew. */
    void end(Lease lease) {
        room.end(lease, this::tend);
    }

    /** Takes the device from whoever holds it longer than they were to. */
    void endForgotten() {
        room.forgotten().ifPresent(lease -> {
            LOG.warn("{}: the lease since {} has not ended in its time", role.word(), lease.since());
            lease.close();
        });
    }

    private DeviceException offline() {
        var now = status;
        return new DeviceException(
                now.fault().orElse(Fault.SILENT), role.word() + " is " + now.state() + " since " + now.since());
    }

    // --- on the owner's thread
    // --------------------------------------------------------------------------------------------

    /** The device, brought back by one attempt when it was away; a path that is not there is no attempt worth. */
    private Recipe.Opened there() throws DeviceException, InterruptedException {
        var now = opened;
        if (now != null && !now.line().isWhole()) {
            counts.missed();
            lost("the line ended");
            now = null;
        }
        if (now == null && !ending && recipe.isPresent()) {
            tryOpen();
            now = opened;
        }
        if (now == null || ending) {
            throw offline();
        }
        return now;
    }

    private <T> T serve(Recipe.Opened now, ReturningWork<T> work) throws DeviceException, InterruptedException {
        try {
            T result = work.with(now.device());
            if (work.isUse()) {
                counts.used(result);
            }
            var stopped = Health.stoppedBy(result);
            if (stopped.isPresent()) {
                troubled(now, stopped.get(), "a print stopped");
            } else {
                misses = 0;
            }
            return result;
        } catch (DeviceException e) {
            if (work.isUse()) {
                counts.failed();
            }
            troubled(now, e.fault(), e.getMessage());
            throw e;
        } catch (RuntimeException | Error e) {
            discard(); // a bug of the driver: the caller sees it, the device starts anew
            offlineBecause(Fault.SILENT, "the driver failed: " + e.getClass().getSimpleName());
            throw e;
        } finally {
            nextHealth = clock.instant().plus(isWell(now) ? HEALTH_EVERY : Duration.ZERO);
        }
    }

    private boolean isWell(Recipe.Opened now) {
        return now.line().isWhole() && status.serves();
    }

    /** Another program opens it now, and may leave anything in a printer's mouth. */
    private void letGo(Lease loan) {
        if (!loan.isOver()) {
            discard();
            misses = 0;
            wasPresent = true;
            nextAttempt = clock.instant();
            if (role == DeviceRole.RECEIPT) {
                surroundings.jobs().outOfSight();
            }
            say(Fault.BUSY, "it is on loan until " + loan.until());
        }
        loan.begin();
    }

    /** Looks after the device once. Never throws: whatever happens becomes its status. */
    void tend() {
        if (ending || room.loan().isPresent()) {
            return;
        }
        try {
            var now = opened;
            if (now == null) {
                tendAbsent();
            } else if (!now.line().isWhole()) {
                counts.missed();
                lost("the line ended");
            } else if (!recipe.isPresent()) {
                missPath();
            } else if (isDue(nextHealth, HEALTH_EVERY)) {
                askHealth(now);
            }
        } catch (InterruptedException _) {
            LOG.debug("{} was interrupted while being looked after", role.word());
        } catch (RuntimeException | Error e) { // also a library that is not there: the owner outlives it
            LOG.error("{}: the driver failed while being looked after", role.word(), e);
            discard();
            nextAttempt = clock.instant().plus(backoff.next());
            offlineBecause(Fault.SILENT, "the driver failed");
        }
    }

    /** Whether it is time. A time further away than was ever set means that the clock was put back: nobody waits for it to come round again. */
    private boolean isDue(Instant at, Duration longest) {
        var now = clock.instant();
        return !now.isBefore(at) || at.isAfter(now.plus(longest));
    }

    private void tendAbsent() throws InterruptedException {
        boolean present = recipe.isPresent();
        boolean cameBack = present && !wasPresent;
        wasPresent = present;
        if (!present) {
            missPath();
        } else if (cameBack || isDue(nextAttempt, Backoff.CAP)) {
            tryOpen();
        }
    }

    private void missPath() {
        misses++;
        if (misses >= MISSES_MAX) {
            discard();
            wasPresent = false;
            say(Fault.GONE, "its path is not there");
        }
    }

    private void tryOpen() throws InterruptedException {
        try {
            var fresh = recipe.open(surroundings, this::closeAside);
            opened = fresh;
            steadyAt = clock.instant().plus(STEADY);
            try {
                healthy(Health.ask(fresh.device()));
            } catch (DeviceException e) {
                if (!Health.lives(e.fault()) || !fresh.line().isWhole()) {
                    discard();
                    throw e;
                }
                troubled(fresh, e.fault(), e.getMessage());
            }
        } catch (DeviceException e) {
            misses++;
            nextAttempt = clock.instant().plus(backoff.next());
            offlineBecause(e.fault(), e.getMessage());
        }
    }

    private void askHealth(Recipe.Opened now) throws InterruptedException {
        try {
            healthy(Health.ask(now.device()));
        } catch (DeviceException e) {
            troubled(now, e.fault(), e.getMessage());
        }
    }

    private void healthy(Optional<PaperLevel> paper) {
        misses = 0;
        if (!clock.instant().isBefore(steadyAt)) {
            backoff.reset();
        }
        nextHealth = clock.instant().plus(HEALTH_EVERY);
        become(Condition.well(paper), "it answers");
    }

    private void troubled(Recipe.Opened now, Fault fault, @Nullable String why) {
        if (!now.line().isWhole() || !Health.lives(fault)) {
            counts.missed();
        }
        if (!now.line().isWhole()) {
            lost(why);
            return;
        }
        if (Health.lives(fault)) {
            misses = 0;
            nextHealth = clock.instant().plus(HEALTH_EVERY);
            say(fault, why);
            return;
        }
        misses++;
        nextHealth = clock.instant();
        if (misses >= MISSES_MAX) {
            lost(why);
        }
    }

    private void lost(@Nullable String why) {
        discard();
        misses = 0;
        wasPresent = true;
        nextAttempt = clock.instant().plus(backoff.next());
        say(Fault.SILENT, why);
    }

    private void offlineBecause(Fault fault, @Nullable String why) {
        say(fault == Fault.GONE && misses < MISSES_MAX ? Fault.SILENT : fault, why);
    }

    private void say(Fault fault, @Nullable String why) {
        become(Condition.of(role, fault), why);
    }

    private void become(Condition condition, @Nullable String why) {
        var before = status;
        if (!condition.since(role, before.since()).equals(before)) {
            status = condition.since(role, clock.instant());
            counts.changed(before, status);
            herald.tell(new StatusChange(before, status));
            LOG.info(
                    "{} is {} fault={} paper={}: {}",
                    role.word(),
                    condition.state(),
                    condition.fault().orElse(null),
                    condition.paper().orElse(null),
                    why);
        }
    }

    private void discard() {
        var now = opened;
        opened = null;
        if (now != null) {
            closeAside(now.device()::close);
        }
    }

    private void closeAside(Runnable closing) {
        Aside.close(role.word(), closing);
    }
}
