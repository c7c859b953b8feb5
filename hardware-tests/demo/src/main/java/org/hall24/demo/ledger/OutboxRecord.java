package org.hall24.demo.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What the agent acknowledged: its outbox, read from outside and without writing. */
public final class OutboxRecord {
    private static final String FILE = "outbox.db";
    private static final String ROWS =
            "select matter_id, case_number, matter, state, receipt_confirmed from matter order by counter";

    private static final String KEPT = "select case_number, body_sha256 from matter";

    private final Path file;

    /** The outbox in this state folder of an agent. */
    public OutboxRecord(Path agentState) {
        this.file = agentState.resolve(FILE);
    }

    /** Every matter in it, in the order they were accepted; none when there is no outbox yet. */
    public List<Filed> all() throws IOException {
        return rows(
                ROWS,
                row -> new Filed(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4).equals("delivered"),
                        row.getInt(5) == 1));
    }

    /** What each matter's submission is, by its digest. */
    public List<ReceiptCheck.Kept> kept() throws IOException {
        return rows(
                KEPT,
                row -> new ReceiptCheck.Kept(
                        row.getString(1), Base64.getEncoder().encodeToString(row.getBytes(2))));
    }

    /** Makes something of one row. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String question, Reading<T> reading) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reading.of(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IOException("the outbox cannot be read", e);
        }
    }
}
