package org.hall24.wire.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Answers each question with something of its own, and remembers what it was told. */
final class FakeAgent implements Agent {
    static final Instant AT = Instant.parse("2026-11-22T05:00:00Z");

    final List<Object> heard = new CopyOnWriteArrayList<>();
    final CountDownLatch asleep = new CountDownLatch(1);
    final CountDownLatch wake = new CountDownLatch(1);

    @Override
    public Introduction introduce() {
        return new Introduction("H24-0007", "YS", "https://hub.example:8443", Optional.empty());
    }

    @Override
    public FilingResult file(Filing filing) throws AgentException {
        heard.add(filing);
        return switch (filing.matter()) {
            case "full" -> new Refused(Refusal.DISK_FULL);
            case "broken" -> throw new AgentException("the disk is broken");
            case "bug" -> throw new IllegalStateException("a bug");
            default -> new Accepted("YS-0007-000036-3", "C-0007-000036", AT);
        };
    }

    @Override
    public void receiptPrinted(UUID matterId) {
        heard.add(matterId);
    }

    @Override
    public List<OpenReceipt> openReceipts() {
        return List.of(new OpenReceipt(
                new UUID(1, 2), "appeal.hotline", "YS-0007-000036-3", "C-1", AT, new HolderTag("AAAA", 65_535)));
    }

    @Override
    public boolean delivered(UUID matterId) {
        return matterId.getLeastSignificantBits() == 1;
    }

    @Override
    public NetworkState network() {
        return new NetworkState(true, Optional.of(AT), 3, false, List.of("fund"));
    }

    @Override
    public LiveAnswer live(LiveCall call) throws InterruptedException {
        return switch (call.operation()) {
            case "hold" -> new Declined("slot-taken");
            case "offline" -> new NoNetwork();
            case "silent" -> new DepartmentSilent();
            case "sleep" -> {
                asleep.countDown();
                wake.await();
                yield new NoNetwork();
            }
            default -> new Answered("{\"slots\":[]}");
        };
    }

    @Override
    public QueryAnswer query(QueryCall call) {
        return switch (call.envelope()) {
            case "offline" -> new Unanswered();
            case "unknown" -> new NotTaken("unknown-key");
            default -> new Replied(call.envelope());
        };
    }

    @Override
    public Accepted number(UUID id, String matter, UUID session) {
        heard.add(id);
        return new Accepted("YS-0007-000036-3", "C-0007-000036", AT);
    }

    @Override
    public void session(SessionState state) {
        heard.add(state);
    }

    @Override
    public void cleared(ClearingRecord record) {
        heard.add(record);
    }

    @Override
    public void rate(Rating rating) {
        heard.add(rating);
    }

    @Override
    public void journal(PrintEntry entry) {
        heard.add(entry);
    }

    @Override
    public void site(List<SiteCondition> conditions) {
        heard.add(conditions);
    }

    @Override
    public List<VoidedPrint> voidedPrints() {
        return List.of(
                new VoidedPrint(new UUID(1, 2), Optional.of("YS-0007-000036-3"), 2, AT, VoidedPrint.End.BROKE_OFF),
                new VoidedPrint(new UUID(1, 3), Optional.empty(), 1, AT, VoidedPrint.End.RETRACTED));
    }
}
