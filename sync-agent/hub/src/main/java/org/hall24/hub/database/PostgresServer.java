package org.hall24.hub.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One hub's own PostgreSQL. It outlives a killed hub on purpose: the next start finds it and goes on. Start and stop are
 * serialised between processes by a lock file.
 */
public final class PostgresServer {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String DATABASE = "hall24";

    /** A crash recovery of a demonstration's size is done in a second; a minute is a sick disk. */
    private static final String SECONDS_MAX = "60";

    /** Promises a receipt rests on. A server that does not keep them is not used. */
    private static final Map<String, String> MUST_BE = Map.of("fsync", "on", "full_page_writes", "on");

    private final Place place;
    private final Account account;

    private PostgresServer(Place place, Account account) {
        this.place = place;
        this.account = account;
    }

    /**
     * The server that belongs to this state directory; nothing is started yet.
     *
     * @throws IOException when no place can be made for it
     */
    public static PostgresServer under(Path hubState) throws IOException {
        var account = Account.ofThisProcess();
        return new PostgresServer(Place.of(hubState, account), account);
    }

    /**
     * Makes sure that it runs and has our database.
     *
     * @return whether this call started it; false when it ran already
     * @throws IOException when it does not run, or runs without keeping its promises
     */
    public boolean start() throws IOException {
        try (var channel = lockFile();
                var _ = channel.lock()) {
            var binaries = Binaries.in(place);
            if (!Files.exists(place.cluster())) {
                makeCluster(binaries);
            }
            boolean fresh = !runs(binaries);
            if (fresh) {
                configure();
                account.run(List.of(
                        binaries.program("pg_ctl"),
                        "start",
                        "-w",
                        "-t",
                        SECONDS_MAX,
                        "-D",
                        place.cluster().toString(),
                        "-l",
                        place.cluster().resolve("start.log").toString()));
            }
            makeDatabase();
            checkPromises(jdbcUrl());
            LOG.info("PostgreSQL {} {} on {}", Binaries.VERSION, fresh ? "started" : "found running", place.socket());
            return fresh;
        }
    }

    /**
     * Ends it cleanly; does nothing when it does not run.
     *
     * @throws IOException when it does not end
     */
    public void stop() throws IOException {
        try (var channel = lockFile();
                var _ = channel.lock()) {
            if (!Files.exists(place.cluster())) {
                return;
            }
            var binaries = Binaries.in(place);
            if (runs(binaries)) {
                account.run(List.of(
                        binaries.program("pg_ctl"),
                        "stop",
                        "-w",
                        "-m",
                        "fast",
                        "-t",
                        SECONDS_MAX,
                        "-D",
                        place.cluster().toString()));
                LOG.info("PostgreSQL stopped");
            }
        }
    }

    /**
     * Copies the running cluster.
     *
     * @param copy a directory that is not there yet
     */
    public void copyTo(Path copy) throws IOException {
        new BaseBackup(place.cluster()).to(jdbcUrl("postgres", "postgres"), copy);
    }

    /**
     * Puts a copied cluster in the place of one that is not there yet; the next {@link #start} brings it to life.
     *
     * @throws DatabaseException when there is a cluster already
     */
    public void bringBack(Path copy) throws IOException {
        if (Files.exists(place.cluster())) {
            throw new DatabaseException("there is a database already in " + place.base()
                    + "; restore into a state directory that has none");
        }
        var fresh = Files.createTempDirectory(place.base(), "cluster-");
        Files.delete(fresh);
        account.run(List.of("true"));
        Files.move(copy, fresh);
        try (var tree = Files.walk(fresh)) {
            for (var path : tree.toList()) {
                account.own(path);
            }
        }
        account.privateDirectory(fresh);
        Files.move(fresh, place.cluster());
    }

    /** Whether its first process is there. Two small reads, no program is started; whether it answers is another question. */
    public boolean isAlive() {
        try (var lines = Files.lines(place.cluster().resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(pid -> pid.matches("\\d{1,10}"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(ProcessHandle::isAlive)
                    .isPresent();
        } catch (IOException | UncheckedIOException e) {
            // No such file: it was stopped, or is just starting.
            return false;
        }
    }

    /** How the hub reaches its database: over the Unix socket, with a limit on every wait. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE, DATABASE);
    }

    String jdbcUrl(String database, String user) {
        return "jdbc:postgresql://localhost/" + database + "?user=" + user + "&sslmode=disable&gssEncMode=disable"
                + "&ApplicationName=hall24-hub&logServerErrorDetail=false&socketTimeout=30&socketFactory="
                + UnixSocketFactory.class.getName()
                + "&socketFactoryArg=" + place.socket();
    }

    /** How a person reaches it: the argument for {@code psql}. */
    public String psql() {
        return "host=" + place.sockets() + " dbname=" + DATABASE + " user=" + DATABASE;
    }

    /**
     * Refuses a database that would lose what it acknowledged.
     *
     * @throws DatabaseException when a promise is not kept, or the database does not answer
     */
    public static void checkPromises(String jdbcUrl) throws DatabaseException {
        try (var connection = DriverManager.getConnection(jdbcUrl)) {
            for (var promise : MUST_BE.entrySet()) {
                var found = show(connection, promise.getKey());
                if (!found.equals(promise.getValue())) {
                    throw new DatabaseException("this PostgreSQL has " + promise.getKey() + " = " + found
                            + "; a receipt needs " + promise.getValue());
                }
            }
            var commit = show(connection, "synchronous_commit");
            if (commit.equals("off") || commit.equals("local")) {
                throw new DatabaseException(
                        "this PostgreSQL has synchronous_commit = " + commit + "; a receipt needs on or more");
            }
        } catch (SQLException e) {
            throw new DatabaseException("the database does not answer", e);
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, setting);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private FileChannel lockFile() throws IOException {
        return FileChannel.open(
                place.state().resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private boolean runs(Binaries binaries) throws DatabaseException {
        return account.attempt(List.of(
                        binaries.program("pg_ctl"),
                        "status",
                        "-D",
                        place.cluster().toString()))
                .isEmpty();
    }

    /** A cluster gets its final name only when it is whole, so that a kill in between leaves nothing half made. */
    private void makeCluster(Binaries binaries) throws IOException {
        var fresh = Files.createTempDirectory(place.base(), "cluster-");
        account.privateDirectory(fresh);
        account.run(List.of(
                binaries.program("initdb"),
                "-D",
                fresh.toString(),
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--no-locale",
                "--auth-local=peer",
                "--auth-host=reject"));
        Files.writeString(fresh.resolve("postgresql.conf"), "\ninclude 'hall24.conf'\n", StandardOpenOption.APPEND);
        Files.writeString(fresh.resolve("pg_hba.conf"), "local all all peer map=hall24\n");
        Files.writeString(
                fresh.resolve("pg_ident.conf"),
                account.clients().stream()
                        .flatMap(client ->
                                List.of("hall24 " + client + " postgres\n", "hall24 " + client + " hall24\n").stream())
                        .collect(Collectors.joining()));
        Files.move(fresh, place.cluster());
    }

    /** Written before each start: the socket may have moved. No row of anybody's may reach this server's log. */
    private void configure() throws IOException {
        var file = place.cluster().resolve("hall24.conf");
        Files.writeString(file, """
                listen_addresses = ''
                unix_socket_directories = '%s'
                unix_socket_permissions = 0700
                max_connections = 60
                shared_buffers = 64MB
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                logging_collector = on
                log_directory = 'log'
                log_filename = 'postgresql-%%u.log'
                log_truncate_on_rotation = on
                log_rotation_age = 1d
                log_rotation_size = 0
                log_statement = 'none'
                log_min_duration_statement = -1
                log_min_error_statement = panic
                log_error_verbosity = terse
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                """.formatted(place.sockets()));
        account.own(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private void makeDatabase() throws DatabaseException {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres", "postgres"));
                var statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?")) {
                statement.execute("create role " + DATABASE + " login");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?")) {
                statement.execute("create database " + DATABASE + " owner " + DATABASE);
            }
        } catch (SQLException e) {
            throw new DatabaseException("PostgreSQL runs, but our database cannot be made in it", e);
        }
    }

    private static boolean exists(Connection connection, String question) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, DATABASE);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
