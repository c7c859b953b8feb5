package org.hall24.hub.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.MissingMatters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks terminals what they hold, so that a hub restored from a back-up finds what it lost. The only class that reads or writes the
 * tables {@code reconciliation_*}. Safe for several threads and hubs.
 */
public final class Reconciliations {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliations.class);
    private static final String ALL = "*";

    private final JdbcClient database;
    private final Matters matters;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** The reconciliations of this database. */
    public Reconciliations(JdbcClient database, Matters matters, InstantSource clock, RandomGenerator random) {
        this.database = database;
        this.matters = matters;
        this.clock = clock;
        this.random = random;
    }

    /** What staff must look at. */
    public enum Kind {
        /** Signed for once; neither here now nor at the terminal. */
        LOST,
        /** Here, with other bytes than the terminal has our receipt for. */
        DIFFERENT
    }

    /** One matter staff must look at. */
    public record Item(String terminal, UUID matterId, String caseNumber, Kind kind, Instant notedAt) {}

    /**
     * Who answered and what came of it.
     *
     * @param missing of those held, sent again since or lost
     */
    public record Answered(String terminal, String word, Instant at, long held, long missing) {}

    /** Asks every terminal, as after a restored back-up. */
    public String askAll() {
        return ask(ALL);
    }

    /** Asks one terminal. */
    public String askTerminal(String terminal) {
        return ask(terminal);
    }

    private String ask(String whom) {
        var now = clock.instant();
        // Never a word of before: the table may have come back from a back-up, and the terminals remember more than it
        // does.
        var word = now.toEpochMilli() + "-" + HexFormat.of().toHexDigits(random.nextInt());
        database.sql("""
                        insert into reconciliation_ask (terminal_id, word, asked_at) values (?, ?, ?)
                        on conflict (terminal_id) do update set word = excluded.word, asked_at = excluded.asked_at""").params(whom, word, utc(now)).update();
        return word;
    }

    /** The word this terminal shall have answered; empty when nobody was ever asked. */
    public Optional<String> word(String terminal) {
        return database.sql("""
                        select word from reconciliation_ask where terminal_id in (?, '*')
                        order by asked_at desc limit 1""").param(terminal).query(String.class).optional();
    }

    /** Compares a page of what a terminal holds with the record, and notes what a person must look at. */
    public MissingMatters compare(String terminal, HeldMatters page) {
        var known = matters.known(
                page.matters().stream().map(HeldMatters.Held::matterId).toList());
        var missing = new ArrayList<UUID>();
        var different = new ArrayList<UUID>();
        for (var held : page.matters()) {
            var here = known.get(held.matterId());
            if (here == null) {
                missing.add(held.matterId());
                if (!held.sendable()) {
                    note(terminal, held, Kind.LOST);
                }
            } else if (!here.terminal().equals(terminal) || !here.bodySha256().equals(held.bodySha256())) {
                different.add(held.matterId());
                note(terminal, held, Kind.DIFFERENT);
            }
        }
        answered(terminal, page, missing.size());
        return new MissingMatters(missing, different);
    }

    private void note(String terminal, HeldMatters.Held held, Kind kind) {
        int noted = database.sql("""
                        insert into reconciliation_item
                            (terminal_id, matter_id, case_number, body_sha256, kind, noted_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        terminal,
                        held.matterId(),
                        held.caseNumber(),
                        held.bodySha256().base64(),
                        word(kind),
                        utc(clock.instant()))
                .update();
        if (noted == 1) {
            LOG.error("case {} of {} is {}; a person must look at it", held.caseNumber(), terminal, word(kind));
        }
    }

    /** Adds the pages of one answer up; a page sent twice counts twice, which only makes the figures of staff larger. */
    private void answered(String terminal, HeldMatters page, int missing) {
        database.sql("""
                        insert into reconciliation_answer (terminal_id, word, answered_at, held, missing)
                        values (:terminal, :word, :now, :held, :missing)
                        on conflict (terminal_id) do update set word = excluded.word, answered_at = excluded.answered_at,
                            held = excluded.held + case when reconciliation_answer.word = excluded.word
                                then reconciliation_answer.held else 0 end,
                            missing = excluded.missing + case when reconciliation_answer.word = excluded.word
                                then reconciliation_answer.missing else 0 end""")
                .param("terminal", terminal)
                .param("word", page.token())
                .param("now", utc(clock.instant()))
                .param("held", page.matters().size())
                .param("missing", missing)
                .update();
        if (page.last()) {
            LOG.info("{} has said what it holds", terminal);
        }
    }

    /** What staff must look at now; what came after all is no more among it. */
    public List<Item> open() {
        var noted = database.sql("""
                        select terminal_id, matter_id, case_number, kind, noted_at from reconciliation_item
                        order by noted_at, matter_id""")
                .query((row, _) -> new Item(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        kind(row.getString(4)),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
        var here = matters.known(noted.stream()
                .filter(item -> item.kind() == Kind.LOST)
                .map(Item::matterId)
                .toList());
        return noted.stream()
                .filter(item -> item.kind() == Kind.DIFFERENT || !here.containsKey(item.matterId()))
                .toList();
    }

    /** Who has answered the newest word that concerns them. */
    public List<Answered> answers() {
        return database.sql("""
                        select terminal_id, word, answered_at, held, missing from reconciliation_answer
                        where word = (select word from reconciliation_ask a
                            where a.terminal_id in (reconciliation_answer.terminal_id, '*')
                            order by asked_at desc limit 1)
                        order by terminal_id""")
                .query((row, _) -> new Answered(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getLong(4),
                        row.getLong(5)))
                .list();
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case LOST -> "lost";
            case DIFFERENT -> "different";
        };
    }

    private static Kind kind(String word) {
        return word.equals("lost") ? Kind.LOST : Kind.DIFFERENT;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
