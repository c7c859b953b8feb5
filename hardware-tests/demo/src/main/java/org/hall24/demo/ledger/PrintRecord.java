package org.hall24.demo.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What the agent's print journal says came out, read from outside and without writing. */
public final class PrintRecord {
    private static final String FILE = "outbox.db";

    /** A job's lines count from the sheets of earlier jobs of the same document, which its first line names. */
    private static final String OUT = """
            select coalesce(sum(came), 0) as came
            from (select max(sheets) - min(sheets) as came from journal where stage <> 'reserved' group by job)""";

    /** Whoever was given the receipt later has it, on a job of its own. */
    private static final String OPEN = """
            select count(*) as open from journal
            where line in (select max(line) from journal group by job) and stage in ('printing', 'cut')
              and not exists (select 1 from matter where matter_id = job and receipt_confirmed = 1)""";

    private final Path file;

    /** The journal in this state folder of an agent. */
    public PrintRecord(Path agentState) {
        this.file = agentState.resolve(FILE);
    }

    /** Sheets and receipts that came out; 0 when there is no journal yet. */
    public int out() throws IOException {
        return number(OUT, "came");
    }

    /** Prints that began and of which nobody knows how they ended. */
    public int open() throws IOException {
        return number(OPEN, "open");
    }

    private int number(String question, String column) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() ? rows.getInt(column) : 0;
        } catch (SQLException e) {
            throw new IOException("the print journal cannot be read", e);
        }
    }
}
