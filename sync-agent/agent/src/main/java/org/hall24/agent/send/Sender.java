package org.hall24.agent.send;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.outbox.Backlog;
import org.hall24.agent.outbox.Parcel;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterBatch;
import org.hall24.wire.sign.VerifyingKey;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits, one request after another on a virtual thread of its own, until the hub has signed for it. Nothing stops
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

    /** While a backlog drains the hub is asked how it is this much more seldom than usual. */
    private static final int HEALTH_SELDOM = 3;

    private final Backlog backlog;
    private final Delivery delivery;
    private final Reconciliation reconciliation;
    private final Poison poison;
    private final WaitingRoom room;
    private final Pace pace;
    private final Alarms alarms;
    private final InstantSource clock;
    private final ReentrantLock counting = new ReentrantLock();
    private final BatchSize size = new BatchSize();
    private final AtomicInteger unsigned = new AtomicInteger();
    private final Thread thread;
    private volatile List<String> resting = List.of();
    private volatile Contact contact = new Contact(false, Optional.empty());
    private boolean oneByOne;
    private boolean healthAsked;
    private long lastTidyNanos = System.nanoTime();
    private long lastHealthNanos = System.nanoTime();

    /**
     * How the hub was.
     *
     * @param answers whether it answered last time
     * @param last when it last answered
     */
    public record Contact(boolean answers, Optional<Instant> last) {}

    /**
     * Takes over what waits and starts. The first request waits for this terminal's place among the others of the hall, unless
     * somebody stands there.
     *
     * @param terminal its name
     * @throws AgentException when the backlog cannot be read
     */
    public Sender(
            String terminal,
            Backlog backlog,
            Line line,
            Supplier<? extends Collection<VerifyingKey>> hubKeys,
            Pace pace,
            Alarms alarms,
            InstantSource clock,
            RandomGenerator random)
            throws AgentException, InterruptedException {
        this.backlog = backlog;
        this.delivery = new Delivery(line, hubKeys);
        this.reconciliation = new Reconciliation(backlog, delivery, alarms);
        this.poison = new Poison(backlog, alarms);
        this.pace = pace;
        this.alarms = alarms;
        this.clock = clock;
        this.room = new WaitingRoom(pace, clock, random);
        backlog.waiting().forEach(room::add);
        unsigned.set(backlog.unsigned());
        var start = pace.start(terminal);
        thread = Thread.ofVirtual().name("sender").start(() -> run(start));
    }

    /** Something new waits; it is tried at once, unless the hub asked for patience. */
    public void send(Parcel parcel) {
        room.add(parcel);
        room.wake();
        countUnsigned();
    }

    /** A person begins here: the lamps shall tell the truth now, not at the next try. */
    public void somebodyCame() {
        if (!contact.answers()) {
            room.wake();
        }
    }

    /** The hub was heard from elsewhere: whoever waits for it tries at once. */
    void heard() {
        contact = new Contact(true, Optional.of(clock.instant()));
        room.wakeAfterFailure();
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

    private void run(Duration start) {
        try {
            room.await(start);
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
            wait = switch (next()) {
                case Load.Health _ -> health();
                case Load.Rating(var rating) -> rating(rating);
                case Load.Matters(var matters) -> matters(matters);
            };
            tidy();
        } catch (AgentException e) {
            LOG.error("the sender cannot use the outbox: {}", e.getMessage());
            wait = AFTER_TROUBLE;
        } catch (RuntimeException e) {
            // A mistake of the program must not end deliveries for good.
            LOG.error("the sender made a mistake", e);
            wait = AFTER_TROUBLE;
        }
        room.await(wait);
    }

    /** While a backlog drains health waits, but not for ever; a matter of today goes before it. */
    private Load next() {
        long overdue = HEALTH_SELDOM * pace.healthEvery().toNanos();
        boolean health = !healthAsked && System.nanoTime() - lastHealthNanos > overdue;
        healthAsked = false;
        return room.next(oneByOne ? 1 : size.now(), health);
    }

    private Duration health() throws AgentException, InterruptedException {
        lastHealthNanos = System.nanoTime();
        healthAsked = true;
        var outcome = delivery.health();
        if (outcome instanceof Outcome.Well(var departments, var word)) {
            resting = departments;
            oneByOne = false;
            if (word.isPresent()) {
                reconciliation.answer(word.get()).forEach(room::add);
            }
            return done();
        }
        return settleWhole(outcome);
    }

    private Duration rating(Parcel.Rated rating) throws AgentException, InterruptedException {
        var body = backlog.rating(rating.id());
        return settle(rating, body.isEmpty() ? new Outcome.Nothing() : delivery.rating(rating.id(), body.get()));
    }

    private Duration matters(List<Parcel.Matter> matters) throws AgentException, InterruptedException {
        var sent = new ArrayList<Delivery.Sent>();
        long bytes = 0;
        for (var matter : matters) {
            var outgoing = backlog.matter(matter.id());
            if (outgoing.isEmpty()) {
                room.remove(matter);
                continue;
            }
            bytes += outgoing.get().body().size();
            if (!sent.isEmpty() && bytes > MatterBatch.ITEM_BYTES_MAX) {
                break;
            }
            sent.add(new Delivery.Sent(matter, outgoing.get()));
        }
        if (sent.isEmpty()) {
            return done();
        }
        long began = System.nanoTime();
        if (sent.size() == 1) {
            var one = sent.getFirst();
            var outcome = delivery.matter(one.matter().id(), one.outgoing());
            if (outcome instanceof Outcome.Signed) {
                size.answeredWithin(Duration.ofNanos(System.nanoTime() - began));
            }
            return settle(one.matter(), outcome);
        }
        return switch (delivery.batch(sent)) {
            case Outcome.Sorted(var items) -> settle(sent, items, began);
            case Outcome whole -> settleWhole(whole);
        };
    }

    /** One parcel that went by itself. */
    private Duration settle(Parcel parcel, Outcome outcome) throws AgentException, InterruptedException {
        if (!(outcome instanceof Outcome.Single single)) {
            return settleWhole(outcome);
        }
        if (single instanceof Outcome.Signed(var receipt)) {
            backlog.delivered(List.of(receipt));
        }
        settle(parcel, single);
        return single instanceof Outcome.Nonsense(var sentence) ? puzzled(sentence) : done();
    }

    /** A batch: what the hub signed for is written down together, then each for itself. */
    private Duration settle(List<Delivery.Sent> sent, List<Outcome.Single> items, long began)
            throws AgentException, InterruptedException {
        var receipts = new ArrayList<HubReceipt>();
        for (var item : items) {
            if (item instanceof Outcome.Signed(var receipt)) {
                receipts.add(receipt);
            }
        }
        if (!receipts.isEmpty()) {
            backlog.delivered(receipts);
        }
        boolean trouble = items.stream().allMatch(Outcome.Nonsense.class::isInstance);
        for (int i = 0; i < items.size() && !trouble; i++) {
            settle(sent.get(i).matter(), items.get(i));
        }
        if (trouble) {
            // It is not they: none of them is put behind the others.
            size.refused();
            return puzzled("none of " + items.size() + " matters was taken");
        }
        size.answeredWithin(Duration.ofNanos(System.nanoTime() - began));
        return done();
    }

    private void settle(Parcel parcel, Outcome.Single outcome) throws AgentException, InterruptedException {
        switch (outcome) {
            case Outcome.Signed _ -> {
                poison.passed(parcel.id());
                room.remove(parcel);
            }
            case Outcome.Taken _ -> {
                backlog.rated(parcel.id());
                poison.passed(parcel.id());
                room.remove(parcel);
            }
            case Outcome.Nothing _ -> room.remove(parcel);
            case Outcome.Rejected(var code) -> {
                poison.rejected(parcel, code);
                room.remove(parcel);
            }
            case Outcome.Nonsense(var sentence) -> {
                if (poison.failed(parcel, sentence)) {
                    room.remove(parcel);
                } else {
                    room.putBack(parcel);
                }
            }
        }
    }

    /** What concerns the hub, not a parcel. */
    private Duration settleWhole(Outcome outcome) {
        if (outcome instanceof Outcome.Later(var _, var wait) && wait.isEmpty()) {
            size.unanswered();
        } else {
            size.refused();
        }
        return switch (outcome) {
            case Outcome.TooMuch _ -> Duration.ZERO;
            case Outcome.OneByOne _ -> {
                oneByOne = true;
                yield Duration.ZERO;
            }
            case Outcome.Stranger _ -> {
                alarms.raise(
                        Alarm.Kind.STRANGER,
                        "",
                        "the hub does not accept this terminal's signature: is its key enrolled, is its clock right?");
                answered();
                yield room.failed(Optional.empty());
            }
            case Outcome.Later(var sentence, var wait) -> {
                if (contact.answers() || room.failures() == 0) {
                    LOG.warn("the hub is away ({}); it is tried again and again", sentence);
                }
                contact = new Contact(false, contact.last());
                yield room.failed(wait);
            }
            case Outcome.Nonsense(var sentence) -> puzzled(sentence);
            case Outcome.Rejected(var code) -> puzzled("the hub refuses to say how it is: " + code);
            case Outcome.Single _, Outcome.Sorted _, Outcome.Well _ ->
                throw new IllegalStateException("settled elsewhere");
        };
    }

    private Duration puzzled(String sentence) {
        LOG.warn("the hub answered nonsense: {}", sentence);
        contact = new Contact(false, contact.last());
        return room.failed(Optional.empty());
    }

    /** After a success the next goes out at once. */
    private Duration done() {
        answered();
        alarms.clear(Alarm.Kind.STRANGER, "");
        countUnsigned();
        return room.succeeded();
    }

    private void answered() {
        if (!contact.answers()) {
            LOG.info("the hub answers");
        }
        contact = new Contact(true, Optional.of(clock.instant()));
    }

    private void tidy() throws AgentException, InterruptedException {
        if (backlog.isFull() || System.nanoTime() - lastTidyNanos > TIDY_EVERY.toNanos()) {
            lastTidyNanos = System.nanoTime();
            backlog.tidy();
        }
    }

    /** One after another, so that an older count never overtakes a newer one. */
    private void countUnsigned() {
        counting.lock();
        try {
            unsigned.set(backlog.unsigned());
        } catch (AgentException e) {
            LOG.warn("the waiting matters could not be counted: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            counting.unlock();
        }
    }
}
