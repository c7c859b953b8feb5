package org.hall24.agent.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of the outbox. Its last column is the mark of the row, which is made whenever one is written and compared whenever one is
 * read: a bit that flips on the disk is seen, wherever SQLite looks away.
 */
enum Table {
    COUNTER("name", "value"),
    MATTER(
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
            "quarantine_code"),
    PAYLOAD("counter", "body"),
    NUMBERED("counter", "id", "matter", "session", "case_number", "clearing_number", "numbered_at"),
    RATING("id", "rated_at", "state", "body", "delivered_at"),
    CLEARING("session", "number", "allotted_at", "cleared_at", "wiped"),
    JOURNAL("line", "at", "job", "stage", "sheets");

    @SuppressWarnings("ImmutableEnumChecker") // List.of does not change
    private final List<String> columns;

    private final String select;
    private final String insert;

    Table(String... columns) {
        this.columns = List.of(columns);
        this.select = "select " + String.join(", ", columns) + ", mark from " + word();
        this.insert = "insert into " + word() + " (" + String.join(", ", columns) + ", mark) values ("
                + Stream.of(columns).map(_ -> "?, ").collect(Collectors.joining()) + "?)";
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All but the mark; the first is the key. */
    List<String> columns() {
        return columns;
    }

    String key() {
        return columns.getFirst();
    }

    /** Whether the key is SQLite's own row number, which stands beside the row and not in it. */
    boolean isNumbered() {
        return this == MATTER || this == PAYLOAD || this == NUMBERED || this == JOURNAL;
    }

    void insert(Sql sql, @Nullable Object... values) throws SQLException {
        insert(sql, Row.of(this, values));
    }

    void insert(Sql sql, Row row) throws SQLException {
        sql.change(insert, marked(row));
    }

    /** Whether it was new. */
    boolean insertNew(Sql sql, Row row) throws SQLException {
        return sql.change(insert + " on conflict do nothing", marked(row)) == 1;
    }

    /** Writes what is changed. */
    void update(Sql sql, Row row) throws SQLException {
        var set = row.changed().stream().map(column -> column + " = ?, ").collect(Collectors.joining());
        var values = new ArrayList<@Nullable Object>();
        row.changed().forEach(column -> values.add(row.value(column)));
        values.add(row.mark());
        values.add(row.key());
        sql.change("update " + word() + " set " + set + "mark = ? where " + key() + " = ?", values.toArray());
    }

    /** The row for which a condition holds; empty when there is none. */
    Optional<Row> find(Sql sql, String condition, @Nullable Object... values) throws SQLException {
        return sql.first(select + " where " + condition, this::read, values);
    }

    /** The rows for which a condition holds, which also orders and bounds them. */
    List<Row> list(Sql sql, String condition, @Nullable Object... values) throws SQLException {
        return sql.list(select + " where " + condition, this::read, values);
    }

    /** Compares the mark of every row. */
    void check(Sql sql) throws SQLException {
        sql.each(select, this::read);
    }

    private Row read(ResultSet row) throws SQLException {
        var values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getObject(i + 1);
        }
        var read = Row.of(this, values);
        if (row.getObject(values.length + 1) instanceof byte[] mark && read.bears(mark)) {
            return read;
        }
        throw new DamagedRowException(this);
    }

    /** A row that is not what was written. */
    static final class DamagedRowException extends SQLException {
        private static final long serialVersionUID = 1L;

        DamagedRowException(Table table) {
            super("a row of " + table.word() + " is not what was written");
        }
    }

    private static @Nullable Object[] marked(Row row) {
        var values = new ArrayList<@Nullable Object>(Arrays.asList(row.values()));
        values.add(row.mark());
        return values.toArray();
    }
}
