package org.hall24.fleet.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server of the distribution's PostgreSQL on a loopback port. */
public final class Postgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);
    private static final String NAME = "hall24";

    /** What a killed server's children may take to see that it is gone. */
    private static final Duration GONE_MAX = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Workshop workshop;
    private final String name;
    private final Path cluster;
    private final int port;

    private Postgres(Workshop workshop, String name, Path cluster, int port) {
        this.workshop = workshop;
        this.name = name;
        this.cluster = cluster;
        this.port = port;
    }

    /** A new server with an empty database, running. */
    public static Postgres make(Workshop workshop, String name) throws IOException, InterruptedException {
        var server = new Postgres(workshop, name, workshop.room(name), freePort());
        var password = Files.writeString(server.cluster.resolveSibling(name + ".pw"), workshop.secret());
        workshop.own(password);
        workshop.run(
                "initdb",
                "-D",
                server.cluster.toString(),
                "-U",
                NAME,
                "-E",
                "UTF8",
                "--no-locale",
                "-A",
                "scram-sha-256",
                "--pwfile=" + password);
        Files.delete(password);
        server.configure();
        server.start();
        server.sql("postgres", "create database " + NAME);
        return server;
    }

    /** A standby of this server, running and in step. */
    public Postgres standby(String standby) throws IOException, InterruptedException {
        var follower = new Postgres(workshop, standby, workshop.room(standby), freePort());
        workshop.run(
                "pg_basebackup",
                "-d",
                "host=127.0.0.1 port=" + port + " user=" + NAME + " application_name=" + standby,
                "-D",
                follower.cluster.toString(),
                "-R",
                "-X",
                "stream",
                "-c",
                "fast");
        follower.configure();
        // The password stands in the environment of whoever runs a tool; a standby connects by itself.
        Files.writeString(
                follower.cluster.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s application_name=%s'%n"
                        .formatted(port, NAME, workshop.secret(), standby));
        follower.start();
        return follower;
    }

    /** From now on a commit here waits until that standby has it on its disk. */
    public void waitsFor(Postgres standby, Pause pause) throws IOException, InterruptedException {
        sql(NAME, "alter system set synchronous_standby_names = '" + standby.name + "'");
        sql(NAME, "select pg_reload_conf()");
        long giveUpAt = System.nanoTime() + GONE_MAX.toNanos();
        while (!"sync".equals(one("select coalesce(max(sync_state), '') from pg_stat_replication"))) {
            if (System.nanoTime() > giveUpAt) {
                throw new IOException("the standby does not follow synchronously");
            }
            pause.sleep(LOOK);
        }
    }

    private void configure() throws IOException {
        var file = cluster.resolve("postgresql.conf");
        Files.writeString(file, """

                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 200
                shared_buffers = 256MB
                max_wal_size = 4GB
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                wal_level = replica
                max_wal_senders = 6
                hot_standby = on
                log_min_error_statement = panic
                log_error_verbosity = terse
                log_parameter_max_length_on_error = 0
                """.formatted(port), StandardOpenOption.APPEND);
    }

    /** Starts it again, after a kill with recovery. */
    public void start() throws IOException, InterruptedException {
        workshop.run(
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "120",
                "-s",
                "-D",
                cluster.toString(),
                "-l",
                cluster.resolve("server.log").toString());
    }

    /** SIGKILL, as when the machine's memory runs out. A process kill, not a power cut. */
    public void kill(Pause pause) throws IOException, InterruptedException {
        var server = ProcessHandle.of(pid()).orElseThrow(() -> new IOException(name + " does not run"));
        var all = server.descendants().toList();
        server.destroyForcibly();
        // The children see their parent gone within a second; whoever does not is ours as well.
        all.forEach(ProcessHandle::destroyForcibly);
        long giveUpAt = System.nanoTime() + GONE_MAX.toNanos();
        while (server.isAlive() || all.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > giveUpAt) {
                throw new IOException(name + " does not die");
            }
            pause.sleep(LOOK);
        }
    }

    /** Makes a standby the primary. */
    public void promote() throws IOException, InterruptedException {
        workshop.run("pg_ctl", "promote", "-w", "-t", "60", "-s", "-D", cluster.toString());
    }

    private long pid() throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            throw new IOException(name + " does not run");
        }
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    /** Ends it cleanly, when it runs. */
    @Override
    public void close() {
        try {
            if (ProcessHandle.of(pid()).isPresent()) {
                workshop.run("pg_ctl", "stop", "-w", "-m", "fast", "-t", "60", "-s", "-D", cluster.toString());
            }
        } catch (IOException e) {
            LOG.debug("{}: {}", name, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its port on loopback. */
    public int port() {
        return port;
    }

    /** The name of database and role. */
    public static String role() {
        return NAME;
    }

    /** How a hub reaches whichever of these is the primary. */
    public static String url(List<Postgres> servers) {
        var hosts = servers.stream().map(server -> "127.0.0.1:" + server.port).collect(Collectors.joining(","));
        return "jdbc:postgresql://" + hosts + "/" + NAME + "?user=" + NAME + "&password="
                + servers.getFirst().workshop.secret()
                + "&targetServerType=primary&connectTimeout=10&socketTimeout=30&sslmode=disable&gssEncMode=disable";
    }

    /** A connection to this very server. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + NAME + "?user=" + NAME
                + "&password=" + workshop.secret() + "&sslmode=disable&gssEncMode=disable");
    }

    private String one(String question) throws IOException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    /** A statement of set-up. */
    private void sql(String database, String statement) throws IOException, InterruptedException {
        workshop.run(
                "psql",
                "-q",
                "-X",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-U",
                NAME,
                "-d",
                database,
                "-c",
                statement);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
