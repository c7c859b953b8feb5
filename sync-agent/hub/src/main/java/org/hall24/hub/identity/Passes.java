package org.hall24.hub.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.hall24.hub.queries.IdentityCheck;
import org.hall24.hub.queries.Level;
import org.hall24.wire.Application.Holder;
import org.hall24.wire.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What identified persons show with each further question: a random word of 256 bits, of which the database knows the digest. The
 * only class that reads or writes the table {@code identity_pass}. Safe for several threads and hubs.
 */
public final class Passes implements IdentityCheck {
    /** As long as a slow reader needs from one step to the next; a confirmed code begins it anew. */
    static final Duration VALID = Duration.ofMinutes(10);

    private static final int PASS_BYTES = 32;

    /** A pass is 43 characters; a longer one is none, and is not worth a digest. */
    private static final int PASS_CHARS_MAX = 64;

    private final JdbcClient database;
    private final PersonMark marks;
    private final InstantSource clock;
    private final SecureRandom random;

    /** Passes kept in this database. */
    public Passes(JdbcClient database, PersonMark marks, InstantSource clock, SecureRandom random) {
        this.database = database;
        this.marks = marks;
        this.clock = clock;
        this.random = random;
    }

    /** A new pass at level L1, for one person at one terminal. */
    String give(Holder holder, String terminal) {
        var bytes = new byte[PASS_BYTES];
        random.nextBytes(bytes);
        var pass = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.sql("delete from identity_pass where valid_until < ?")
                .param(now)
                .update();
        database.sql("""
                        insert into identity_pass (pass_sha256, person, terminal_id, level, valid_until)
                        values (?, ?, ?, 'L1', ?)""")
                .params(digest(pass), marks.of(holder.number()), terminal, now.plus(VALID))
                .update();
        return pass;
    }

    /** The person has confirmed: level L2 from now on. */
    void raise(String pass) {
        database.sql("update identity_pass set level = 'L2', valid_until = ? where pass_sha256 = ?")
                .params(clock.instant().plus(VALID).atOffset(ZoneOffset.UTC), digest(pass))
                .update();
    }

    @Override
    public Level level(Holder holder, Optional<String> pass, String terminal) {
        if (pass.isEmpty()) {
            return Level.L1;
        }
        if (pass.get().length() > PASS_CHARS_MAX) {
            return Level.L0;
        }
        return database.sql("""
                        select level from identity_pass
                        where pass_sha256 = ? and person = ? and terminal_id = ? and valid_until > ?""")
                .params(
                        digest(pass.get()),
                        marks.of(holder.number()),
                        terminal,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .map(Level::valueOf)
                .orElse(Level.L0);
    }

    static String digest(String pass) {
        return Bytes.sha256(pass.getBytes(StandardCharsets.UTF_8)).base64();
    }
}
