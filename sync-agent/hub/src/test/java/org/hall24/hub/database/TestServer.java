package org.hall24.hub.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;

/** For tests that start a server of their own. */
public final class TestServer {
    private TestServer() {}

    /** Opens a folder of tests to the user the database runs as. */
    public static void letThrough(Path box) throws IOException {
        Files.setPosixFilePermissions(box, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static String ask(PostgresServer server, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl());
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    static void run(PostgresServer server, String sentence) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sentence);
        }
    }
}
