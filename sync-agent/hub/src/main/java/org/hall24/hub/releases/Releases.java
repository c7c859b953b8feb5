package org.hall24.hub.releases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPOutputStream;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What this node knows of the releases, in memory: a poll asks no database. One look a moment finds what another node, or a
 * command, published. Safe for any number of threads.
 */
public final class Releases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

    /** A release shall reach waiting terminals within a second; four looks of one small index a second are nothing. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** After a look that failed; the terminals lose nothing meanwhile. */
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    private final ReleaseTable table;
    private final Thread looker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile List<Offer> offers = List.of();
    private volatile boolean closing;
    private int waiting;

    /** Starts looking. */
    public Releases(ReleaseTable table, Pause pause) {
        this.table = table;
        this.looker = Thread.ofVirtual().name("releases").start(() -> {
            try {
                while (!closing) {
                    pause.sleep(look() ? LOOK : AFTER_TROUBLE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** A release as it goes over the wire. */
    public static final class Offer {
        private final Rollout rollout;
        private final byte[] file;
        private final byte[] zipped;

        private Offer(Rollout rollout, byte[] file, byte[] zipped) {
            this.rollout = rollout;
            this.file = file;
            this.zipped = zipped;
        }

        /** Its revision. */
        public long revision() {
            return rollout.revision();
        }

        /** The file; not to be changed. */
        byte[] file() {
            return file;
        }

        /** The same by gzip; not to be changed. */
        byte[] zipped() {
            return zipped;
        }
    }

    /** What this terminal is offered now; empty when it has that, or a higher one. */
    public Optional<Offer> newerThan(long have, String terminal) {
        for (var offer : offers) {
            if (offer.revision() <= have) {
                return Optional.empty();
            }
            if (offer.rollout.offeredTo(terminal)) {
                return Optional.of(offer);
            }
        }
        return Optional.empty();
    }

    /** The same, but waits for it; empty when nothing came in that time, or the hub ends. */
    public Optional<Offer> await(long have, String terminal, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        var found = newerThan(have, terminal);
        while (found.isEmpty() && left > 0 && !closing) {
            lock.lock();
            try {
                // Looked at again under the lock: what came in between was signalled to nobody.
                found = newerThan(have, terminal);
                if (found.isEmpty() && !closing) {
                    waiting++;
                    try {
                        left = changed.awaitNanos(left);
                    } finally {
                        waiting--;
                    }
                }
            } finally {
                lock.unlock();
            }
            if (found.isEmpty()) {
                found = newerThan(have, terminal);
            }
        }
        return found;
    }

    /** How many wait at this moment. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** One look; false when the database did not answer. */
    boolean look() {
        try {
            var now = table.newest();
            if (!now.equals(offers.stream().map(offer -> offer.rollout).toList())) {
                take(now.stream().map(this::offer).toList());
            }
            return true;
        } catch (DataAccessException | TransactionException e) {
            if (!closing) {
                LOG.warn("releases could not be looked at: {}", e.getClass().getSimpleName());
            }
            return false;
        }
    }

    private void take(List<Offer> fresh) {
        lock.lock();
        try {
            offers = fresh;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Offer offer(Rollout rollout) {
        for (var known : offers) {
            if (known.revision() == rollout.revision()) {
                return new Offer(rollout, known.file, known.zipped);
            }
        }
        var file = table.file(rollout.revision());
        return new Offer(rollout, file, zip(file));
    }

    private static byte[] zip(byte[] file) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Sends everybody who waits home, so that a node ends at once. */
    public void sendHome() {
        closing = true;
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        sendHome();
        looker.interrupt();
        try {
            looker.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
