package org.hall24.fleet.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.agent.outbox.Backlog;
import org.hall24.agent.outbox.Parcel;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterSubmission;

/** What one simulated terminal has accepted, in memory; keeps payloads as a terminal does. Safe for several threads. */
final class MemoryBacklog implements Backlog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Kept> kept = new LinkedHashMap<>();
    private final Map<UUID, Integer> receipts = new HashMap<>();
    private final Runnable delivered;
    private Optional<String> reconciled = Optional.empty();
    private int asked;

    private enum State {
        WAITING,
        DELIVERED,
        SET_ASIDE
    }

    private record Kept(Parcel.Matter parcel, Outgoing outgoing, Bytes sha256, State state) {
        Kept now(State next) {
            return new Kept(parcel, outgoing, sha256, next);
        }
    }

    /** An empty one; the hook hears of each matter that was signed for. */
    MemoryBacklog(Runnable delivered) {
        this.delivered = delivered;
    }

    /** Accepts a matter, as the terminal does before it prints the receipt. */
    Parcel.Matter accept(MatterSubmission matter, Instant now) {
        var body = matter.toJson();
        var parcel = new Parcel.Matter(matter.matterId(), now);
        var one =
                new Kept(parcel, new Outgoing(matter.caseNumber(), Bytes.of(body)), Bytes.sha256(body), State.WAITING);
        lock.lock();
        try {
            kept.put(parcel.id(), one);
        } finally {
            lock.unlock();
        }
        return parcel;
    }

    /** The digest of each accepted matter, whatever became of it. */
    Map<UUID, Bytes> accepted() {
        lock.lock();
        try {
            var all = new HashMap<UUID, Bytes>();
            kept.forEach((id, one) -> all.put(id, one.sha256));
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** How many matters were set aside for staff; a proof expects none. */
    int setAside() {
        return count(State.SET_ASIDE);
    }

    /** How many matters the hub asked for again. */
    int askedAgain() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    private int count(State state) {
        lock.lock();
        try {
            return (int)
                    kept.values().stream().filter(one -> one.state == state).count();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Parcel> waiting() {
        lock.lock();
        try {
            return new ArrayList<>(kept.values().stream()
                    .filter(one -> one.state == State.WAITING)
                    .map(Kept::parcel)
                    .toList());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int unsigned() {
        lock.lock();
        try {
            return (int) kept.values().stream()
                    .filter(one -> one.state != State.DELIVERED)
                    .count();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Outgoing> matter(UUID id) {
        lock.lock();
        try {
            return Optional.ofNullable(kept.get(id))
                    .filter(one -> one.state == State.WAITING)
                    .map(Kept::outgoing);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Bytes> rating(UUID id) {
        return Optional.empty();
    }

    @Override
    public void delivered(List<HubReceipt> signed) {
        int first = 0;
        lock.lock();
        try {
            for (var receipt : signed) {
                var before = kept.get(receipt.matterId());
                if (before != null && before.state == State.WAITING) {
                    first++;
                    kept.put(receipt.matterId(), before.now(State.DELIVERED));
                }
                receipts.merge(receipt.matterId(), 1, Integer::sum);
            }
        } finally {
            lock.unlock();
        }
        for (int i = 0; i < first; i++) {
            delivered.run();
        }
    }

    @Override
    public void rated(UUID id) {
        throw new IllegalStateException("nobody rates at a simulated terminal");
    }

    @Override
    public void setAside(Parcel parcel, String code) {
        lock.lock();
        try {
            kept.computeIfPresent(parcel.id(), (_, one) -> one.now(State.SET_ASIDE));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<String> reconciled() {
        lock.lock();
        try {
            return reconciled;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void reconciled(String word) {
        lock.lock();
        try {
            reconciled = Optional.of(word);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Page held(long after) {
        lock.lock();
        try {
            var all = kept.values().stream()
                    .filter(one -> one.state != State.WAITING)
                    .map(one -> new HeldMatters.Held(one.parcel.id(), one.outgoing.caseNumber(), one.sha256, true))
                    .toList();
            int from = Math.min(Math.toIntExact(after), all.size());
            int to = Math.min(from + HeldMatters.MATTERS_MAX, all.size());
            return new Page(all.subList(from, to), to, to == all.size());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Parcel> again(List<UUID> matters) {
        lock.lock();
        try {
            var back = new ArrayList<Parcel>();
            for (var id : matters) {
                var one = kept.get(id);
                if (one != null) {
                    kept.put(id, one.now(State.WAITING));
                    back.add(one.parcel);
                    asked++;
                }
            }
            return back;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void tidy() {
        // Nothing is on a disk.
    }

    @Override
    public boolean isFull() {
        return false;
    }
}
