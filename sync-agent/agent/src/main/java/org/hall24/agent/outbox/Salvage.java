package org.hall24.agent.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hall24.agent.disk.SafeFile;
import org.hall24.wire.Bytes;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the database; a damaged one is set aside under another name and kept for staff, and the matters that can still be read
 * from it, and whose payload has its digest, move into a new one with their numbers.
 */
final class Salvage {
    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

    private static final List<String> COLUMNS = List.of(
            "counter",
            "matter_id",
            "matter",
            "session",
            "content_sha256",
            "case_number",
            "clearing_number",
            "accepted_at",
            "holder_salt",
            "holder_tag",
            "receipt_confirmed",
            "state",
            "body_sha256",
            "hub_receipt",
            "delivered_at",
            "quarantine_code");

    private static final List<String> NUMBERED =
            List.of("counter", "id", "matter", "session", "case_number", "clearing_number", "numbered_at");

    private Salvage() {}

    static Database open(Path file, InstantSource clock) throws IOException {
        try {
            return Database.open(file);
        } catch (Database.DamagedException e) {
            var aside =
                    file.resolveSibling("damaged-" + clock.instant().toString().replaceAll("[^0-9TZ]", "") + ".db");
            for (var end : List.of("", "-wal", "-shm")) {
                var part = file.resolveSibling(file.getFileName() + end);
                if (Files.exists(part)) {
                    Files.move(part, aside.resolveSibling(aside.getFileName() + end), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            SafeFile.forceNameOf(file);
            var fresh = Database.open(file);
            int saved = takeOver(aside, fresh);
            LOG.error(
                    "{}; it is kept as {}, and {} matters were read from it. Numbers go on where none was given. Please"
                            + " tell the hub's staff: they compare their list with this terminal's.",
                    e.getMessage(),
                    aside.getFileName(),
                    saved);
            return fresh;
        }
    }

    /** From both ends towards the damage. */
    private static int takeOver(Path aside, Database fresh) {
        try (var old = DriverManager.getConnection("jdbc:sqlite:file:" + aside.toAbsolutePath() + "?mode=ro")) {
            int saved = copy(old, fresh, "asc") + copy(old, fresh, "desc");
            copyNumbers(old, fresh, "asc");
            copyNumbers(old, fresh, "desc");
            return saved;
        } catch (SQLException e) {
            LOG.warn("nothing can be read from the damaged outbox: {}", e.getMessage());
            return 0;
        }
    }

    private static int copy(Connection old, Database fresh, String direction) {
        int saved = 0;
        // not indexed: the table itself is walked, a damaged index does not matter
        var select = "select " + String.join(", ", COLUMNS) + " from matter not indexed order by counter " + direction;
        try (var statement = old.createStatement();
                var rows = statement.executeQuery(select)) {
            while (rows.next()) {
                saved += insert(old, rows, fresh);
            }
        } catch (SQLException | IOException e) {
            LOG.warn("reading the damaged outbox ended at a damage: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return saved;
    }

    /** Numbers given outside the outbox: so that the same id is still answered with the same number. */
    private static void copyNumbers(Connection old, Database fresh, String direction) {
        var columns = String.join(", ", NUMBERED);
        var insert = "insert into numbered (" + columns + ") values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
        try (var statement = old.createStatement();
                var rows = statement.executeQuery(
                        "select " + columns + " from numbered not indexed order by counter " + direction)) {
            while (rows.next()) {
                var values = new Object[NUMBERED.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = rows.getObject(i + 1);
                }
                fresh.transact(connection -> Sql.change(connection, insert, values));
            }
        } catch (SQLException | IOException e) {
            LOG.warn("reading the numbers of the damaged outbox ended at a damage: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes a matter over. A row that does not fit is left behind; the next may. */
    private static int insert(Connection old, ResultSet row, Database fresh)
            throws SQLException, DiskFullException, InterruptedException {
        var values = new Object[COLUMNS.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getObject(i + 1);
        }
        var payload = payload(old, row.getLong("counter"), Bytes.of(row.getBytes("body_sha256")));
        if (payload.isEmpty() && "waiting".equals(row.getString("state"))) {
            values[COLUMNS.indexOf("state")] = "quarantined";
            values[COLUMNS.indexOf("quarantine_code")] = "payload-damaged";
            LOG.error("the payload of {} is damaged; the citizen must be asked again", row.getString("case_number"));
        }
        var places = String.join(", ", COLUMNS.stream().map(_ -> "?").toList());
        var insert = "insert into matter (" + String.join(", ", COLUMNS) + ") values (" + places
                + ") on conflict do nothing";
        try {
            return fresh.transact(connection -> {
                int rows = Sql.change(connection, insert, values);
                if (rows == 1 && payload.isPresent()) {
                    var body = payload.get().toArray();
                    Sql.change(connection, "insert into payload (counter, body) values (?, ?)", values[0], body);
                }
                return rows;
            });
        } catch (AgentException e) {
            LOG.warn("a row of the damaged outbox does not fit: {}", e.getMessage());
            return 0;
        }
    }

    /** The payload, if it can be read and has its digest. */
    private static Optional<Bytes> payload(Connection old, long counter, Bytes digest) {
        try {
            return Sql.first(
                            old,
                            "select body from payload where counter = ?",
                            payload -> Bytes.of(payload.getBytes(1)),
                            counter)
                    .filter(body -> Bytes.sha256(body.toArray()).equals(digest));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
