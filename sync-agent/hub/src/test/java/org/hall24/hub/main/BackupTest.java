package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.hall24.hub.database.Debian15;
import org.hall24.hub.database.Migrations;
import org.hall24.hub.database.PostgresServer;
import org.hall24.hub.database.TestServer;
import org.hall24.hub.fleet.Terminals;
import org.hall24.hub.keys.HubKeys;
import org.hall24.hub.keys.Passphrase;
import org.hall24.hub.keys.PrivateFiles;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Database and keys, written and brought back, for real: on the hub's own server and on Debian's. */
class BackupTest {
    @TempDir
    private Path box = Path.of("");

    private Path passphrase = Path.of("");

    @BeforeEach
    void open() throws IOException {
        TestServer.letThrough(box);
        passphrase = Files.writeString(box.resolve("passphrase"), "a long enough word\n");
    }

    private int run(List<String> words) {
        var all = new ArrayList<>(words);
        all.addAll(List.of("--passphrase-file", passphrase.toString()));
        return HubMain.run(all.toArray(String[]::new));
    }

    private HubKeys keys(String state) throws IOException {
        return HubKeys.in(
                PrivateFiles.in(box.resolve(state).resolve("keys"), java.util.Optional.of(Passphrase.from(passphrase))),
                Terminal.RANDOM);
    }

    private Path backup() throws IOException {
        try (var files = Files.list(box.resolve("out"))) {
            return files.filter(file -> file.toString().endsWith(".backup"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void register(String url, String terminal) {
        var source = new DriverManagerDataSource(url);
        Migrations.run(source);
        new Terminals(JdbcClient.create(source), InstantSource.system())
                .register(SigningKey.generate(terminal, Terminal.RANDOM).verifying());
    }

    private static List<String> terminals(String url) {
        return new Terminals(JdbcClient.create(new DriverManagerDataSource(url)), InstantSource.system()).names();
    }

    private static long asked(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url))
                .sql("select count(*) from reconciliation_ask where terminal_id = '*'")
                .query(Long.class)
                .single();
    }

    @Test
    void theHubsOwnDatabaseIsCopiedWhileItRunsAndComesBack() throws Exception {
        var server = PostgresServer.under(box.resolve("hub"));
        server.start();
        try {
            register(server.jdbcUrl(), "H24-0001");
            var before = keys("hub").publicHalves();
            assertThat(run(List.of(
                            "backup",
                            "--state",
                            box.resolve("hub").toString(),
                            "--out",
                            box.resolve("out").toString())))
                    .isZero();
            // After the back-up: this one is lost with the disk.
            register(server.jdbcUrl(), "H24-0002");
            sealed(backup());
            var words = List.of(
                    "restore",
                    backup().toString(),
                    "--state",
                    box.resolve("fresh").toString());
            assertThat(run(words)).isZero();
            assertThat(keys("fresh").publicHalves()).isEqualTo(before);
            var restored = PostgresServer.under(box.resolve("fresh"));
            restored.start();
            try {
                assertThat(terminals(restored.jdbcUrl())).containsExactly("H24-0001");
                assertThat(asked(restored.jdbcUrl())).isEqualTo(1);
            } finally {
                restored.stop();
            }
            // Over what is there nothing is brought back.
            assertThat(run(words)).isEqualTo(2);
        } finally {
            server.stop();
        }
    }

    /** The file says nothing, to its owner only. */
    private static void sealed(Path file) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("H24-0001").doesNotContain("sealing").doesNotContain("ustar");
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aDatabaseOfDebianIsDumpedAndFillsAnEmptyOne() throws Exception {
        try (var server = new Debian15(Files.createDirectory(box.resolve("debian")))) {
            execute(server.url("postgres"), "create database hall");
            execute(server.url("postgres"), "create database again");
            register(server.url("hall"), "H24-0001");
            var before = keys("hub").publicHalves();
            assertThat(run(List.of(
                            "backup",
                            "--state",
                            box.resolve("hub").toString(),
                            "--database",
                            server.url("hall"),
                            "--out",
                            box.resolve("out").toString())))
                    .isZero();
            sealed(backup());
            assertThat(run(List.of(
                            "restore",
                            backup().toString(),
                            "--state",
                            box.resolve("fresh").toString(),
                            "--database",
                            server.url("hall"))))
                    .as("a database that is not empty")
                    .isEqualTo(2);
            assertThat(run(List.of(
                            "restore",
                            backup().toString(),
                            "--state",
                            box.resolve("fresh").toString(),
                            "--database",
                            server.url("again"))))
                    .isZero();
            assertThat(terminals(server.url("again"))).containsExactly("H24-0001");
            assertThat(asked(server.url("again"))).isEqualTo(1);
            assertThat(keys("fresh").publicHalves()).isEqualTo(before);
        }
    }

    @Test
    void withoutAPassphraseThereIsNoBackup() {
        assertThat(HubMain.run(
                        "backup",
                        "--state",
                        box.resolve("hub").toString(),
                        "--out",
                        box.resolve("out").toString()))
                .isEqualTo(2);
        assertThat(Files.exists(box.resolve("out"))).isFalse();
    }

    private static void execute(String url, String sentence) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sentence);
        }
    }
}
