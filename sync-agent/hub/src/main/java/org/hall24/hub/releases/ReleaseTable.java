package org.hall24.hub.releases;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.wire.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only class that reads or writes the tables {@code release} and {@code release_report}. Safe for several threads and hubs. */
public final class ReleaseTable {
    /** Who is offered none of the newest five is offered none: rollouts do not queue up. */
    private static final int NEWEST = 5;

    private final JdbcClient database;
    private final InstantSource clock;

    /** The releases of this database. */
    public ReleaseTable(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What became of a publication. */
    public sealed interface Publication {
        /** Offered from now on. */
        record Published() implements Publication {}

        /** It was there with these bytes; how far it is rolled out is changed. */
        record Changed() implements Publication {}

        /** That revision, or a higher one, is there with other bytes; terminals would refuse it. */
        record NotNewer(long highest) implements Publication {}
    }

    /** Puts a release out, or changes how far it is. */
    public Publication publish(long revision, byte[] file, String salt, int percent) {
        var digest = Bytes.sha256(file).base64();
        int changed = database.sql("""
                        update release set salt = ?, percent = ?, paused = false where revision = ? and sha256 = ?""").params(salt, percent, revision, digest).update();
        if (changed == 1) {
            return new Publication.Changed();
        }
        int published = database.sql("""
                        insert into release (revision, file, sha256, published_at, salt, percent, paused)
                        select ?, ?, ?, ?, ?, ?, false
                        where not exists (select 1 from release where revision >= ?) on conflict do nothing""")
                .params(
                        revision,
                        new String(file, StandardCharsets.UTF_8),
                        digest,
                        utc(clock.instant()),
                        salt,
                        percent,
                        revision)
                .update();
        return published == 1 ? new Publication.Published() : new Publication.NotNewer(highest());
    }

    private long highest() {
        return database.sql("select coalesce(max(revision), 0) from release")
                .query(Long.class)
                .single();
    }

    /**
     * Stops or goes on offering the newest release.
     *
     * @return its revision; empty when there is none
     */
    public Optional<Long> pause(boolean paused) {
        return database.sql("""
                        update release set paused = ? where revision = (select max(revision) from release)
                        returning revision""").param(paused).query(Long.class).optional();
    }

    /** The newest ones, the highest first, without their files. */
    public List<Rollout> newest() {
        return database.sql(
                        "select revision, salt, percent, paused from release order by revision desc limit " + NEWEST)
                .query((row, _) -> new Rollout(row.getLong(1), row.getString(2), row.getInt(3), row.getBoolean(4)))
                .list();
    }

    /** One release's file. */
    byte[] file(long revision) {
        return database.sql("select file from release where revision = ?")
                .param(revision)
                .query(String.class)
                .single()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The files of all releases, by revision; for those who ask which keys they brought. */
    public Map<Long, byte[]> files() {
        var files = new java.util.TreeMap<Long, byte[]>();
        database.sql("select revision, file from release")
                .query((row, _) -> files.put(row.getLong(1), row.getString(2).getBytes(StandardCharsets.UTF_8)))
                .list();
        return files;
    }

    /** What a terminal has, and since when it says so. */
    public record Report(String terminal, long revision, Instant since) {}

    /** Writes down what terminals say they have; the time of a revision said before stays. */
    void report(Map<String, Long> revisions) {
        revisions.forEach((terminal, revision) -> database.sql("""
                        insert into release_report (terminal_id, revision, since) values (?, ?, ?)
                        on conflict (terminal_id) do update set revision = excluded.revision, since = excluded.since
                        where release_report.revision <> excluded.revision""")
                .params(terminal, revision, utc(clock.instant()))
                .update());
    }

    /** What each terminal that ever asked has. */
    public List<Report> reports() {
        return database.sql("select terminal_id, revision, since from release_report order by terminal_id")
                .query((row, _) -> new Report(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
