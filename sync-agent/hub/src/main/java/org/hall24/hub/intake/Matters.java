package org.hall24.hub.intake;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.hall24.hub.cases.SealedApplications;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The matters as they came: the only class that reads or writes the table {@code matter}. Safe for several threads and hubs. */
public final class Matters implements SealedApplications {
    private final JdbcClient database;

    /** The matters of this database. */
    public Matters(JdbcClient database) {
        this.database = database;
    }

    /**
     * Stores a matter inside the caller's transaction.
     *
     * @return false when its id or its case number is there already; then nothing was stored
     */
    boolean store(MatterSubmission matter, HubReceipt receipt) {
        return database.sql("""
                        insert into matter (matter_id, case_number, terminal_id, matter, counter, accepted_at, received_at,
                            body_sha256, envelope, receipt)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing""")
                        .params(
                                matter.matterId(),
                                matter.caseNumber(),
                                matter.terminal(),
                                matter.matter(),
                                matter.counter(),
                                matter.acceptedAt().atOffset(ZoneOffset.UTC),
                                receipt.receivedAt().atOffset(ZoneOffset.UTC),
                                receipt.bodySha256().base64(),
                                matter.envelope().toJson(),
                                new String(receipt.toJson(), StandardCharsets.UTF_8))
                        .update()
                == 1;
    }

    /** The receipt given for this id before. */
    Optional<HubReceipt> receipt(UUID matterId) {
        return database.sql("select receipt from matter where matter_id = ?")
                .param(matterId)
                .query(String.class)
                .optional()
                .map(Matters::read);
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
