package org.hall24.hub.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.spec.SecretKeySpec;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;

/**
 * The secrets from which the keys of terminals' sessions are derived. They come in generations: a session names the one it was
 * opened under, so that after a rotation the sessions of the last ten minutes go on. All nodes of a hub read the same file and
 * see a rotation by themselves. Safe for several threads.
 */
public final class SessionMaster {
    private static final String FILE = "sessions.json";
    private static final int FILE_BYTES_MAX = 4 << 10;
    private static final int KEY_BYTES = 32;

    /** The current one and the one before: a session lives for ten minutes, and nobody rotates twice in them. */
    private static final int GENERATIONS_MAX = 2;

    /** A rotation reaches every node after this at the latest. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** A stranger who names generations nobody knows makes us read the file no oftener than this. */
    private static final Duration LOOK_FOR_UNKNOWN = Duration.ofSeconds(1);

    private final PrivateFiles files;
    private final SecureRandom random;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private List<Generation> known = List.of();
    private Instant looked = Instant.EPOCH;

    private SessionMaster(PrivateFiles files, SecureRandom random, InstantSource clock) {
        this.files = files;
        this.random = random;
        this.clock = clock;
    }

    /** The secrets in this directory; the first is made when it is needed. */
    public static SessionMaster in(PrivateFiles files, SecureRandom random, InstantSource clock) {
        return new SessionMaster(files, random, clock);
    }

    /**
     * One secret.
     *
     * @param number counts from 1
     * @param key for HMAC-SHA256
     */
    public record Generation(int number, SecretKeySpec key) {
        @Override
        public String toString() {
            return "Generation[" + number + "]";
        }
    }

    /** How a generation is kept. */
    private record Kept(int number, Bytes key) {}

    /** The file: the newest last. */
    private record SessionFile(List<Kept> generations) {}

    /** The one new sessions are opened under. */
    public Generation current() {
        lock.lock();
        try {
            lookAgain(LOOK);
            return known.getLast();
        } finally {
            lock.unlock();
        }
    }

    /** The one of that number; empty when it is retired, or never was. */
    public Optional<Generation> numbered(int number) {
        lock.lock();
        try {
            lookAgain(LOOK);
            var found = among(number);
            if (found.isEmpty()) {
                lookAgain(LOOK_FOR_UNKNOWN);
                found = among(number);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Generation> among(int number) {
        return known.stream().filter(one -> one.number() == number).findFirst();
    }

    private void lookAgain(Duration after) {
        var now = clock.instant();
        if (!known.isEmpty() && now.isBefore(looked.plus(after)) && !now.isBefore(looked)) {
            return;
        }
        try {
            var kept = read(files.readOrMake(FILE, () -> Json.PLAIN.write(new SessionFile(List.of(fresh(1))))));
            known = kept.generations().stream()
                    .map(one -> new Generation(
                            one.number(), new SecretKeySpec(one.key().toArray(), "HmacSHA256")))
                    .toList();
            looked = now;
        } catch (IOException e) {
            throw new UncheckedIOException("the secret of sessions cannot be read", e);
        }
    }

    /** Adds a generation; the one before stays, older ones go. */
    public Generation rotate() throws IOException {
        lock.lock();
        try {
            var kept = new ArrayList<>(read(files.readOrMake(
                            FILE, () -> Json.PLAIN.write(new SessionFile(List.of(fresh(1))))))
                    .generations());
            kept.add(fresh(kept.getLast().number() + 1));
            var left = kept.subList(Math.max(0, kept.size() - GENERATIONS_MAX), kept.size());
            files.write(FILE, Json.PLAIN.write(new SessionFile(List.copyOf(left))));
            looked = Instant.EPOCH;
            known = List.of();
        } finally {
            lock.unlock();
        }
        return current();
    }

    private Kept fresh(int number) {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new Kept(number, Bytes.of(key));
    }

    private static SessionFile read(byte[] file) throws IOException {
        var read = Json.PLAIN.read(file, SessionFile.class, FILE_BYTES_MAX);
        if (read.generations().isEmpty()) {
            throw new IOException("the file of the sessions' secrets is empty");
        }
        return read;
    }
}
