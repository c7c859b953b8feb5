package org.hall24.agent.send;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hall24.agent.outbox.Backlog;
import org.hall24.agent.outbox.Parcel;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.HubReceipt;

/** A backlog that is kept nowhere: the sender's own behaviour, without a disk. */
final class MemoryBacklog implements Backlog {
    /** A page of this one is short, so that there are several. */
    private static final int PAGE = 3;

    private final Map<UUID, Kept> kept = new LinkedHashMap<>();
    private Optional<String> reconciled = Optional.empty();

    private record Kept(Parcel.Matter parcel, Outgoing outgoing, String state) {
        Kept now(String word) {
            return new Kept(parcel, outgoing, word);
        }
    }

    synchronized void put(Parcel.Matter parcel, String caseNumber, Bytes body) {
        kept.put(parcel.id(), new Kept(parcel, new Outgoing(caseNumber, body), "waiting"));
    }

    synchronized String state(UUID id) {
        var one = kept.get(id);
        return one == null ? "unknown" : one.state;
    }

    synchronized long count(String state) {
        return kept.values().stream().filter(one -> one.state.equals(state)).count();
    }

    private void become(UUID id, String state) {
        kept.computeIfPresent(id, (_, one) -> one.now(state));
    }

    @Override
    public synchronized List<Parcel> waiting() {
        return new ArrayList<>(kept.values().stream()
                .filter(one -> one.state.equals("waiting"))
                .map(Kept::parcel)
                .toList());
    }

    @Override
    public synchronized int unsigned() {
        return (int) kept.values().stream()
                .filter(one -> !one.state.equals("delivered"))
                .count();
    }

    @Override
    public synchronized Optional<Outgoing> matter(UUID id) {
        return Optional.ofNullable(kept.get(id))
                .filter(one -> one.state.equals("waiting"))
                .map(Kept::outgoing);
    }

    @Override
    public Optional<Bytes> rating(UUID id) {
        return Optional.empty();
    }

    @Override
    public synchronized void delivered(List<HubReceipt> receipts) {
        receipts.forEach(receipt -> become(receipt.matterId(), "delivered"));
    }

    @Override
    public void rated(UUID id) {
        throw new IllegalStateException("nobody rates here");
    }

    @Override
    public synchronized void setAside(Parcel parcel, String code) {
        become(parcel.id(), code);
    }

    @Override
    public synchronized Optional<String> reconciled() {
        return reconciled;
    }

    @Override
    public synchronized void reconciled(String word) {
        reconciled = Optional.of(word);
    }

    @Override
    public synchronized Page held(long after) {
        var all = List.copyOf(kept.values());
        int to = Math.min((int) after + PAGE, all.size());
        return new Page(
                all.subList((int) after, to).stream()
                        .filter(one -> !one.state.equals("waiting"))
                        .map(one -> new HeldMatters.Held(
                                one.parcel.id(),
                                one.outgoing.caseNumber(),
                                Bytes.sha256(one.outgoing.body().toArray()),
                                true))
                        .toList(),
                to,
                to == all.size());
    }

    @Override
    public synchronized List<Parcel> again(List<UUID> matters) {
        matters.forEach(id -> become(id, "waiting"));
        return new ArrayList<>(matters.stream()
                .map(kept::get)
                .filter(Objects::nonNull)
                .map(Kept::parcel)
                .toList());
    }

    @Override
    public void tidy() {
        // Memory is tidy.
    }

    @Override
    public boolean isFull() {
        return false;
    }
}
