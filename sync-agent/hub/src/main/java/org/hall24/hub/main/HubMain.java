package org.hall24.hub.main;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.hall24.hub.certificates.Certificates;
import org.hall24.hub.database.DatabaseException;
import org.hall24.hub.database.DatabaseKeeper;
import org.hall24.hub.database.LogSettings;
import org.hall24.hub.database.Migrations;
import org.hall24.hub.database.Outage;
import org.hall24.hub.database.PostgresServer;
import org.hall24.hub.keys.Passphrase;
import org.hall24.hub.keys.PrivateFiles;
import org.hall24.hub.metrics.MetricsServer;
import org.hall24.time.Pause;
import org.hall24.wire.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The hub's commands. Exit 0 = done, 1 = refused, 2 = could not. */
@Command(
        name = "hub",
        mixinStandardHelpOptions = true,
        description = "The record: takes matters in, puts them to departments, answers citizens.",
        subcommands = {
            HubMain.Serve.class,
            KeyCommands.class,
            RegisterCommand.class,
            EnrolCommands.Enrol.class,
            EnrolCommands.Revoke.class,
            ReleaseCommands.class,
            PaperCommands.Migrations.class,
            PaperCommands.OpenApi.class,
            ImportCommand.class,
            BackupCommands.Backup.class,
            BackupCommands.Restore.class,
            ReconcileCommands.Restored.class,
            ReconcileCommands.Ask.class,
            ReconcileCommands.Show.class,
            HubMain.StopDatabase.class
        })
public final class HubMain {
    private static final int COULD_NOT = 2;

    /** A crash recovery of a large database; whoever starts a hub without one hears of it after that. */
    private static final Duration DATABASE_MAX = Duration.ofMinutes(1);

    private static final Duration DATABASE_LOOK = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(HubMain.class);

    /** The program. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new HubMain())
                .setExecutionExceptionHandler((e, _, _) -> {
                    System.err.println("hub: " + cause(e));
                    return COULD_NOT;
                })
                .execute(args);
    }

    /** Spring wraps what went wrong several times; the sentence for a technician is at the bottom. */
    private static String cause(Throwable e) {
        var deepest = e;
        while (deepest.getCause() != null && !(deepest instanceof IOException)) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }

    /** The hub itself. */
    @Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the hub until it is ended.")
    static final class Serve implements Callable<Integer> {
        @Option(names = "--state", required = true, description = "the hub's directory")
        private Path state = Path.of("");

        @Option(names = "--port", defaultValue = "8443", description = "TLS port; 0 takes a free one")
        private int port;

        @Option(
                names = "--address",
                defaultValue = "127.0.0.1",
                description = "address to listen on (${DEFAULT-VALUE})")
        private String address = "";

        @Option(names = "--database", description = "JDBC URL of a PostgreSQL; without it the hub starts its own")
        private Optional<String> database = Optional.empty();

        @Mixin
        private final KeysOption keys = new KeysOption();

        @Option(names = "--sandbox", defaultValue = "http://127.0.0.1:8081", description = "the departments' address")
        private String sandbox = "";

        @Option(names = "--public", description = "address citizens reach this hub by")
        private Optional<String> publicUrl = Optional.empty();

        @Option(names = "--overlay", description = "the region's overlay, such as 990000, as in its releases")
        private Optional<String> overlay = Optional.empty();

        @Option(
                names = "--intake-only",
                description = "take matters in and open no case; another node with the same database must do that")
        private boolean intakeOnly;

        @Option(
                names = "--metrics-port",
                description = "port on this machine for Prometheus, GET /metrics; 0 takes a free one; none without it")
        private Optional<Integer> metricsPort = Optional.empty();

        @Override
        public Integer call() throws IOException, InterruptedException {
            var home = StateDirectory.at(state);
            var postgres = database.isPresent()
                    ? Optional.<PostgresServer>empty()
                    : Optional.of(PostgresServer.under(home.directory()));
            try (var channel = home.lockFile()) {
                FileLock held = channel.tryLock();
                if (held == null) {
                    throw new IOException("another hub runs on " + home.directory());
                }
                var secrets = secrets(home);
                var ready = new FutureTask<>(() -> ready(postgres));
                Thread.ofPlatform().daemon().name("database").start(ready);
                var hub = HubServer.start(
                        new HubOptions(
                                home.directory(),
                                secrets,
                                address,
                                port,
                                () -> outcome(ready),
                                sandbox,
                                publicUrl,
                                overlay,
                                intakeOnly),
                        InstantSource.system(),
                        new SecureRandom());
                if (intakeOnly) {
                    LOG.warn("this node opens no case; see that another one with this database does");
                }
                var keeper = postgres.map(server -> DatabaseKeeper.of(server, Pause.REAL));
                Thread.ofPlatform().daemon().name("warm-up").start(hub.part(Certificates.class)::warmUp);
                var ended = new CountDownLatch(1);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(hub, keeper, postgres, ended)));
                var metrics = metricsPort.isPresent()
                        ? Optional.of(MetricsServer.start(hub.part(PrometheusMeterRegistry.class), metricsPort.get()))
                        : Optional.<MetricsServer>empty();
                System.out.println(ready(home.directory(), hub, postgres, metrics));
                ended.await();
                held.release();
                return 0;
            }
        }

        private PrivateFiles secrets(StateDirectory home) throws IOException {
            var secrets = keys.files(home);
            if (keys.passphrase().isEmpty()) {
                LOG.warn(
                        "the keys in {} lie in clear, for this user only; give --passphrase-file or the credential {}",
                        keys.directory(home),
                        Passphrase.CREDENTIAL);
            }
            return secrets;
        }

        /** Beside the rest of the start: PostgreSQL takes as long as Spring. */
        private String ready(Optional<PostgresServer> postgres) throws IOException {
            if (postgres.isPresent()) {
                postgres.get().start();
            }
            var url = database.orElseGet(() -> postgres.orElseThrow().jdbcUrl());
            awaitPromises(url);
            for (var remedy : LogSettings.remedies(url)) {
                LOG.warn("this PostgreSQL would write rows into its log; let its administrator run: {}", remedy);
            }
            Migrations.run(new DriverManagerDataSource(url));
            return url;
        }

        /** A machine that starts everything at once starts its database, too; a standby may be taking over. */
        private static void awaitPromises(String url) throws IOException {
            long giveUpAt = System.nanoTime() + DATABASE_MAX.toNanos();
            while (true) {
                try {
                    PostgresServer.checkPromises(url);
                    return;
                } catch (DatabaseException e) {
                    if (!Outage.isBehind(e) || System.nanoTime() > giveUpAt) {
                        throw e;
                    }
                    LOG.warn("the database does not answer yet");
                    try {
                        Pause.REAL.sleep(DATABASE_LOOK);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                        throw e;
                    }
                }
            }
        }

        private static String outcome(FutureTask<String> ready) {
            try {
                return ready.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("no database", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the database started", e);
            }
        }

        private static void end(
                HubServer hub,
                Optional<DatabaseKeeper> keeper,
                Optional<PostgresServer> postgres,
                CountDownLatch ended) {
            try {
                hub.close();
                keeper.ifPresent(DatabaseKeeper::close);
                if (postgres.isPresent()) {
                    postgres.get().stop();
                }
            } catch (IOException e) {
                System.err.println("hub: " + e.getMessage());
            } finally {
                ended.countDown();
            }
        }

        private String ready(
                Path home, HubServer hub, Optional<PostgresServer> postgres, Optional<MetricsServer> metrics) {
            var line = new LinkedHashMap<String, Object>();
            line.put("ready", "hub");
            line.put("port", hub.port());
            line.put("url", "https://localhost:" + hub.port());
            line.put("public", publicUrl.orElse("https://localhost:" + hub.port()));
            line.put("ca", home.resolve("ca.pem").toString());
            postgres.ifPresent(server -> line.put("psql", server.psql()));
            metrics.ifPresent(server -> line.put("metrics", "http://127.0.0.1:" + server.port() + "/metrics"));
            return Json.PLAIN.text(line);
        }
    }

    /** The end of a database whose hub was killed. */
    @Command(
            name = "stop-database",
            mixinStandardHelpOptions = true,
            description = "Stops the hub's own PostgreSQL, which outlives a killed hub.")
    static final class StopDatabase implements Callable<Integer> {
        @Option(names = "--state", required = true, description = "the hub's directory")
        private Path state = Path.of("");

        @Override
        public Integer call() throws IOException {
            if (!Files.isDirectory(state.resolve("postgres"))) {
                System.out.println("there is no database");
                return 0;
            }
            var home = StateDirectory.at(state);
            try (var channel = home.lockFile()) {
                FileLock held = channel.tryLock();
                if (held == null) {
                    System.err.println("hub: the hub is running; end it, and it stops its database itself");
                    return 1;
                }
                PostgresServer.under(home.directory()).stop();
                held.release();
            }
            System.out.println("the database is stopped");
            return 0;
        }
    }
}
