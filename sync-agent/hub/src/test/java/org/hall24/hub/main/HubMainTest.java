package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hall24.hub.database.PostgresServer;
import org.hall24.hub.database.TestServer;
import org.hall24.people.People;
import org.hall24.sandbox.SandboxServer;
import org.hall24.time.Pause;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.json.Json;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The program as it is started, killed and started again. */
class HubMainTest {
    private static final Duration READY_MAX = Duration.ofSeconds(60);

    @TempDir
    private Path box = Path.of("");

    private Path state = Path.of("");
    private final List<Process> started = new ArrayList<>();
    private final SigningKey key = SigningKey.generate("H24-0007", Terminal.RANDOM);

    @BeforeEach
    void letTheDatabaseUserThrough() throws IOException {
        TestServer.letThrough(box);
        state = box.resolve("hub");
    }

    @AfterEach
    void endWhatRuns() throws Exception {
        for (var process : started) {
            process.destroyForcibly().waitFor();
        }
        PostgresServer.under(state).stop();
    }

    private record Running(Process process, int port, String psql) {}

    private Running serve(String sandbox) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HubMain.class.getName(),
                        "serve",
                        "--state",
                        state.toString(),
                        "--port",
                        "0",
                        "--sandbox",
                        sandbox)
                .redirectError(box.resolve("hub.log").toFile())
                .start();
        started.add(process);
        var lines = process.inputReader(StandardCharsets.UTF_8);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("{\"ready\"")) {
                var ready = JsonMapper.shared().readTree(line);
                return new Running(
                        process, ready.path("port").asInt(), ready.path("psql").asString(""));
            }
        }
        throw new AssertionError("the hub ended before it was ready: " + Files.readString(box.resolve("hub.log")));
    }

    private int register(SigningKey who) {
        return HubMain.run(
                "register",
                "--state",
                state.toString(),
                "--terminal",
                who.id(),
                "--key",
                who.verifying().key().base64());
    }

    @Test
    void aTerminalIsRegisteredWhileNoHubRunsAndTheDatabaseIsStoppedAgain() throws Exception {
        assertThat(register(key)).isZero();
        assertThat(Files.exists(state.resolve("postgres/data/postmaster.pid"))).isFalse();
        assertThat(register(key)).isZero();
        assertThat(register(SigningKey.generate("H24-0007", Terminal.RANDOM))).isEqualTo(1);
        assertThat(HubMain.run("register", "--state", state.toString(), "--terminal", "x", "--key", "eA=="))
                .isEqualTo(2);
    }

    @Test
    void secretsAreReadableByTheirOwnerOnly() throws Exception {
        assertThat(HubMain.run("keys", "--state", state.toString())).isZero();
        try (var files = Files.list(state.resolve("keys"))) {
            assertThat(files.filter(file -> !file.endsWith("lock")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aHubKilledAgainAndAgainLosesNothingAndDoublesNothing() throws Exception {
        try (var sandbox = new SandboxServer(
                0, box.resolve("sandbox"), People.shipped(), InstantSource.system(), Pause.REAL, Terminal.RANDOM)) {
            var url = "http://127.0.0.1:" + sandbox.port();
            var running = serve(url);
            assertThat(register(key)).isZero();
            assertThat(HubMain.run("stop-database", "--state", state.toString()))
                    .isEqualTo(1);
            assertThat(HubMain.run("serve", "--state", state.toString(), "--port", "0"))
                    .isEqualTo(2);
            var sealing = org.hall24.hub.keys.HubKeys.under(state, Terminal.RANDOM)
                    .publicHalves()
                    .sealing();
            var matters = new ArrayList<MatterSubmission>();
            var sealer = Terminal.of(key, running.port(), state.resolve("ca.pem"));
            for (int round = 0; round < 3; round++) {
                var matter = sealer.seal(Terminal.appeal(TestHall.person("R-01")), sealing);
                matters.add(matter);
                var given = putAndKill(running, matter);
                running = serve(url);
                var again = Terminal.of(key, running.port(), state.resolve("ca.pem"))
                        .put(matter);
                // The row was there before the kill: the hub must remember, and say the same.
                assertThat(again.statusCode()).isEqualTo(200);
                given.ifPresent(receipt -> assertThat(again.body()).isEqualTo(receipt));
            }
            allAnsweredOnce(running, matters, url);
            running.process().destroy();
            assertThat(running.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.exists(state.resolve("postgres/data/postmaster.pid")))
                    .isFalse();
        }
    }

    /** Puts a matter and kills the hub the moment its row is visible; the receipt, if the answer got out. */
    private Optional<String> putAndKill(Running running, MatterSubmission matter) throws Exception {
        var terminal = Terminal.of(key, running.port(), state.resolve("ca.pem"));
        var answer = new java.util.concurrent.CompletableFuture<Optional<String>>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(Optional.of(terminal.put(matter).body()));
            } catch (IOException e) {
                answer.complete(Optional.empty());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var url = PostgresServer.under(state).jdbcUrl();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.prepareStatement("select 1 from matter where matter_id = ?")) {
            statement.setObject(1, matter.matterId());
            long deadline = System.nanoTime() + READY_MAX.toNanos();
            while (true) {
                try (var row = statement.executeQuery()) {
                    if (row.next()) {
                        break;
                    }
                }
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        }
        running.process().destroyForcibly().waitFor();
        return answer.get(30, TimeUnit.SECONDS);
    }

    private static void allAnsweredOnce(Running running, List<MatterSubmission> matters, String sandbox)
            throws Exception {
        var numbers = new HashSet<String>();
        matters.forEach(matter -> numbers.add(matter.caseNumber()));
        TestHall.await(() -> answered(running, numbers) == matters.size());
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            var effects = client.send(
                    java.net.http.HttpRequest.newBuilder(java.net.URI.create(sandbox + "/effects"))
                            .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofByteArray());
            var rows = JsonMapper.shared().readTree(effects.body());
            assertThat(rows).hasSize(matters.size());
            rows.forEach(row -> assertThat(row.path("count").asInt()).isEqualTo(1));
        }
    }

    private static int answered(Running running, HashSet<String> numbers) {
        try {
            var psql = new ProcessBuilder(
                            "psql",
                            running.psql(),
                            "-Atc",
                            "select case_number from case_file where state = 'answered'")
                    .start();
            var lines = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return (int) lines.stream().filter(numbers::contains).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatTheKeysCommandPrintsIsWhatAReleaseTakesIn() throws Exception {
        var keys = org.hall24.hub.keys.HubKeys.under(state, Terminal.RANDOM).publicHalves();
        var again = Json.PLAIN.read(Json.PLAIN.write(keys), org.hall24.hub.keys.HubKeys.Public.class, 10_000);

        assertThat(again).isEqualTo(keys);
        assertThat(org.hall24.hub.keys.HubKeys.under(state, Terminal.RANDOM).publicHalves())
                .isEqualTo(keys);
    }
}
