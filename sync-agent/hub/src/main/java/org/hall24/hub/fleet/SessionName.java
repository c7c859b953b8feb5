package org.hall24.hub.fleet;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.hall24.wire.Bytes;
import org.hall24.wire.sign.VerifyingKey;

/**
 * What the name of a session says, such as {@code 1.H24-0007.1795323600.0aX3kQ9z.Jm2fW8aQ0pU}: no node has to store anything about
 * it. Only who has the master key can make the key that goes with a name, so that an invented name opens nothing.
 *
 * @param generation of the master key
 * @param terminal whose
 * @param until whole seconds
 * @param print eight characters of a digest of the terminal's key: a new key ends the sessions of the old one
 * @param text all of it
 */
record SessionName(int generation, String terminal, Instant until, String print, String text) {
    private static final Pattern FORM = Pattern.compile(
            "([0-9]{1,9})\\.([A-Z0-9]{1,8}-[0-9]{4})\\.([0-9]{9,11})\\.([A-Za-z0-9_-]{8})\\.[A-Za-z0-9_-]{11}");

    private static final int PRINT_BYTES = 6;
    private static final int RANDOM_BYTES = 8;

    static SessionName fresh(int generation, VerifyingKey key, Instant until, RandomGenerator random) {
        var chance = new byte[RANDOM_BYTES];
        random.nextBytes(chance);
        var print = print(key);
        var text = generation + "." + key.id() + "." + until.getEpochSecond() + "." + print + "." + base64(chance);
        return new SessionName(generation, key.id(), Instant.ofEpochSecond(until.getEpochSecond()), print, text);
    }

    static Optional<SessionName> read(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new SessionName(
                        Integer.parseInt(parts.group(1)),
                        parts.group(2),
                        Instant.ofEpochSecond(Long.parseLong(parts.group(3))),
                        parts.group(4),
                        text))
                : Optional.empty();
    }

    boolean isOf(VerifyingKey key) {
        return print.equals(print(key));
    }

    private static String print(VerifyingKey key) {
        var digest = Bytes.sha256(key.text().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return base64(java.util.Arrays.copyOf(digest.toArray(), PRINT_BYTES));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
