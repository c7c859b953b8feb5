package org.hall24.agent.send;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hall24.agent.outbox.Hold;
import org.hall24.agent.outbox.Outbox;
import org.hall24.agent.outbox.Parcel;
import org.hall24.agent.outbox.RatingBox;
import org.hall24.wire.sign.VerifyingKey;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits, one parcel after another on a virtual thread of its own, until the hub has signed for it. Nothing stops
 * it but {@link #close}; a parcel that the hub does not take does not hold up the others.
 */
public final class Sender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    /** After an error of our own disk. */
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    /** How often old payloads are dropped and the ballast is looked after. */
    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);

    /** Longer than one delivery takes to be given up. */
    private static final Duration STOP_MAX = Duration.ofSeconds(3);

    private final Hold hold;
    private final Outbox outbox;
    private final RatingBox ratings;
    private final Delivery delivery;
    private final Pace pace;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ReentrantLock turn = new ReentrantLock();
    private final Condition news = turn.newCondition();
    private final ReentrantLock counting = new ReentrantLock();
    private final Queue queue = new Queue();
    private final AtomicInteger unsigned = new AtomicInteger();
    private final Thread thread;
    private volatile List<String> resting = List.of();
    private volatile Contact contact = new Contact(false, Optional.empty());
    private boolean woken;
    private int failures;
    private long lastTidyNanos = System.nanoTime();

    /**
     * How the hub was.
     *
     * @param answers whether it answered last time
     * @param last when it last answered
     */
    public record Contact(boolean answers, Optional<Instant> last) {}

    /**
     * Takes over what waits on the disk and starts.
     *
     * @throws AgentException when the disk cannot be read
     */
    public Sender(
            Hold hold,
            HubLine line,
            Supplier<? extends Collection<VerifyingKey>> hubKeys,
            Pace pace,
            InstantSource clock,
            RandomGenerator random)
            throws AgentException, InterruptedException {
        this.hold = hold;
        this.outbox = hold.outbox();
        this.ratings = hold.ratings();
        this.delivery = new Delivery(line, hubKeys);
        this.pace = pace;
        this.clock = clock;
        this.random = random;
        outbox.waiting().forEach(parcel -> queue.add(parcel, lastTidyNanos));
        ratings.waiting().forEach(parcel -> queue.add(parcel, lastTidyNanos));
        unsigned.set(outbox.unsigned());
        thread = Thread.ofVirtual().name("sender").start(this::run);
    }

    /** Something new waits; it is tried at once, whatever happened before. */
    public void send(Parcel parcel) {
        turn.lock();
        try {
            queue.add(parcel, System.nanoTime());
            woken = true;
            news.signal();
        } finally {
            turn.unlock();
        }
        countUnsigned();
    }

    /** The hub was heard from elsewhere: whoever waits for it tries at once. */
    void heard() {
        contact = new Contact(true, Optional.of(clock.instant()));
        turn.lock();
        try {
            if (failures > 0) {
                woken = true;
                news.signal();
            }
        } finally {
            turn.unlock();
        }
    }

    /** How the hub was last time. From memory. */
    public Contact contact() {
        return contact;
    }

    /** Departments the hub leaves in peace, as it said last time. From memory; empty while the hub is away. */
    public List<String> resting() {
        return contact.answers() ? resting : List.of();
    }

    /** Matters the hub has not signed for. From memory. */
    public int unsigned() {
        return unsigned.get();
    }

    /** Stops; what is on its way is given up and will be sent again. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(STOP_MAX)) {
                LOG.warn("the sender does not stop; it is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                round();
            }
        } catch (InterruptedException e) {
            LOG.debug("the sender stops");
        }
    }

    /** One attempt and the wait after it. */
    private void round() throws InterruptedException {
        Duration wait;
        try {
            var parcel = next();
            var outcome = parcel.isPresent() ? attempt(parcel.get()) : delivery.health();
            wait = settle(parcel, outcome);
            tidy();
        } catch (AgentException e) {
            LOG.error("the sender cannot use the outbox: {}", e.getMessage());
            wait = AFTER_TROUBLE;
        } catch (RuntimeException e) {
            // A mistake of the program must not end deliveries for good.
            LOG.error("the sender made a mistake", e);
            wait = AFTER_TROUBLE;
        }
        await(wait);
    }

    private Optional<Parcel> next() {
        turn.lock();
        try {
            woken = false;
            return queue.next(clock.instant(), System.nanoTime());
        } finally {
            turn.unlock();
        }
    }

    private Outcome attempt(Parcel parcel) throws AgentException, InterruptedException {
        switch (parcel) {
            case Parcel.Matter matter -> {
                var outgoing = outbox.outgoing(matter.id());
                return outgoing.isEmpty() ? new Outcome.Nothing() : delivery.matter(matter.id(), outgoing.get());
            }
            case Parcel.Rated rated -> {
                var body = ratings.outgoing(rated.id());
                return body.isEmpty() ? new Outcome.Nothing() : delivery.rating(rated.id(), body.get());
            }
        }
    }

    /** Writes down what came of it, and says how long to wait. */
    private Duration settle(Optional<Parcel> parcel, Outcome outcome) throws AgentException, InterruptedException {
        switch (outcome) {
            case Outcome.Signed(var receipt) -> {
                outbox.delivered(receipt.matterId(), receipt);
                return done(parcel);
            }
            case Outcome.Taken _ -> {
                if (parcel.isPresent()) {
                    ratings.delivered(parcel.get().id());
                }
                return done(parcel);
            }
            case Outcome.Nothing _ -> {
                return done(parcel);
            }
            case Outcome.Well(var departments) -> {
                resting = departments;
                return done(parcel);
            }
            case Outcome.Rejected(var code) -> {
                if (parcel.isPresent()) {
                    reject(parcel.get(), code);
                }
                return done(parcel);
            }
            case Outcome.Stranger _ -> {
                LOG.error(
                        "the hub does not accept this terminal's signature: is its key registered, is its clock right?");
                answered();
                return back(Optional.empty());
            }
            case Outcome.Later(var sentence, var wait) -> {
                if (contact.answers() || failures == 0) {
                    LOG.warn("the hub is away ({}); it is tried again and again", sentence);
                }
                contact = new Contact(false, contact.last());
                return back(wait);
            }
            case Outcome.Nonsense(var sentence) -> {
                LOG.warn("the hub answered nonsense: {}", sentence);
                contact = new Contact(false, contact.last());
                parcel.ifPresent(this::behindTheOthers);
                return back(Optional.empty());
            }
        }
    }

    private void reject(Parcel parcel, String code) throws AgentException, InterruptedException {
        LOG.error("the hub rejects {}: {}; it is set aside for staff", parcel.id(), code);
        switch (parcel) {
            case Parcel.Matter matter -> outbox.quarantine(matter.id(), code);
            case Parcel.Rated rated -> ratings.quarantine(rated.id());
        }
    }

    /** After a success the next goes out at once. */
    private Duration done(Optional<Parcel> parcel) {
        answered();
        turn.lock();
        try {
            failures = 0;
            parcel.ifPresent(queue::remove);
            var next = queue.untilNext(System.nanoTime()).orElse(pace.healthEvery());
            return next.compareTo(pace.healthEvery()) < 0 ? next : pace.healthEvery();
        } finally {
            turn.unlock();
            countUnsigned();
        }
    }

    private void answered() {
        if (!contact.answers()) {
            LOG.info("the hub answers");
        }
        contact = new Contact(true, Optional.of(clock.instant()));
    }

    private Duration back(Optional<Duration> wished) {
        turn.lock();
        try {
            failures++;
            boolean today = queue.hasMatterOf(clock.instant());
            // With nothing to send the lamps still want to know.
            var own = queue.size() == 0 ? pace.healthEvery() : pace.after(failures, today, random);
            return wished.map(wish -> wish.plus(own)).orElse(own);
        } finally {
            turn.unlock();
        }
    }

    private void behindTheOthers(Parcel parcel) {
        turn.lock();
        try {
            var wait = pace.after(Math.max(1, queue.failed(parcel)), false, random);
            queue.notBefore(parcel, System.nanoTime() + wait.toNanos());
        } finally {
            turn.unlock();
        }
    }

    private void await(Duration wait) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (!woken && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            turn.unlock();
        }
    }

    private void tidy() throws AgentException, InterruptedException {
        if (hold.isFull() || System.nanoTime() - lastTidyNanos > TIDY_EVERY.toNanos()) {
            lastTidyNanos = System.nanoTime();
            hold.tidy();
        }
    }

    /** One after another, so that an older count never overtakes a newer one. */
    private void countUnsigned() {
        counting.lock();
        try {
            unsigned.set(outbox.unsigned());
        } catch (AgentException e) {
            LOG.warn("the waiting matters could not be counted: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            counting.unlock();
        }
    }
}
