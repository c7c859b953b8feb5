package org.hall24.fleet.hub;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.hall24.wire.sign.VerifyingKey;

/**
 * Lets many terminals speak to a hub at once, by rows, because a proof is about what comes after: enrolment with a code has tests
 * of its own.
 */
public final class Register {
    private static final int ROWS_AT_ONCE = 500;

    private Register() {}

    /** Adds them; whoever is there already stays as they are. */
    public static void all(Connection database, Collection<VerifyingKey> terminals) throws IOException {
        try (var insert = database.prepareStatement("insert into terminal (terminal_id, verifying_key, registered_at)"
                + " values (?, ?, now()) on conflict do nothing")) {
            int waiting = 0;
            for (var terminal : terminals) {
                insert.setString(1, terminal.id());
                insert.setString(2, terminal.text());
                insert.addBatch();
                if (++waiting == ROWS_AT_ONCE) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IOException("the terminals could not be registered: " + e.getMessage(), e);
        }
    }
}
