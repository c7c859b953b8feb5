package org.hall24.agent.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.wire.http.SessionOpening;
import org.hall24.wire.sign.SigningKey;

/** The identity of a terminal that is only played: nothing of it outlives the program. */
public final class MemoryIdentity implements Identity {
    private final SigningKey key;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<UUID> recent = new ArrayList<>();
    private long openings;

    /** A terminal with this key, whose id is its name, that has opened nothing yet. */
    public MemoryIdentity(SigningKey key) {
        this.key = key;
    }

    @Override
    public String terminal() {
        return key.id();
    }

    @Override
    public SigningKey key() {
        return key;
    }

    @Override
    public Optional<SigningKey> fresh() {
        return Optional.empty();
    }

    @Override
    public void take(SigningKey fresh) {
        throw new UnsupportedOperationException("a played terminal keeps its key");
    }

    @Override
    public Opening open(UUID id) {
        lock.lock();
        try {
            var before = List.copyOf(recent);
            recent.add(id);
            if (recent.size() > SessionOpening.RECENT_MAX) {
                recent.removeFirst();
            }
            openings++;
            return new Opening(openings, before);
        } finally {
            lock.unlock();
        }
    }
}
