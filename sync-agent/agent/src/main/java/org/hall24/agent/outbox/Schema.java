package org.hall24.agent.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.hall24.agent.outbox.Database.DamagedException;

/** What the database must be before it is used; believes nothing it has not read back. */
final class Schema {
    /** SQLite before this could lose commits when the WAL was reset. */
    private static final List<Integer> SQLITE_MIN = List.of(3, 51, 3);

    private static final int VERSION = 4;
    private static final int SYNCHRONOUS_FULL = 2;
    private static final String TABLES =
            "select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_schema" + " order by type, name";

    private Schema() {}

    /** The file is of an earlier agent, and must be carried over. */
    static final class EarlierException extends IOException {
        private static final long serialVersionUID = 1L;

        private final int version;

        EarlierException(int version) {
            super("the outbox was written by an earlier agent");
            this.version = version;
        }

        int version() {
            return version;
        }
    }

    /**
     * Makes the tables in a fresh file; reads everything of an old one.
     *
     * @throws DamagedException when it is not what was written
     * @throws EarlierException when it is of an earlier version
     * @throws IOException when it is of a newer one, or this machine does not give what is needed
     */
    static void check(Sql sql, boolean fresh) throws SQLException, IOException {
        var version = sql.text("select sqlite_version()");
        if (Arrays.compare(numbers(version), numbers(SQLITE_MIN)) < 0) {
            throw new IOException("SQLite " + version + " may lose commits; at least " + SQLITE_MIN + " is needed");
        }
        if (!sql.text("pragma journal_mode").equals("wal")
                || Integer.parseInt(sql.text("pragma synchronous")) != SYNCHRONOUS_FULL) {
            throw new IOException("this disk does not let the outbox write ahead and force its log");
        }
        int written = Integer.parseInt(sql.text("pragma user_version"));
        if (fresh
                || (written == 0
                        && sql.text("select count(*) from sqlite_schema").equals("0"))) {
            make(sql);
            return;
        }
        var ours = ours();
        boolean asOurs = tables(sql).equals(ours);
        if (written != VERSION) {
            throw stranger(sql, written, asOurs);
        }
        if (!asOurs) {
            throw new DamagedException("its tables are not those that were made");
        }
        var finding = sql.text("pragma integrity_check(1)");
        if (!finding.equals("ok")) {
            throw new DamagedException(finding);
        }
        for (var table : Table.values()) {
            table.check(sql);
        }
        if (!sql.text("select count(*) from matter where state = 'waiting' and counter not in"
                        + " (select counter from payload)")
                .equals("0")) {
            throw new DamagedException("a matter waits without its payload");
        }
    }

    private static IOException stranger(Sql sql, int written, boolean asOurs) throws SQLException {
        // Versions to come keep two bits away from this one, so that a flipped bit is not taken for one of them.
        if (asOurs && Integer.bitCount(written ^ VERSION) == 1) {
            return new DamagedException("the number of its version is not what was written");
        }
        if (written > VERSION) {
            return sql.text("pragma integrity_check(1)").equals("ok")
                    ? new IOException("the outbox was written by a newer agent; an older one must not touch it")
                    : new DamagedException("neither its version nor its tables are what was written");
        }
        return written > 0
                ? new EarlierException(written)
                : new DamagedException("the number of its version is not what was written");
    }

    private static void make(Sql sql) throws SQLException, IOException {
        sql.say("begin immediate");
        for (var word : script().split(";\\s*\\n", -1)) {
            if (!word.isBlank()) {
                sql.say(word);
            }
        }
        sql.say("pragma user_version = " + VERSION);
        sql.say("commit");
    }

    private static List<String> ours() throws SQLException, IOException {
        try (var model = new Sql(DriverManager.getConnection("jdbc:sqlite::memory:"))) {
            make(model);
            return tables(model);
        }
    }

    private static List<String> tables(Sql sql) throws SQLException {
        return sql.list(TABLES, row -> String.valueOf(row.getString(1)));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    private static int[] numbers(List<Integer> version) {
        return version.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String script() throws IOException {
        try (var in = Schema.class.getResourceAsStream("schema.sql")) {
            if (in == null) {
                throw new IOException("the program is not whole: schema.sql is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
        }
    }
}
