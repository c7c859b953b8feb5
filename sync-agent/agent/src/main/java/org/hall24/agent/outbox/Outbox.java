package org.hall24.agent.outbox;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
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
            return hold.tryOnce(connection -> accept(connection, filing, envelope));
        } catch (DiskFullException e) {
            return new Refused(Refusal.DISK_FULL);
        }
    }

    /** Notes that the receipt is in the citizen's hand, and erases the holder's tag. */
    public void receiptPrinted(UUID matterId) throws AgentException, InterruptedException {
        int rows = hold.change(connection -> Sql.change(
                connection,
                "update matter set receipt_confirmed = 1, holder_salt = null, holder_tag = null where matter_id = ?",
                matterId.toString()));
        if (rows == 0) {
            throw new AgentException("no such matter was accepted here");
        }
    }

    /** Matters whose receipt was not confirmed, newest first. */
    public List<OpenReceipt> openReceipts() throws AgentException, InterruptedException {
        return hold.change(connection -> Sql.list(connection, """
                select matter_id, matter, case_number, clearing_number, accepted_at, holder_salt, holder_tag
                from matter where receipt_confirmed = 0 order by counter desc limit ?""", Outbox::openReceipt, Receipts.OPEN_MAX));
    }

    /** Whether the hub has signed for this matter. */
    public boolean delivered(UUID matterId) throws AgentException, InterruptedException {
        return hold.change(connection -> Sql.first(
                        connection,
                        "select state from matter where matter_id = ?",
                        row -> row.getString(1),
                        matterId.toString()))
                .filter("delivered"::equals)
                .isPresent();
    }

    /** Matters the hub has not signed for, oldest first, whether they wait or were set aside. */
    public int unsigned() throws AgentException, InterruptedException {
        return hold.change(connection -> Sql.first(
                        connection, "select count(*) from matter where state <> 'delivered'", row -> row.getInt(1)))
                .orElse(0);
    }

    /** Matters to send, oldest first. */
    public List<Parcel> waiting() throws AgentException, InterruptedException {
        return new ArrayList<>(hold.change(connection -> Sql.list(
                connection,
                "select matter_id, accepted_at from matter where state = 'waiting' order by counter",
                Outbox::parcel)));
    }

    /** What to send; empty when it does not wait any more. */
    public Optional<Outgoing> outgoing(UUID matterId) throws AgentException, InterruptedException {
        return hold.change(connection -> Sql.first(
                connection,
                "select case_number, body from matter join payload using (counter) where matter_id = ? and state = 'waiting'",
                row -> new Outgoing(row.getString(1), Bytes.of(row.getBytes(2))),
                matterId.toString()));
    }

    /** Keeps the hub's receipts, which the caller has verified; all or none. */
    public void delivered(List<HubReceipt> receipts) throws AgentException, InterruptedException {
        var now = clock.instant().toString();
        hold.change(connection -> {
            for (var receipt : receipts) {
                Sql.change(
                        connection,
                        "update matter set state = 'delivered', hub_receipt = ?, delivered_at = ?, quarantine_code = null"
                                + " where matter_id = ?",
                        receipt.toJson(),
                        now,
                        receipt.matterId().toString());
            }
            return receipts.size();
        });
    }

    /** Sets a matter aside that the hub will never take as it is; staff look after it. */
    public void quarantine(UUID matterId, String code) throws AgentException, InterruptedException {
        hold.change(connection -> Sql.change(
                connection,
                "update matter set state = 'quarantined', quarantine_code = ? where matter_id = ?",
                code,
                matterId.toString()));
    }

    /** Matters that do not wait, page by page in the order of their counters. */
    Page held(long after) throws AgentException, InterruptedException {
        record Row(long counter, Held held) {}
        var rows = hold.change(connection -> Sql.list(
                connection,
                """
                select counter, matter_id, case_number, body_sha256,
                  exists (select 1 from payload where payload.counter = matter.counter)
                from matter where state <> 'waiting' and counter > ? order by counter limit ?""",
                row -> new Row(
                        row.getLong(1),
                        new Held(
                                UUID.fromString(row.getString(2)),
                                row.getString(3),
                                Bytes.of(row.getBytes(4)),
                                row.getBoolean(5))),
                after,
                HeldMatters.MATTERS_MAX));
        long reached = rows.isEmpty() ? after : rows.getLast().counter();
        return new Page(rows.stream().map(Row::held).toList(), reached, rows.size() < HeldMatters.MATTERS_MAX);
    }

    /** Those whose payload is still kept wait again, and come back. */
    List<Parcel> again(List<UUID> matters) throws AgentException, InterruptedException {
        return hold.change(connection -> {
            var again = new ArrayList<Parcel>();
            for (var id : matters) {
                int rows = Sql.change(connection, """
                        update matter set state = 'waiting', hub_receipt = null, delivered_at = null, quarantine_code = null
                        where matter_id = ? and state <> 'waiting' and counter in (select counter from payload)""", id.toString());
                if (rows == 1) {
                    again.addAll(Sql.list(
                            connection,
                            "select matter_id, accepted_at from matter where matter_id = ?",
                            Outbox::parcel,
                            id.toString()));
                }
            }
            return again;
        });
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

    private FilingResult accept(Connection connection, Filing filing, Envelope envelope)
            throws SQLException, IOException {
        var content = new BoundFields("hall24 filing 1")
                .and(filing.matter())
                .and(filing.envelope())
                .toArray();
        var digest = Bytes.sha256(content);
        var before = Sql.first(
                connection,
                "select content_sha256, case_number, clearing_number, accepted_at from matter where matter_id = ?",
                row -> Bytes.of(row.getBytes(1)).equals(digest)
                        ? new Accepted(row.getString(2), row.getString(3), Instant.parse(row.getString(4)))
                        : new Refused(Refusal.CONFLICT),
                filing.matterId().toString());
        if (before.isPresent()) {
            return before.get();
        }
        if (hold.isFull()) {
            return new Refused(Refusal.DISK_FULL);
        }
        return insert(connection, filing, envelope, digest);
    }

    private FilingResult insert(Connection connection, Filing filing, Envelope envelope, Bytes digest)
            throws SQLException, IOException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int counter = Math.toIntExact(hold.next(connection, "case"));
        long place = hold.next(connection, "matter");
        var number =
                CaseNumber.of(terminal.region(), terminal.number(), counter).text();
        var clearing = ClearingBook.numberFor(connection, hold, terminal, filing.session(), now);
        var body = new MatterSubmission(
                        filing.matterId(), filing.matter(), number, terminal.name(), place, now, envelope)
                .toJson();
        Sql.change(
                connection,
                """
                insert into matter (counter, matter_id, matter, session, content_sha256, case_number, clearing_number,
                  accepted_at, holder_salt, holder_tag, state, body_sha256)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)""",
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
                Bytes.sha256(body).toArray());
        Sql.change(connection, "insert into payload (counter, body) values (?, ?)", counter, body);
        return new Accepted(number, clearing, now);
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        return new Parcel.Matter(UUID.fromString(row.getString(1)), Instant.parse(row.getString(2)));
    }

    private static OpenReceipt openReceipt(ResultSet row) throws SQLException {
        return new OpenReceipt(
                UUID.fromString(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.parse(row.getString(5)),
                new HolderTag(row.getString(6), row.getInt(7)));
    }
}
