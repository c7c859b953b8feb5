package org.hall24.hub.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hall24.wire.http.SessionOpening;
import org.hall24.wire.sign.VerifyingKey;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registered terminals: the only class that reads or writes the table {@code terminal}. Safe for several threads. */
public final class Terminals {
    private static final Pattern NAME = Pattern.compile("[A-Z0-9]{1,8}-[0-9]{4}");
    private static final String COLUMNS = "select terminal_id, verifying_key, previous_key, standing from terminal ";

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

    /** Whether a terminal can have this name. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * Lets a terminal speak to this hub whose key a person brought here by hand.
     *
     * @param key its public key; the key's id is the terminal's name, such as {@code H24-0007}
     * @throws IllegalArgumentException when the name has another form
     */
    public Registration register(VerifyingKey key) {
        if (!isName(key.id())) {
            throw new IllegalArgumentException("a terminal's name looks like H24-0007");
        }
        try {
            insert(key, clock.instant());
            return new Registration.Registered();
        } catch (DuplicateKeyException e) {
            return find(key.id()).map(Registered::key).filter(key::equals).isPresent()
                    ? new Registration.AlreadyThere()
                    : new Registration.OtherKey();
        }
    }

    private void insert(VerifyingKey key, Instant since) {
        database.sql("insert into terminal (terminal_id, verifying_key, registered_at, key_since) values (?, ?, ?, ?)")
                .params(key.id(), key.text(), utc(since), utc(since))
                .update();
    }

    /** The names of all terminals that may speak, or may come back: what they sealed must still open. */
    public List<String> names() {
        return database.sql("select terminal_id from terminal where standing <> 'revoked' order by terminal_id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** The key of a registered terminal, whatever its standing. */
    public Optional<VerifyingKey> key(String terminal) {
        return find(terminal).map(Registered::key);
    }

    /** The terminal of this name. */
    Optional<Registered> find(String terminal) {
        if (!isName(terminal)) {
            return Optional.empty();
        }
        return database.sql(COLUMNS + "where terminal_id = ?")
                .param(terminal)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Those whose key or standing changed in this time, by the database's clock. */
    List<Registered> changedWithin(Duration time) {
        return database.sql(COLUMNS + "where changed_at > now() - cast(? as interval)")
                .param(time.toSeconds() + " seconds")
                .query((row, _) -> read(row))
                .list();
    }

    private static Registered read(ResultSet row) throws SQLException {
        var name = row.getString(1);
        return new Registered(
                VerifyingKey.fromText(name, row.getString(2)),
                Optional.ofNullable(row.getString(3)).map(text -> VerifyingKey.fromText(name, text)),
                Registered.Standing.valueOf(row.getString(4).toUpperCase(Locale.ROOT)));
    }

    /** What became of the opening of a session. */
    enum Opened {
        YES,
        /** Below the last, but that one was the same terminal's, which had sent this before. */
        LATE,
        /** Not above the last, and unknown to whoever sent the last: two terminals use one key. It is marked from now on. */
        COPIED,
        /** Its key or standing changed this moment. */
        CHANGED
    }

    /** Notes an opening, if it is above the last. */
    Opened open(VerifyingKey key, SessionOpening opening) {
        var ids = Stream.concat(opening.recent().stream(), Stream.of(opening.id()))
                .map(Object::toString)
                .collect(Collectors.joining(" "));
        int taken = database.sql("""
                        update terminal set opening = ?, openings = ?
                        where terminal_id = ? and verifying_key = ? and standing = 'active' and opening < ?""")
                .params(opening.opening(), ids, key.id(), key.text(), opening.opening())
                .update();
        return taken == 1 ? Opened.YES : notOpened(key, opening);
    }

    private Opened notOpened(VerifyingKey key, SessionOpening opening) {
        var known = database.sql(
                        "select openings from terminal where terminal_id = ? and verifying_key = ? and standing = 'active'")
                .params(key.id(), key.text())
                .query(String.class)
                .optional();
        if (known.isEmpty()) {
            return Opened.CHANGED;
        }
        if (List.of(known.get().split(" ")).contains(opening.id().toString())) {
            return Opened.LATE;
        }
        return mark(key, Registered.Standing.COPIED) ? Opened.COPIED : Opened.CHANGED;
    }

    private boolean mark(VerifyingKey key, Registered.Standing standing) {
        return database.sql("""
                        update terminal set standing = ?, changed_at = now()
                        where terminal_id = ? and verifying_key = ? and standing = 'active'""")
                        .params(standing.name().toLowerCase(Locale.ROOT), key.id(), key.text())
                        .update()
                == 1;
    }

    /** Gives a terminal this key and the right to speak, whatever it had before; inside the transaction of the enrolment. */
    void enrol(VerifyingKey key, Instant since) {
        int known = database.sql("""
                        update terminal set verifying_key = ?, previous_key = null, key_since = ?, standing = 'active',
                            opening = 0, openings = '', changed_at = now()
                        where terminal_id = ?""").params(key.text(), utc(since), key.id()).update();
        if (known == 0) {
            insert(key, since);
        }
    }

    /**
     * Changes the key of an active terminal.
     *
     * @return since when it has the new key; the first time's when it has it already; empty when its key is another than the
     *     one before, or it is not active
     */
    Optional<Instant> change(VerifyingKey before, VerifyingKey fresh) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int changed = database.sql("""
                        update terminal set verifying_key = ?, previous_key = ?, key_since = ?, changed_at = now()
                        where terminal_id = ? and verifying_key = ? and standing = 'active'""")
                .params(fresh.text(), before.text(), utc(now), before.id(), before.text())
                .update();
        if (changed == 1) {
            return Optional.of(now);
        }
        return database.sql("""
                        select key_since from terminal where terminal_id = ? and verifying_key = ? and previous_key = ?
                            and standing = 'active'""")
                .params(before.id(), fresh.text(), before.text())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /**
     * Takes a terminal's right to speak away, and its unused enrolment code.
     *
     * @return false when there is none of this name
     */
    public boolean revoke(String terminal) {
        database.sql("delete from enrolment where terminal_id = ?")
                .param(terminal)
                .update();
        return database.sql("update terminal set standing = 'revoked', changed_at = now() where terminal_id = ?")
                        .param(terminal)
                        .update()
                == 1;
    }

    /** Notes when terminals were last heard of; inside the caller's transaction, in the order every node takes. */
    void seen(Map<String, Instant> times) {
        times.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> database.sql("update terminal set last_seen = ? where terminal_id = ?")
                        .param(utc(one.getValue()))
                        .param(one.getKey())
                        .update());
    }

    /** When a terminal was last heard of, as far as it is written down. */
    public Optional<Instant> lastSeen(String terminal) {
        return database.sql("select last_seen from terminal where terminal_id = ? and last_seen is not null")
                .param(terminal)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
