package org.hall24.hub.fleet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.wire.Bytes;
import org.hall24.wire.sign.RequestVerifier;

/**
 * The once-only words of requests at this node, for as long as their signature is fresh: eight bytes of a digest each, in slices
 * of a minute of the signatures' own time, so that a slice is dropped as a whole. Safe for several threads.
 *
 * <p>A restart forgets them, and another node never knew them. Whatever changes something therefore has a permanent key of its
 * own, or its word is kept in {@link SharedNonces} as well.
 */
final class Nonces {
    private static final int SLICE_SECONDS = 60;

    /** 6,000 requests a second for five minutes; 64 MiB at most. Beyond it what may be repeated harmlessly is not remembered. */
    private final int noncesMax;

    static final int NONCES_MAX = 2_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final TreeMap<Long, LongSet> slices = new TreeMap<>();
    private int size;

    Nonces(int noncesMax) {
        this.noncesMax = noncesMax;
    }

    /** What a nonce is worth. */
    enum Worth {
        NEW,
        REPLAYED,
        /** Not seen as far as this node remembers, and there is no room to remember it. */
        NO_ROOM
    }

    /**
     * Takes a word.
     *
     * @param created when the signature with it was made; fresh now
     */
    Worth take(String terminal, String nonce, Instant created, Instant now) {
        long number = number(terminal, nonce);
        long slice = Math.floorDiv(created.getEpochSecond(), SLICE_SECONDS);
        long oldest = Math.floorDiv(now.minus(RequestVerifier.SKEW_MAX).getEpochSecond(), SLICE_SECONDS);
        lock.lock();
        try {
            while (!slices.isEmpty() && slices.firstKey() < oldest) {
                size -= slices.pollFirstEntry().getValue().size();
            }
            var seen = slices.get(slice);
            if (seen != null && seen.contains(number)) {
                return Worth.REPLAYED;
            }
            if (size >= noncesMax) {
                return Worth.NO_ROOM;
            }
            slices.computeIfAbsent(slice, _ -> new LongSet()).add(number);
            size++;
            return Worth.NEW;
        } finally {
            lock.unlock();
        }
    }

    private static long number(String terminal, String nonce) {
        var digest = Bytes.sha256((terminal + " " + nonce).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.toArray()).getLong();
    }
}
