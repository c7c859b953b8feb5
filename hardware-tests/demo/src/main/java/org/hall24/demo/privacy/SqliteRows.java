package org.hall24.demo.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.hall24.demo.hall.Places;

/**
 * The values of a SQLite database, one by one. Its pages are searched as bytes too; here a value that is spread over several
 * pages, or still lies in the write-ahead log, is seen in one piece.
 */
final class SqliteRows {
    private SqliteRows() {}

    /** Reads a copy, so that the original is not touched. */
    static void forEach(Path database, BiConsumer<String, byte[]> value) throws IOException {
        var folder = Files.createTempDirectory("hall24-rows-");
        try {
            var copy = folder.resolve("copy.db");
            Files.copy(database, copy, StandardCopyOption.REPLACE_EXISTING);
            var log = database.resolveSibling(database.getFileName() + "-wal");
            if (Files.exists(log)) {
                Files.copy(log, folder.resolve("copy.db-wal"));
            }
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
                for (var table : tables(connection)) {
                    rows(connection, database, table, value);
                }
            }
        } catch (SQLException e) {
            throw new IOException(database + " begins as a SQLite database but cannot be read as one", e);
        } finally {
            Places.remove(folder);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select name from sqlite_master where type = 'table'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void rows(Connection connection, Path database, String table, BiConsumer<String, byte[]> value)
            throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from \"" + table.replace("\"", "\"\"") + "\"")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    var place =
                            database + " > " + table + "." + rows.getMetaData().getColumnName(i);
                    switch (rows.getObject(i)) {
                        case byte[] blob -> value.accept(place, blob);
                        case String text -> value.accept(place, text.getBytes(StandardCharsets.UTF_8));
                        case null, default -> {
                            // a number or nothing: too short to be personal by itself
                        }
                    }
                }
            }
        }
    }
}
