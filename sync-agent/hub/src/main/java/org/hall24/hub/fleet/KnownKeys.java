package org.hall24.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hall24.wire.sign.VerifyingKey;

/** Remembers terminals' keys for a short while, so that a poll costs no database row. Strangers are not remembered. */
final class KnownKeys implements Function<String, Optional<VerifyingKey>> {
    /** A key taken away is refused after this at the latest. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** A province; more is a mistake, and starts anew. */
    private static final int KEYS_MAX = 100_000;

    private final Function<String, Optional<VerifyingKey>> source;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

    private record Known(VerifyingKey key, Instant until) {}

    KnownKeys(Function<String, Optional<VerifyingKey>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Optional<VerifyingKey> apply(String terminal) {
        var now = clock.instant();
        var remembered = known.get(terminal);
        if (remembered != null && now.isBefore(remembered.until())) {
            return Optional.of(remembered.key());
        }
        var found = source.apply(terminal);
        if (known.size() >= KEYS_MAX) {
            known.clear();
        }
        found.ifPresentOrElse(
                key -> known.put(terminal, new Known(key, now.plus(FRESH))), () -> known.remove(terminal));
        return found;
    }
}
