package org.hall24.fleet.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.programs.House;
import org.hall24.programs.House.Leaf;
import org.hall24.programs.Program;
import org.hall24.wire.json.Json;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.sign.VerifyingKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One to several hub nodes with one set of keys, and the departments behind them. Everything it started ends with it. */
public final class Hubs implements AutoCloseable {
    private static final String HUB = "org.hall24.hub.main.HubMain";
    private static final String SANDBOX = "org.hall24.sandbox.main.SandboxMain";

    /** Java, Spring and the first connection, on two cores that others use as well. */
    private static final Duration READY_MAX = Duration.ofMinutes(4);

    /**
     * {@code config/jvm/hub.options} is for one hall. Some hundred batches at once are some hundred megabytes; with too little room a
     * node does nothing but collect them.
     */
    private static final List<String> FOR_A_FLEET = List.of("-Xms1g", "-Xmx1g");

    private static final int KEY_BYTES_MAX = 4 << 10;
    private static final String FIRST = "hub-0";

    private final House house;
    private final Path folder;
    private final String database;
    private final List<String> serving;
    private final Map<Integer, Program> nodes = new HashMap<>();
    private final Map<Integer, Integer> ports = new HashMap<>();
    private final Program sandbox;
    private final String departments;
    private final Keys keys;

    /**
     * The hub's public keys.
     *
     * @param sealing what terminals seal to
     * @param signing what receipts are checked with
     */
    public record Keys(SealingKey sealing, VerifyingKey signing) {}

    private Hubs(House house, Path folder, String database, List<String> serving)
            throws IOException, InterruptedException {
        this.house = house;
        this.folder = folder;
        this.database = database;
        this.serving = List.copyOf(serving);
        sandbox = Program.start(
                "sandbox",
                house.command(
                        Leaf.SANDBOX,
                        SANDBOX,
                        List.of("--port", "0", "--state", state("sandbox").toString())),
                Map.of(),
                log("sandbox"),
                _ -> {});
        try {
            departments = "http://127.0.0.1:"
                    + sandbox.awaitReady(READY_MAX).path("port").asInt();
            keys = keys();
        } catch (IOException | InterruptedException e) {
            sandbox.close();
            throw e;
        }
    }

    /**
     * Departments that run and hubs that do not yet.
     *
     * @param folder for their state and logs
     * @param database JDBC URL
     * @param serving more arguments of {@code hub serve} for each node
     */
    public static Hubs over(House house, Path folder, String database, List<String> serving)
            throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("logs"));
        return new Hubs(house, folder, database, serving);
    }

    private Path state(String name) {
        return folder.resolve("state").resolve(name);
    }

    private Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    private Keys keys() throws IOException, InterruptedException {
        var said = errand("hub-keys", "keys", "--state", state(FIRST).toString());
        var json = new JsonMapper().readTree(said);
        return new Keys(part(json.path("sealing"), SealingKey.class), part(json.path("signing"), VerifyingKey.class));
    }

    private static <T> T part(JsonNode node, Class<T> type) throws IOException {
        return Json.PLAIN.read(node.toString().getBytes(StandardCharsets.UTF_8), type, KEY_BYTES_MAX);
    }

    /** One of the hub's commands, run to its end. */
    public String errand(String name, String... arguments) throws IOException, InterruptedException {
        return Program.outputOf(name, house.command(Leaf.HUB, HUB, List.of(arguments)), log(name), READY_MAX);
    }

    /**
     * Starts a node, or starts it again at the port it had.
     *
     * @param number 0 and up; all nodes have the keys of the first, which must have been started once before the others
     */
    public void start(int number) throws IOException, InterruptedException {
        var home = state("hub-" + number);
        if (number > 0 && !Files.isDirectory(home.resolve("keys"))) {
            copy(state(FIRST).resolve("keys"), home.resolve("keys"));
        }
        var words = new ArrayList<>(List.of(
                "serve",
                "--state",
                home.toString(),
                "--port",
                Integer.toString(ports.getOrDefault(number, 0)),
                "--database",
                database,
                "--sandbox",
                departments,
                "--overlay",
                "990000"));
        words.addAll(serving);
        var command = house.command(Leaf.HUB, FOR_A_FLEET, HUB, words);
        var node = Program.start("hub-" + number, command, Map.of(), log("hub-" + number), _ -> {});
        nodes.put(number, node);
        ports.put(number, node.awaitReady(READY_MAX).path("port").asInt());
    }

    /** The keys are files of one owner; nothing else of a node's state is another's business. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(
                to, java.nio.file.attribute.PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(from)));
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** SIGKILL for one node. A process kill, not a power cut. */
    public void kill(int number) throws InterruptedException {
        var node = nodes.get(number);
        if (node != null) {
            node.kill();
        }
    }

    /** Ends one node as an administrator does. */
    public void stop(int number) {
        Optional.ofNullable(nodes.get(number)).ifPresent(Program::close);
    }

    /** The running node. */
    public Optional<Program> node(int number) {
        return Optional.ofNullable(nodes.get(number));
    }

    /** Where a node listens on loopback; stays the same over restarts. */
    public int port(int number) {
        var port = ports.get(number);
        if (port == null) {
            throw new IllegalStateException("hub " + number + " was never started");
        }
        return port;
    }

    /** A node's address. */
    public URI address(int number) {
        return URI.create("https://localhost:" + port(number));
    }

    /** The folder of a node's state. */
    public Path home(int number) {
        return state("hub-" + number);
    }

    /** The certificate under which all nodes' are. */
    public Path authority() {
        return state(FIRST).resolve("ca.pem");
    }

    /** The hub's public keys. */
    public Keys publicKeys() {
        return keys;
    }

    /** The hub's keys for checking receipts. */
    public Collection<VerifyingKey> signing() {
        return List.of(keys.signing());
    }

    /** The database's JDBC URL, for the hub's commands. */
    public String database() {
        return database;
    }

    /** Where the departments answer. */
    public String departments() {
        return departments;
    }

    /** Ends all nodes, then the departments. */
    @Override
    public void close() {
        for (var node : new ArrayList<>(nodes.values())) {
            node.close();
        }
        sandbox.close();
    }
}
