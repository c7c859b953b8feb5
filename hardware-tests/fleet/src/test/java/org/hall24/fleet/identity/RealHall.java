package org.hall24.fleet.identity;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hall24.programs.House;
import org.hall24.programs.House.Leaf;
import org.hall24.programs.Program;

/**
 * A real hub, and the commands of hub and agent, as processes. It needs hub and agent packaged: {@code ./hall24 test} sees to that;
 * a build of this leaf alone passes the test over.
 */
final class RealHall implements AutoCloseable {
    static final String TERMINAL = "H24-0007";
    private static final Duration START_MAX = Duration.ofMinutes(2);

    /** Sixteen programs start in one test, most for a moment: the second compiler would cost more than it gives. */
    private static final List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1");

    private static final String HUB = "org.hall24.hub.main.HubMain";
    private static final String RELEASE = "org.hall24.hub.main.ReleaseMain";
    private static final String SANDBOX = "org.hall24.sandbox.main.SandboxMain";
    private static final String AGENT = "org.hall24.agent.main.AgentMain";

    private final Path folder;
    private final House house = House.at(
            Path.of(property("basedir")).toAbsolutePath().resolve("../..").normalize(),
            Path.of(property("hall24.assets")));
    private final List<Program> started = new ArrayList<>();
    private Optional<Program> serving = Optional.empty();
    private Optional<URI> hub = Optional.empty();

    RealHall(Path folder) throws IOException {
        this.folder = folder;
        assumeThat(house.isBuilt() || Boolean.getBoolean("hall24.whole")).isTrue();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    Path hubState() {
        return folder.resolve("hub");
    }

    Path authority() {
        return hubState().resolve("ca.pem");
    }

    Path log(String program) {
        return folder.resolve(program + ".log");
    }

    URI hub() {
        return hub.orElseThrow();
    }

    /** Starts the hub, or starts it again where it was. */
    void serve(String... more) throws IOException, InterruptedException {
        serving.ifPresent(Program::close);
        var words = words("serve", "--state", hubState().toString(), more);
        words.addAll(List.of("--port", hub.map(URI::getPort).orElse(0).toString()));
        var program = started("hub", house.command(Leaf.HUB, BRIEF, HUB, words));
        serving = Optional.of(program);
        hub = Optional.of(URI.create(program.awaitReady(START_MAX).path("url").asString()));
    }

    /** Starts the departments; their address comes back. */
    String departments() throws IOException, InterruptedException {
        var state = folder.resolve("sandbox").toString();
        var sandbox = started(
                "sandbox", house.command(Leaf.SANDBOX, BRIEF, SANDBOX, List.of("--port", "0", "--state", state)));
        return "http://127.0.0.1:" + sandbox.awaitReady(START_MAX).path("port").asInt();
    }

    /** A command of the hub; what it printed comes back. */
    String hub(String verb, String... more) throws IOException, InterruptedException {
        return hub(words(verb, "--state", hubState().toString(), more));
    }

    String hub(List<String> words) throws IOException, InterruptedException {
        return output("hub", house.command(Leaf.HUB, BRIEF, HUB, words));
    }

    /** Makes a release with the keys the hub has now. */
    Path release(int revision) throws IOException, InterruptedException {
        var keys = Files.writeString(folder.resolve("hub-keys.json"), hub("keys"));
        var out = folder.resolve("release-" + revision);
        var words = List.of(
                "make",
                "--out",
                out.toString(),
                "--hub-keys",
                keys.toString(),
                "--roots",
                folder.resolve("roots").toString(),
                "--revision",
                Integer.toString(revision),
                "--overlay",
                "990000");
        output("release", house.command(Leaf.HUB, BRIEF, RELEASE, words));
        return out.resolve("release.json");
    }

    Path roots() {
        return folder.resolve("roots/roots.json");
    }

    /** A command of the agent. */
    void agent(String verb, Path state, String... more) throws IOException, InterruptedException {
        var words = words(verb, "--state", state.toString(), more);
        words.addAll(List.of("--hub", hub().toString(), "--hub-ca", authority().toString(), "--terminal", TERMINAL));
        output("agent", house.command(Leaf.AGENT, BRIEF, AGENT, words));
    }

    /** The agent itself. */
    Program runAgent(Path state, Path socket, Path release) throws IOException, InterruptedException {
        var words = words("run", "--state", state.toString(), "--socket", socket.toString());
        words.addAll(List.of("--hub", hub().toString(), "--hub-ca", authority().toString(), "--terminal", TERMINAL));
        words.addAll(List.of("--public-hub", "https://hub.example", "--region", "YS", "--starts-within", "0"));
        words.addAll(List.of("--release-wait", "5"));
        words.addAll(List.of("--roots", roots().toString(), "--release", release.toString()));
        var agent = started("agent", house.command(Leaf.AGENT, BRIEF, AGENT, words));
        agent.awaitReady(START_MAX);
        return agent;
    }

    private static List<String> words(String verb, String option, String value, String... more) {
        var words = new ArrayList<>(List.of(verb, option, value));
        words.addAll(Arrays.asList(more));
        return words;
    }

    private Program started(String name, List<String> command) throws IOException {
        var program = Program.start(name, command, Map.of(), log(name), _ -> {});
        started.add(program);
        return program;
    }

    private String output(String name, List<String> command) throws IOException, InterruptedException {
        return Program.outputOf(name, command, log(name), START_MAX).strip();
    }

    @Override
    public void close() throws IOException {
        for (var program : started.reversed()) {
            program.close();
        }
        try {
            if (Files.isDirectory(hubState().resolve("postgres"))) {
                hub("stop-database");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
