package org.hall24.hub.fleet;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.wire.sign.VerifyingKey;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registered terminals: the only class that reads or writes the table {@code terminal}. Safe for several threads. */
public final class Terminals {
    private static final Pattern NAME = Pattern.compile("[A-Z0-9]{1,8}-[0-9]{4}");

    private final JdbcClient database;
    private final InstantSource clock;

    /** The terminals of this database. */
    public Terminals(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What became of a registration. */
    public sealed interface Registration {
        /** It may speak from now on. */
        record Registered() implements Registration {}

        /** It was registered with the same key before. */
        record AlreadyThere() implements Registration {}

        /** The name belongs to another key; taking it over is a person's decision. */
        record OtherKey() implements Registration {}
    }

    /**
     * Lets a terminal speak to this hub.
     *
     * @param key its public key; the key's id is the terminal's name, such as {@code H24-0007}
     * @throws IllegalArgumentException when the name has another form
     */
    public Registration register(VerifyingKey key) {
        if (!NAME.matcher(key.id()).matches()) {
            throw new IllegalArgumentException("a terminal's name looks like H24-0007");
        }
        try {
            database.sql("insert into terminal (terminal_id, verifying_key, registered_at) values (?, ?, ?)")
                    .param(key.id())
                    .param(key.text())
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return new Registration.Registered();
        } catch (DuplicateKeyException e) {
            return key(key.id()).filter(key::equals).isPresent()
                    ? new Registration.AlreadyThere()
                    : new Registration.OtherKey();
        }
    }

    /** The key of a registered terminal. */
    public Optional<VerifyingKey> key(String terminal) {
        if (!NAME.matcher(terminal).matches()) {
            return Optional.empty();
        }
        return database.sql("select verifying_key from terminal where terminal_id = ?")
                .param(terminal)
                .query(String.class)
                .optional()
                .map(key -> VerifyingKey.fromText(terminal, key));
    }

    /** The names of all terminals that may speak. */
    public java.util.List<String> names() {
        return database.sql("select terminal_id from terminal where standing <> 'revoked' order by terminal_id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Notes when terminals were last heard of. */
    void seen(Map<String, Instant> times) {
        times.forEach((terminal, time) -> database.sql("update terminal set last_seen = ? where terminal_id = ?")
                .param(time.atOffset(ZoneOffset.UTC))
                .param(terminal)
                .update());
    }

    /** When a terminal was last heard of, as far as it is written down. */
    public Optional<Instant> lastSeen(String terminal) {
        return database.sql("select last_seen from terminal where terminal_id = ? and last_seen is not null")
                .param(terminal)
                .query((row, _) ->
                        row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                .optional();
    }
}
