package org.hall24.hub.main;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hall24.hub.cases.CaseFiles;
import org.hall24.hub.cases.CaseState;
import org.hall24.hub.database.Migrations;
import org.hall24.hub.database.TestDatabase;
import org.hall24.hub.fleet.Terminals;
import org.hall24.hub.keys.HubKeys;
import org.hall24.hub.keys.PrivateFiles;
import org.hall24.people.People;
import org.hall24.people.Person;
import org.hall24.sandbox.SandboxServer;
import org.hall24.time.Pause;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.seal.SealingSuite;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.SigningKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hub, its departments and one registered terminal, all real, for one test class. */
final class TestHall implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    final HubServer hub;
    final SandboxServer sandbox;
    final Terminal terminal;
    final HubKeys keys;
    final Path state;
    final String jdbcUrl;
    private final HttpClient plain = HttpClient.newHttpClient();

    TestHall() throws IOException {
        this(List.of(SealingSuite.X25519), SignatureAlgorithm.ED25519);
    }

    /** A hall whose hub and first terminal have keys of these kinds. */
    TestHall(List<SealingSuite> suites, SignatureAlgorithm algorithm) throws IOException {
        state = Files.createTempDirectory(Files.createDirectories(Path.of("target", "halls")), "hall-");
        sandbox = new SandboxServer(
                0, state.resolve("sandbox"), People.shipped(), InstantSource.system(), Pause.REAL, Terminal.RANDOM);
        jdbcUrl = TestDatabase.fresh();
        Migrations.run(new DriverManagerDataSource(jdbcUrl));
        HubKeys.begin(PrivateFiles.in(state.resolve("keys")), suites, algorithm, Terminal.RANDOM);
        var options = new HubOptions(
                state,
                PrivateFiles.in(state.resolve("keys")),
                "127.0.0.1",
                0,
                () -> jdbcUrl,
                "http://127.0.0.1:" + sandbox.port(),
                Optional.empty(),
                Optional.of("990000"),
                false);
        hub = HubServer.start(options, InstantSource.system(), Terminal.RANDOM);
        keys = hub.part(HubKeys.class);
        terminal = register("H24-0007", algorithm);
    }

    Terminal register(String name) throws IOException {
        return register(name, SignatureAlgorithm.ED25519);
    }

    Terminal register(String name, SignatureAlgorithm algorithm) throws IOException {
        var key = SigningKey.generate(name, algorithm, Terminal.RANDOM);
        hub.part(Terminals.class).register(key.verifying());
        return Terminal.of(key, hub.port(), state.resolve("ca.pem"));
    }

    /** An appeal, sealed at the hall's terminal. */
    MatterSubmission appeal() {
        return appeal(terminal, "R-01");
    }

    /** An appeal of one of the people of the demonstration, sealed at this terminal. */
    MatterSubmission appeal(Terminal at, String person) {
        return at.seal(Terminal.appeal(person(person)), keys.publicHalves().sealing());
    }

    /** How many rows of a table are of this matter. */
    int rows(String table, MatterSubmission matter) {
        return hub.part(JdbcClient.class)
                .sql("select count(*) from " + table + " where matter_id = ?")
                .param(matter.matterId())
                .query(Integer.class)
                .single();
    }

    static Person person(String id) {
        return People.shipped().byId(id).orElseThrow();
    }

    void mode(String department, String mode) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + "/mode"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"department\":\"" + department + "\",\"mode\":\"" + mode + "\"}"))
                .build();
        var answer = plain.send(request, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the sandbox does not take this mode");
        }
    }

    /** The code a person's phone shows now. */
    String showCode(String person) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + "/platform/codes"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"person\":\"" + person + "\"}"))
                .build();
        return JsonMapper.shared()
                .readTree(plain.send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .path("code")
                .asString();
    }

    /** What lies on a person's phone, the newest last. */
    List<String> messages(Person person) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + sandbox.port() + "/phone/" + person.phone()))
                .build();
        var texts = new ArrayList<String>();
        JsonMapper.shared()
                .readTree(plain.send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .path("messages")
                .forEach(message -> texts.add(message.path("text").asString()));
        return texts;
    }

    /** The row of a case in the sandbox's ledger; a missing node when there is none. */
    JsonNode effect(String key) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + "/effects"))
                .build();
        var rows = JsonMapper.shared()
                .readTree(plain.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
        for (var row : rows) {
            if (row.path("key").asString("").equals(key)) {
                return row;
            }
        }
        return JsonMapper.shared().missingNode();
    }

    CaseState settled(String caseNumber) throws InterruptedException {
        await(() -> switch (state(caseNumber)) {
            case RECEIVED, SENT -> false;
            case ANSWERED, REFUSED, STUCK -> true;
        });
        return state(caseNumber);
    }

    CaseState state(String caseNumber) {
        return hub.part(CaseFiles.class).state(caseNumber).orElseThrow();
    }

    /** Waits for something that happens by itself; fails loudly when it does not. */
    static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not happen within " + PATIENCE);
            }
            Pause.REAL.sleep(LOOK);
        }
    }

    @Override
    public void close() {
        hub.close();
        sandbox.close();
    }
}
