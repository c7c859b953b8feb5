package org.hall24.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.wire.sign.RequestVerifier;

/**
 * The once-only words of requests, for as long as their signature is fresh. In this node's memory: after a restart a recorded
 * request could be played once more inside the window, and would meet a stored receipt, because every effect has its own
 * permanent key.
 */
final class Nonces {
    /** A signature is accepted from this much before to this much after now. */
    private static final Duration WINDOW = RequestVerifier.SKEW_MAX.multipliedBy(2);

    /** 400 requests a second over the window; 30 MiB. */
    private static final int NONCES_MAX = 250_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    /** What a nonce is worth. */
    enum Worth {
        NEW,
        REPLAYED,
        /** No room to remember it: better late than twice. */
        NO_ROOM
    }

    Worth take(String terminal, String nonce, Instant now) {
        lock.lock();
        try {
            var oldest = seen.entrySet().iterator();
            while (oldest.hasNext() && oldest.next().getValue().isBefore(now)) {
                oldest.remove();
            }
            if (seen.containsKey(terminal + " " + nonce)) {
                return Worth.REPLAYED;
            }
            if (seen.size() >= NONCES_MAX) {
                return Worth.NO_ROOM;
            }
            seen.put(terminal + " " + nonce, now.plus(WINDOW));
            return Worth.NEW;
        } finally {
            lock.unlock();
        }
    }
}
