package org.hall24.wire;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, 12 bits of a counter, 62 random bits.
 *
 * <p>Each is greater than the one before, also inside one millisecond and when the clock steps back: the counter starts at a
 * random value below half its range and counts; when it is used up the time is lent one millisecond from the future. Safe for
 * several threads.
 */
public final class UuidV7 {
    private static final int COUNTER_MAX = 0xFFF;
    private static final int COUNTER_START_BOUND = 0x800;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final ReentrantLock turn = new ReentrantLock();
    private long millis = -1;
    private int counter;

    /**
     * A maker of its own line of ids.
     *
     * @param random in a program, a {@link java.security.SecureRandom}: an id must not be guessable from another
     */
    public UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The next id. */
    public UUID next() {
        turn.lock();
        try {
            long now = clock.millis();
            if (now > millis) {
                millis = now;
                counter = random.nextInt(COUNTER_START_BOUND);
            } else if (counter == COUNTER_MAX) {
                millis++;
                counter = random.nextInt(COUNTER_START_BOUND);
            } else {
                counter++;
            }
            return new UUID((millis << 16) | VERSION | counter, VARIANT | (random.nextLong() & RANDOM_BITS));
        } finally {
            turn.unlock();
        }
    }
}
