package org.hall24.hub.intake;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hall24.hub.cases.CaseFiles;
import org.hall24.hub.cases.SealedApplications;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The matters as they came: the only class that reads or writes the table {@code matter}. Safe for several threads and hubs. */
public final class Matters implements SealedApplications {
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcClient database;

    /** The matters of this database. */
    public Matters(JdbcClient database) {
        this.database = database;
    }

    /** One row to be. */
    record Row(Arrived arrived, HubReceipt receipt) {}

    /** What the record knows of a matter. */
    record Known(UUID matterId, String terminal, Bytes bodySha256) {}

    /**
     * Stores matters and opens their case files: one statement, one commit, whatever their number.
     *
     * @param rows each id once
     * @return the ids that are new; the others' id or case number was there before, and nothing of them was stored
     * @throws org.springframework.dao.DuplicateKeyException when a case number belongs to a case file that no matter opened; then
     *     nothing at all was stored
     */
    Set<UUID> store(List<Row> rows) {
        var params = new ArrayList<>(rows.size() * 10);
        for (var row : rows) {
            var matter = row.arrived().matter();
            params.add(matter.matterId());
            params.add(matter.caseNumber());
            params.add(matter.terminal());
            params.add(matter.matter());
            params.add(matter.counter());
            params.add(matter.acceptedAt().atOffset(ZoneOffset.UTC));
            params.add(row.receipt().receivedAt().atOffset(ZoneOffset.UTC));
            params.add(row.receipt().bodySha256().base64());
            params.add(matter.envelope().toJson());
            params.add(new String(row.receipt().toJson(), StandardCharsets.UTF_8));
        }
        return new HashSet<>(database.sql("""
                        with arrived as (
                            insert into matter (matter_id, case_number, terminal_id, matter, counter, accepted_at,
                                received_at, body_sha256, envelope, receipt)
                            values %s
                            on conflict do nothing
                            returning matter_id, case_number, matter, received_at),
                        opened as (%s)
                        select matter_id from arrived""".formatted(
                        String.join(", ", Collections.nCopies(rows.size(), ROW)), CaseFiles.openAllOf("arrived")))
                .params(params)
                .query(UUID.class)
                .list());
    }

    /** The receipts given for these ids before. */
    Map<UUID, HubReceipt> receipts(Collection<UUID> ids) {
        var found = new HashMap<UUID, HubReceipt>();
        if (!ids.isEmpty()) {
            database.sql("select matter_id, receipt from matter where matter_id in (:ids)")
                    .param("ids", ids)
                    .query((row, _) -> found.put(row.getObject(1, UUID.class), read(row.getString(2))))
                    .list();
        }
        return found;
    }

    /** Those of these ids that are in the record. */
    Map<UUID, Known> known(Collection<UUID> ids) {
        var found = new HashMap<UUID, Known>();
        if (!ids.isEmpty()) {
            database.sql("select matter_id, terminal_id, body_sha256 from matter where matter_id in (:ids)")
                    .param("ids", ids)
                    .query((row, _) -> new Known(
                            row.getObject(1, UUID.class), row.getString(2), Bytes.fromBase64(row.getString(3))))
                    .list()
                    .forEach(known -> found.put(known.matterId(), known));
        }
        return found;
    }

    private static HubReceipt read(String json) {
        try {
            return HubReceipt.fromJson(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedException e) {
            throw new IllegalStateException("a stored receipt cannot be read", e);
        }
    }

    @Override
    public Optional<Envelope> of(UUID matterId) {
        return database.sql("select envelope from matter where matter_id = ?")
                .param(matterId)
                .query(String.class)
                .optional()
                .map(json -> {
                    try {
                        return Envelope.fromJson(json);
                    } catch (MalformedException e) {
                        throw new IllegalStateException("a stored envelope cannot be read", e);
                    }
                });
    }
}
