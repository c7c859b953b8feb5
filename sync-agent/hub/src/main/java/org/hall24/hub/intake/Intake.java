package org.hall24.hub.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.hall24.hub.database.Outage;
import org.hall24.time.Pause;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.sign.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;

/** Takes matters in, each once, however often it comes. Safe for several threads and hubs. */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** Two batches with the same matters may wait for each other; PostgreSQL ends one of them, which then finds the rows. */
    private static final int TRIES_MAX = 3;

    /** Of the pool's connections so many at once, so that others get one while intake is full. */
    private static final int STORING_MAX = 8;

    /** While a standby takes over; a terminal waits longer than this for its answer. */
    private static final Duration OUTAGE_MAX = Duration.ofSeconds(12);

    private static final Duration OUTAGE_LOOK = Duration.ofMillis(500);

    private final Semaphore desks = new Semaphore(STORING_MAX, true);
    private final Matters matters;
    private final SigningKey signing;
    private final InstantSource clock;
    private final Pause pause;
    private final Runnable arrived;

    /**
     * An intake.
     *
     * @param arrived called after new matters are on the disk
     */
    public Intake(Matters matters, SigningKey signing, InstantSource clock, Pause pause, Runnable arrived) {
        this.pause = pause;
        this.matters = matters;
        this.signing = signing;
        this.clock = clock;
        this.arrived = arrived;
    }

    /** What became of one matter. */
    public sealed interface Taken {
        /** It is in the record from now on. */
        record First(HubReceipt receipt) implements Taken {}

        /** It was in the record; this is the receipt of that time. */
        record Again(HubReceipt receipt) implements Taken {}

        /** The same id came before with other bytes. */
        record DifferentBody() implements Taken {}

        /** Another matter has this case number: two terminals think they are one. */
        record NumberTaken() implements Taken {}

        /** The database cannot store it, for a reason we do not know. A person must look; the terminal tries again. */
        record Unstorable() implements Taken {}
    }

    /** Takes one matter in; when this returns it is on the disk. */
    public Taken take(Arrived matter) {
        return take(List.of(matter)).getFirst();
    }

    /**
     * Takes matters in; when this returns they are on the disk. One that cannot be stored does not hold up the others.
     *
     * @return what became of each, in the order they came
     */
    public List<Taken> take(List<Arrived> batch) {
        var taken = throughOutages(batch);
        if (taken.stream().anyMatch(Taken.First.class::isInstance)) {
            arrived.run();
        }
        return taken;
    }

    /** Whether the first try was written before the database went is not known, and need not be: the second finds it. */
    private List<Taken> throughOutages(List<Arrived> batch) {
        var giveUpAt = clock.instant().plus(OUTAGE_MAX);
        while (true) {
            try {
                return store(batch);
            } catch (DataAccessException e) {
                if (!Outage.isBehind(e) || clock.instant().isAfter(giveUpAt)) {
                    throw e;
                }
                try {
                    pause.sleep(OUTAGE_LOOK);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw e;
                }
            }
        }
    }

    private List<Taken> store(List<Arrived> batch) {
        try {
            return storeTogether(batch, 1);
        } catch (DuplicateKeyException e) {
            // A case file that no matter opened has the number: a certificate's.
            return batch.size() == 1 ? List.of(new Taken.NumberTaken()) : oneByOne(batch);
        } catch (DataIntegrityViolationException e) {
            if (batch.size() > 1) {
                return oneByOne(batch);
            }
            // Its message may quote the row.
            LOG.error(
                    "matter {} cannot be stored; a person must look at it",
                    batch.getFirst().matter().matterId());
            return List.of(new Taken.Unstorable());
        }
    }

    private List<Taken> oneByOne(List<Arrived> batch) {
        return batch.stream().map(one -> store(List.of(one)).getFirst()).toList();
    }

    private List<Taken> storeTogether(List<Arrived> batch, int tries) {
        var rows = new LinkedHashMap<UUID, Matters.Row>();
        for (var one : batch) {
            rows.computeIfAbsent(one.matter().matterId(), _ -> new Matters.Row(one, receipt(one)));
        }
        desks.acquireUninterruptibly();
        try {
            // In one order everywhere, so that batches do not wait for each other crosswise.
            var stored = matters.store(rows.values().stream()
                    .sorted(Comparator.comparing(row -> row.arrived().matter().matterId()))
                    .toList());
            return judge(batch, rows, stored);
        } catch (PessimisticLockingFailureException e) {
            if (tries >= TRIES_MAX) {
                throw e;
            }
        } finally {
            desks.release();
        }
        return storeTogether(batch, tries + 1);
    }

    private HubReceipt receipt(Arrived one) {
        var matter = one.matter();
        return HubReceipt.sign(signing, matter.matterId(), matter.caseNumber(), one.bodySha256(), clock.instant());
    }

    private List<Taken> judge(List<Arrived> batch, Map<UUID, Matters.Row> rows, java.util.Set<UUID> stored) {
        var before = new HashSet<>(rows.keySet());
        before.removeAll(stored);
        var receipts = new HashMap<>(matters.receipts(before));
        var first = new HashSet<UUID>();
        var taken = new ArrayList<Taken>(batch.size());
        for (var one : batch) {
            var id = one.matter().matterId();
            var row = rows.get(id);
            var receipt = row != null && stored.contains(id) ? row.receipt() : receipts.get(id);
            if (receipt == null) {
                taken.add(new Taken.NumberTaken());
            } else if (stored.contains(id) && first.add(id)) {
                taken.add(new Taken.First(receipt));
            } else {
                taken.add(repeated(one, receipt));
            }
        }
        return taken;
    }

    private static Taken repeated(Arrived one, HubReceipt receipt) {
        return receipt.bodySha256().equals(one.bodySha256()) ? new Taken.Again(receipt) : new Taken.DifferentBody();
    }
}
