package org.hall24.hub.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of this module, under {@code target}; each asker gets an empty database in it. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final class Shared {
        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            try {
                var server = PostgresServer.under(Path.of("target", "test-hub"));
                server.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.stop();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private TestDatabase() {}

    /** The JDBC URL of a database nobody has used yet. */
    public static String fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        try (var connection = DriverManager.getConnection(Shared.SERVER.jdbcUrl("postgres", "postgres"));
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " owner hall24");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Shared.SERVER.jdbcUrl(name, "hall24");
    }
}
