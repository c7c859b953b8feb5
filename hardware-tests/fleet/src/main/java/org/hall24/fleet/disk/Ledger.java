package org.hall24.fleet.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hall24.agent.outbox.Hold;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.terminal.Agent.Accepted;
import org.hall24.wire.terminal.Agent.Filing;

/** What an outbox has acknowledged, remembered outside of it. */
final class Ledger {
    private final Map<Filing, Accepted> acknowledged = new LinkedHashMap<>();
    private final SigningKey hub;

    Ledger(SigningKey hub) {
        this.hub = hub;
    }

    /** Files; whether it was acknowledged. */
    boolean file(Hold hold, Filing filing) throws IOException, InterruptedException {
        if (hold.outbox().file(filing) instanceof Accepted accepted) {
            acknowledged.put(filing, accepted);
            return true;
        }
        return false;
    }

    List<Filing> filings() {
        return List.copyOf(acknowledged.keySet());
    }

    int size() {
        return acknowledged.size();
    }

    /** Keeps a receipt of the hub for one that waits. */
    void deliver(Hold hold, Filing filing) throws IOException, InterruptedException {
        var outgoing = hold.outbox().outgoing(filing.matterId());
        if (outgoing.isPresent()) {
            var digest = Bytes.sha256(outgoing.get().body().toArray());
            hold.delivered(List.of(
                    HubReceipt.sign(hub, filing.matterId(), outgoing.get().caseNumber(), digest, Instant.EPOCH)));
        }
    }

    /** How many of the acknowledged are not there any more as they were. */
    int lost(Hold hold) throws IOException, InterruptedException {
        int lost = 0;
        for (var one : acknowledged.entrySet()) {
            lost += one.getValue().equals(hold.outbox().file(one.getKey())) ? 0 : 1;
        }
        return lost;
    }

    /** How many numbers were given twice. */
    int doubled() {
        var numbers = new HashSet<String>();
        acknowledged.values().forEach(one -> numbers.add(one.caseNumber()));
        return acknowledged.size() - numbers.size();
    }

    /** Every field of every row in a database file, but for the counters of numbers, which a new one begins anew. */
    static List<String> content(Path database) throws IOException {
        var all = new ArrayList<String>();
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:file:" + database.toAbsolutePath() + "?mode=ro");
                var statement = connection.createStatement()) {
            for (var table : List.of("matter", "payload", "numbered", "rating", "clearing", "journal")) {
                try (var rows = statement.executeQuery("select * from " + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        var line = new StringBuilder(table);
                        for (int i = 1; i <= columns; i++) {
                            var value = rows.getObject(i);
                            line.append('|')
                                    .append(
                                            value instanceof byte[] bytes
                                                    ? Bytes.sha256(bytes).base64()
                                                    : value);
                        }
                        all.add(line.toString());
                    }
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IOException("the outbox cannot be read beside the agent: " + e.getMessage(), e);
        }
    }
}
