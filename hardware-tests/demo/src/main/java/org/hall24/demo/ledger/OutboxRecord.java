package org.hall24.demo.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the agent acknowledged: its outbox, read from outside and without writing. */
public final class OutboxRecord {
    private static final String FILE = "outbox.db";
    private static final String ROWS =
            "select matter_id, case_number, matter, state, receipt_confirmed from matter order by counter";

    private final Path file;

    /** The outbox in this state folder of an agent. */
    public OutboxRecord(Path agentState) {
        this.file = agentState.resolve(FILE);
    }

    /** Every matter in it, in the order they were accepted; none when there is no outbox yet. */
    public List<Filed> all() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(ROWS)) {
            var all = new ArrayList<Filed>();
            while (rows.next()) {
                all.add(new Filed(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4).equals("delivered"),
                        rows.getInt(5) == 1));
            }
            return all;
        } catch (SQLException e) {
            throw new IOException("the outbox cannot be read", e);
        }
    }
}
