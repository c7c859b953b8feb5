package org.hall24.driver.scanner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Knows for a moment which code was read last, so that a phone held still is one code and not three. It keeps a salted digest only. */
final class SameCode {
    private static final int SALT_BYTES = 16;

    private final InstantSource clock;
    private final RandomGenerator chance;
    private final Duration guard;
    private final byte[] salt = new byte[SALT_BYTES];
    private byte[] last = new byte[0];
    private Instant until;

    /** Takes the same code for the same for so long after it was read. */
    SameCode(Duration guard, InstantSource clock, RandomGenerator chance) {
        this.guard = guard;
        this.clock = clock;
        this.chance = chance;
        this.until = clock.instant();
    }

    /** Whether this is the code of a moment ago; if not, it is from now on. */
    boolean isAgain(String text) {
        var now = clock.instant();
        if (now.isBefore(until) && MessageDigest.isEqual(digest(text), last)) {
            return true;
        }
        chance.nextBytes(salt);
        last = digest(text);
        until = now.plus(guard);
        return false;
    }

    private byte[] digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
