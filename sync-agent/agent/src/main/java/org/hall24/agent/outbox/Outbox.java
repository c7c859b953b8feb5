package org.hall24.agent.outbox;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hall24.agent.identity.Terminal;
import org.hall24.agent.outbox.Backlog.Outgoing;
import org.hall24.agent.outbox.Backlog.Page;
import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.HeldMatters.Held;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Envelope;
import org.hall24.wire.terminal.Agent.Accepted;
import org.hall24.wire.terminal.Agent.Filing;
import org.hall24.wire.terminal.Agent.FilingResult;
import org.hall24.wire.terminal.Agent.HolderTag;
import org.hall24.wire.terminal.Agent.OpenReceipt;
import org.hall24.wire.terminal.Agent.Receipts;
import org.hall24.wire.terminal.Agent.Refusal;
import org.hall24.wire.terminal.Agent.Refused;
import org.hall24.wire.terminal.AgentException;

/**
 * The matters accepted at this terminal. What {@link #file} accepts is on the disk, and stays there until the hub has signed for
 * it; its row stays for ever. Safe for several threads.
 */
public final class Outbox {
    private final Hold hold;
    private final Terminal terminal;
    private final InstantSource clock;

    Outbox(Hold hold, Terminal terminal, InstantSource clock) {
        this.hold = hold;
        this.terminal = terminal;
        this.clock = clock;
    }

    /**
     * Accepts a filing: case number, clearing number and row in one transaction, forced to the disk before this returns. The same
     * filing again gives the same answer for ever.
     *
     * @throws AgentException when the filing is no filing, or the disk is broken
     */
    public FilingResult file(Filing filing) throws AgentException, InterruptedException {
        var envelope = envelope(filing);
        try {
            return hold.tryOnce(sql -> accept(sql, filing, envelope));
        } catch (DiskFullException e) {
            return new Refused(Refusal.DISK_FULL);
        }
    }

    /** Notes that the receipt is in the citizen's hand, and erases the holder's tag. */
    public void receiptPrinted(UUID matterId) throws AgentException, InterruptedException {
        boolean known = hold.change(sql -> {
            var row = row(sql, matterId);
            if (row.isPresent()) {
                var confirmed = row.get()
                        .with("receipt_confirmed", 1)
                        .with("holder_salt", null)
                        .with("holder_tag", null);
                Table.MATTER.update(sql, confirmed);
            }
            return row.isPresent();
        });
        if (!known) {
            throw new AgentException("no such matter was accepted here");
        }
    }

    /** Matters whose receipt was not confirmed, newest first. */
    public List<OpenReceipt> openReceipts() throws AgentException, InterruptedException {
        return hold
                .change(sql -> Table.MATTER.list(
                        sql, "receipt_confirmed = 0 order by counter desc limit ?", Receipts.OPEN_MAX))
                .stream()
                .map(Outbox::openReceipt)
                .toList();
    }

    /** Whether the hub has signed for this matter. */
    public boolean delivered(UUID matterId) throws AgentException, InterruptedException {
        return hold.change(sql -> row(sql, matterId))
                .filter(row -> row.text("state").equals("delivered"))
                .isPresent();
    }

    /** How many matters the hub has not signed for, whether they wait or were set aside. */
    public int unsigned() throws AgentException, InterruptedException {
        return hold.change(sql -> sql.first(
                        "select count(*) from matter where state in ('waiting', 'quarantined')", row -> row.getInt(1)))
                .orElse(0);
    }

    /** Matters to send, oldest first. */
    public List<Parcel> waiting() throws AgentException, InterruptedException {
        return new ArrayList<>(hold.change(sql -> Table.MATTER.list(sql, "state = 'waiting' order by counter")).stream()
                .map(Outbox::parcel)
                .toList());
    }

    /** What to send; empty when it does not wait any more. */
    public Optional<Outgoing> outgoing(UUID matterId) throws AgentException, InterruptedException {
        return hold.change(sql -> {
            var row = row(sql, matterId).filter(one -> one.text("state").equals("waiting"));
            if (row.isEmpty()) {
                return Optional.empty();
            }
            var payload = Table.PAYLOAD.find(sql, "counter = ?", row.get().number("counter"));
            if (payload.isEmpty()) {
                throw new Table.DamagedRowException(Table.PAYLOAD);
            }
            return Optional.of(
                    new Outgoing(row.get().text("case_number"), payload.get().bytes("body")));
        });
    }

    /** Keeps the hub's receipts, which the caller has verified; all or none. */
    public void delivered(List<HubReceipt> receipts) throws AgentException, InterruptedException {
        var now = clock.instant().toString();
        hold.change(sql -> {
            for (var receipt : receipts) {
                var row = row(sql, receipt.matterId());
                if (row.isPresent()) {
                    Table.MATTER.update(
                            sql,
                            row.get()
                                    .with("state", "delivered")
                                    .with("hub_receipt", receipt.toJson())
                                    .with("delivered_at", now)
                                    .with("quarantine_code", null));
                }
            }
            return receipts.size();
        });
    }

    /** Sets a matter aside that the hub does not take as it is; staff look after it. */
    public void quarantine(UUID matterId, String code) throws AgentException, InterruptedException {
        hold.change(sql -> {
            var row = row(sql, matterId);
            if (row.isPresent()) {
                Table.MATTER.update(sql, row.get().with("state", "quarantined").with("quarantine_code", code));
            }
            return row.isPresent();
        });
    }

    /** Matters that do not wait, page by page in the order of their counters. */
    Page held(long after) throws AgentException, InterruptedException {
        return hold.change(sql -> {
            var rows = Table.MATTER.list(
                    sql, "state <> 'waiting' and counter > ? order by counter limit ?", after, HeldMatters.MATTERS_MAX);
            var held = new ArrayList<Held>();
            for (var row : rows) {
                held.add(new Held(
                        UUID.fromString(row.text("matter_id")),
                        row.text("case_number"),
                        row.bytes("body_sha256"),
                        isKept(sql, row)));
            }
            long reached = rows.isEmpty() ? after : rows.getLast().number("counter");
            return new Page(held, reached, rows.size() < HeldMatters.MATTERS_MAX);
        });
    }

    /** Those whose payload is still kept wait again, and come back. */
    List<Parcel> again(List<UUID> matters) throws AgentException, InterruptedException {
        return hold.change(sql -> {
            var again = new ArrayList<Parcel>();
            for (var id : matters) {
                var row = row(sql, id).filter(one -> !one.text("state").equals("waiting"));
                if (row.isPresent() && isKept(sql, row.get())) {
                    Table.MATTER.update(
                            sql,
                            row.get()
                                    .with("state", "waiting")
                                    .with("hub_receipt", null)
                                    .with("delivered_at", null)
                                    .with("quarantine_code", null));
                    again.add(parcel(row.get()));
                }
            }
            return again;
        });
    }

    private static Optional<Row> row(Sql sql, UUID matterId) throws SQLException {
        return Table.MATTER.find(sql, "matter_id = ?", matterId.toString());
    }

    private static boolean isKept(Sql sql, Row row) throws SQLException {
        return sql.first("select 1 from payload where counter = ?", one -> one.getInt(1), row.number("counter"))
                .isPresent();
    }

    private Envelope envelope(Filing filing) throws AgentException {
        try {
            var envelope = Envelope.fromJson(filing.envelope());
            if (!envelope.matterId().equals(filing.matterId())
                    || !envelope.terminal().equals(terminal.name())) {
                throw new AgentException("the envelope is not of this matter and terminal");
            }
            return envelope;
        } catch (MalformedException e) {
            throw new AgentException("the filing holds no envelope: " + e.getMessage(), e);
        }
    }

    private FilingResult accept(Sql sql, Filing filing, Envelope envelope) throws SQLException, IOException {
        var digest = digest(filing.matter(), filing.envelope());
        var before = row(sql, filing.matterId());
        if (before.isPresent()) {
            return before.get().bytes("content_sha256").equals(digest)
                    ? new Accepted(
                            before.get().text("case_number"),
                            before.get().text("clearing_number"),
                            Instant.parse(before.get().text("accepted_at")))
                    : new Refused(Refusal.CONFLICT);
        }
        if (hold.isFull()) {
            return new Refused(Refusal.DISK_FULL);
        }
        return insert(sql, filing, envelope, digest);
    }

    /** What makes a repeat a repeat. */
    static Bytes digest(String matter, String envelope) {
        return Bytes.sha256(
                new BoundFields("hall24 filing 1").and(matter).and(envelope).toArray());
    }

    private FilingResult insert(Sql sql, Filing filing, Envelope envelope, Bytes digest)
            throws SQLException, IOException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int counter = Math.toIntExact(hold.next(sql, "case"));
        long place = hold.next(sql, "matter");
        var number =
                CaseNumber.of(terminal.region(), terminal.number(), counter).text();
        var clearing = ClearingBook.numberFor(sql, hold, terminal, filing.session(), now);
        var body = new MatterSubmission(
                        filing.matterId(), filing.matter(), number, terminal.name(), place, now, envelope)
                .toJson();
        Table.MATTER.insert(
                sql,
                counter,
                filing.matterId().toString(),
                filing.matter(),
                filing.session().toString(),
                digest.toArray(),
                number,
                clearing,
                now.toString(),
                filing.tag().salt(),
                filing.tag().tag(),
                0,
                "waiting",
                Bytes.sha256(body).toArray(),
                null,
                null,
                null);
        Table.PAYLOAD.insert(sql, counter, body);
        return new Accepted(number, clearing, now);
    }

    private static Parcel parcel(Row row) {
        return new Parcel.Matter(UUID.fromString(row.text("matter_id")), Instant.parse(row.text("accepted_at")));
    }

    private static OpenReceipt openReceipt(Row row) {
        return new OpenReceipt(
                UUID.fromString(row.text("matter_id")),
                row.text("matter"),
                row.text("case_number"),
                row.text("clearing_number"),
                Instant.parse(row.text("accepted_at")),
                new HolderTag(row.text("holder_salt"), Math.toIntExact(row.number("holder_tag"))));
    }
}
