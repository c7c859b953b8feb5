package org.hall24.agent.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Short words for statements on one connection. Each statement is prepared once, and its result is closed at once, since SQLite
 * cannot commit over an open one. For one thread at a time.
 */
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Makes a value of the row the cursor stands on. */
    @FunctionalInterface
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What is done with a statement that has its values. */
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** How many rows changed. */
    int change(String sql, @Nullable Object... values) throws SQLException {
        return use(sql, PreparedStatement::executeUpdate, values);
    }

    /** The first row; empty when there is none. */
    <T> Optional<T> first(String sql, Reading<T> reading, @Nullable Object... values) throws SQLException {
        return use(
                sql,
                statement -> {
                    try (var rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(reading.read(rows)) : Optional.<T>empty();
                    }
                },
                values);
    }

    /** All rows; the query bounds them. */
    <T> List<T> list(String sql, Reading<T> reading, @Nullable Object... values) throws SQLException {
        return use(
                sql,
                statement -> {
                    try (var rows = statement.executeQuery()) {
                        var all = new ArrayList<T>();
                        while (rows.next()) {
                            all.add(reading.read(rows));
                        }
                        return all;
                    }
                },
                values);
    }

    /** Reads every row, however many; stops at the first for which the reading throws. */
    void each(String sql, Reading<?> reading) throws SQLException {
        use(sql, statement -> {
            int count = 0;
            try (var rows = statement.executeQuery()) {
                for (; rows.next(); count++) {
                    reading.read(rows);
                }
            }
            return count;
        });
    }

    /** A word without values, such as commit. */
    void say(String word) throws SQLException {
        use(word, PreparedStatement::execute);
    }

    /** The first field of the first row as text; empty text when there is none. */
    String text(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    @Override
    public void close() throws SQLException {
        prepared.clear();
        connection.close();
    }

    /** The driver closes a statement for which there was no room; whoever says it again gets another. */
    private <T> T use(String sql, Use<T> use, @Nullable Object... values) throws SQLException {
        try {
            return use.of(statement(sql, values));
        } catch (SQLException e) {
            var failed = prepared.remove(sql);
            if (failed != null) {
                failed.close();
            }
            throw e;
        }
    }

    private PreparedStatement statement(String sql, @Nullable Object... values) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
