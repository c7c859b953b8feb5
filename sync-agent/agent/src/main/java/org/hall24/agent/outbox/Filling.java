package org.hall24.agent.outbox;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.json.MalformedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a fresh database with rows from elsewhere, many in one commit, and makes matters and payloads agree in the end. */
final class Filling {
    private static final Logger LOG = LoggerFactory.getLogger(Filling.class);

    private static final int ROWS_AT_ONCE = 100;
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final Database database;
    private final List<Row> waiting = new ArrayList<>();
    private final boolean counters;

    /**
     * What came of it.
     *
     * @param matters how many there are
     * @param rebuilt how many of them were made from what was to be sent
     * @param setAside case numbers of those that cannot be sent any more
     */
    record Sum(int matters, int rebuilt, List<String> setAside) {
        /** Copies. */
        Sum {
            setAside = List.copyOf(setAside);
        }
    }

    Filling(Database database, boolean counters) {
        this.database = database;
        this.counters = counters;
    }

    /** Takes a row; one under the same key, or of the same matter, that came before stays. */
    void take(Row row) throws IOException, InterruptedException {
        if (row.table() == Table.COUNTER && !counters) {
            // A counter may be an old one: numbers go on above the reserve.
            return;
        }
        waiting.add(row);
        if (waiting.size() == ROWS_AT_ONCE) {
            flush();
        }
    }

    Sum finish() throws IOException, InterruptedException {
        flush();
        int rebuilt = database.transact(Filling::rebuild);
        var setAside = database.transact(Filling::setAside);
        int matters = database.transact(sql -> sql.first("select count(*) from matter", row -> row.getInt(1)))
                .orElse(0);
        database.fold();
        return new Sum(matters, rebuilt, setAside);
    }

    private void flush() throws IOException, InterruptedException {
        var rows = List.copyOf(waiting);
        waiting.clear();
        database.transact(sql -> {
            for (var row : rows) {
                row.table().insertNew(sql, row);
            }
            return rows.size();
        });
    }

    /** A payload without its row says itself what it is; it is sent (again), since the hub takes each matter once. */
    private static int rebuild(Sql sql) throws SQLException {
        int rebuilt = 0;
        for (long counter : sql.list(
                "select counter from payload where counter not in (select counter from matter)",
                row -> row.getLong(1))) {
            var payload = Table.PAYLOAD.find(sql, "counter = ?", counter);
            if (payload.isPresent() && rebuild(sql, counter, payload.get().bytes("body"))) {
                rebuilt++;
            } else {
                sql.change("delete from payload where counter = ?", counter);
            }
        }
        return rebuilt;
    }

    private static boolean rebuild(Sql sql, long counter, Bytes body) throws SQLException {
        try {
            var submission = MatterSubmission.fromJson(body.toArray());
            return Table.MATTER.insertNew(
                    sql,
                    Row.of(
                            Table.MATTER,
                            counter,
                            submission.matterId().toString(),
                            submission.matter(),
                            NOBODY,
                            Outbox.digest(
                                            submission.matter(),
                                            submission.envelope().toJson())
                                    .toArray(),
                            submission.caseNumber(),
                            "",
                            submission.acceptedAt().toString(),
                            null,
                            null,
                            1,
                            "waiting",
                            Bytes.sha256(body.toArray()).toArray(),
                            null,
                            null,
                            null));
        } catch (MalformedException e) {
            LOG.error("a payload that bears its mark is no submission: {}", e.getMessage());
            return false;
        }
    }

    /** Matters that wait and have nothing to send. */
    private static List<String> setAside(Sql sql) throws SQLException {
        var numbers = new ArrayList<String>();
        for (var row : Table.MATTER.list(
                sql, "state = 'waiting' and counter not in (select counter from payload) order by counter")) {
            Table.MATTER.update(sql, row.with("state", "quarantined").with("quarantine_code", "payload-damaged"));
            numbers.add(row.text("case_number"));
        }
        return numbers;
    }
}
