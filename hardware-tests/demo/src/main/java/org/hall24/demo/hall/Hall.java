package org.hall24.demo.hall;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hall24.programs.House;
import org.hall24.programs.House.Leaf;
import org.hall24.programs.Program;
import org.hall24.simulator.chip.CardService;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole hall on this machine: department, hub, devices, agent and kiosk, each a process of its own, on free loopback
 * ports. It stops what it started and nothing else. Safe for use by several threads.
 */
public final class Hall implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hall.class);

    /** The first start of the hub unpacks and initialises a database; two busy cores need about a minute. */
    private static final Duration READY_MAX = Duration.ofSeconds(150);

    /** Making keys and signing a release takes a second or two; a busy machine gets a minute. */
    private static final Duration ERRAND_MAX = Duration.ofSeconds(90);

    /** What a person is told of a hall without a card service. */
    public static final String NO_SLOT =
            "no social-security cards: pcscd or vsmartcard-vpcd is missing here or does not start; see the log";

    /** Where programs meet the card service. */
    private static final String CARD_SOCKET = "pcscd.sock";

    private final Plan plan;
    private final Places places;
    private final Relay relay;
    private final Commands commands;
    private final Map<Role, Program> running = new EnumMap<>(Role.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Optional<String> psql = Optional.empty();
    private volatile Optional<CardService> cardService = Optional.empty();

    /**
     * How a hall is to be started.
     *
     * @param environment for the kiosk: which display
     * @param kioskArguments beside the addresses: {@code --trace}, {@code --window}
     * @param kioskLines gives, at each start of the kiosk, somebody to hear its standard output
     * @param pause waits for the card service to begin
     */
    public record Plan(
            House house,
            Places places,
            Map<String, String> environment,
            List<String> kioskArguments,
            Supplier<Consumer<String>> kioskLines,
            Pause pause) {}

    private Hall(Plan plan) throws IOException {
        this.plan = plan;
        this.places = plan.places();
        var free = freePorts(4);
        relay = Relay.to(free.get(0));
        commands = new Commands(
                plan.house(),
                places,
                new Commands.Ports(free.get(0), relay.port(), free.get(1), free.get(2), free.get(3)),
                plan.kioskArguments());
    }

    /** Opens a hall whose programs do not run yet, so that a shutdown hook can close it while it starts. */
    public static Hall of(Plan plan) throws IOException {
        return new Hall(plan);
    }

    /** Starts everything, what can be at once at once, and returns when the kiosk is ready. */
    public void start() throws IOException, InterruptedException {
        writePorts();
        beginCardService();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var sandbox = hands.submit(starting(Role.SANDBOX));
            var idcard = hands.submit(starting(Role.IDCARD));
            var others = Stream.concat(
                            Stream.of(Role.RECEIPT, Role.DOCUMENT, Role.SCANNER, Role.BOARD),
                            cardService.map(_ -> Role.SMARTCARD).stream())
                    .map(role -> hands.submit(starting(role)))
                    .toList();
            var identity = hands.submit(() -> errand(
                    "agent-identity",
                    Leaf.AGENT,
                    "org.hall24.agent.main.AgentMain",
                    "identity",
                    "--state",
                    commands.state("agent")));
            makeRelease();
            done(sandbox);
            launch(Role.HUB);
            errand(
                    "hub-register",
                    Leaf.HUB,
                    Commands.HUB_MAIN,
                    "register",
                    "--state",
                    commands.state("hub"),
                    "--terminal",
                    Commands.TERMINAL,
                    "--key",
                    done(identity).strip());
            launch(Role.AGENT);
            done(idcard);
            for (var other : others) {
                done(other);
            }
            launch(Role.KIOSK);
        }
    }

    /** A card service of this hall's own, with virtual readers only; a machine without one has a hall without a slot. */
    private void beginCardService() throws InterruptedException {
        try {
            var service = CardService.start(
                    places.sockets().resolve(CARD_SOCKET), places.state("sim").resolve("pcscd"), plan.pause());
            commands.fit(service);
            cardService = Optional.of(service);
        } catch (IOException e) {
            LOG.warn("no social-security cards in this hall: {}", e.getMessage());
        }
    }

    /** Whether social-security cards can be read here. */
    public boolean hasSlot() {
        return cardService.isPresent();
    }

    private void makeRelease() throws IOException, InterruptedException {
        var keys = errand("hub-keys", Leaf.HUB, Commands.HUB_MAIN, "keys", "--state", commands.state("hub"));
        Files.writeString(places.state("hub-keys.json"), keys);
        errand(
                "release-make",
                Leaf.HUB,
                "org.hall24.hub.main.ReleaseMain",
                "make",
                "--out",
                commands.state("release"),
                "--hub-keys",
                commands.state("hub-keys.json"),
                "--roots",
                commands.state("roots"),
                "--revision",
                "1",
                "--overlay",
                "990000");
    }

    private String errand(String name, Leaf leaf, String mainClass, String... args)
            throws IOException, InterruptedException {
        var command = plan.house().command(leaf, mainClass, List.of(args));
        return Program.outputOf(name, command, log(name), ERRAND_MAX);
    }

    private Callable<JsonNode> starting(Role role) {
        return () -> launch(role);
    }

    /** Starts one program and waits until it is ready. */
    public JsonNode launch(Role role) throws IOException, InterruptedException {
        var environment = new HashMap<>(role == Role.KIOSK ? plan.environment() : Map.<String, String>of());
        if (role == Role.KIOSK && cardService.isPresent()) {
            environment.put(
                    "PCSCLITE_CSOCK_NAME", places.sockets().resolve(CARD_SOCKET).toString());
        }
        if (role == Role.KIOSK || role == Role.AGENT) {
            environment.put("TMPDIR", places.temporaryOf(role).toString());
        }
        Consumer<String> lines = role == Role.KIOSK
                ? plan.kioskLines().get()
                : line -> LOG.debug("{} said a line of {} letters", role.word(), line.length());
        Program program;
        lock.lock();
        try {
            if (closed.get()) {
                throw new IOException("the hall is closing");
            }
            LOG.info("starting {}", role.word());
            program = Program.start(role.word(), commands.of(role), environment, log(role.word()), lines);
            running.put(role, program);
        } finally {
            lock.unlock();
        }
        var ready = program.awaitReady(READY_MAX);
        if (role == Role.HUB) {
            psql = Optional.ofNullable(ready.get("psql")).map(JsonNode::asString);
        }
        return ready;
    }

    /** SIGKILL for one program, if it runs. */
    public void kill(Role role) throws InterruptedException {
        var program = program(role);
        if (program.isPresent()) {
            LOG.info("killing {}", role.word());
            program.get().kill();
        }
    }

    /** The hub's database, to be killed. */
    public Database database() {
        return new Database(places.state("hub"));
    }

    /** The running process of a role, if it was started. */
    public Optional<Program> program(Role role) {
        lock.lock();
        try {
            return Optional.ofNullable(running.get(role));
        } finally {
            lock.unlock();
        }
    }

    /** Speaks to the simulated card reader. */
    public Simulated idcard() {
        return new Simulated(places.sockets().resolve("idcard.sock"));
    }

    /** Speaks to the simulated social-security cards; only where {@link #hasSlot}. */
    public Simulated smartcard() {
        return new Simulated(places.sockets().resolve("smartcard.sock"));
    }

    /** Speaks to the virtual receipt printer. */
    public Simulated printer() {
        return new Simulated(places.sockets().resolve("receipt.sock"));
    }

    /** Speaks to the virtual A4 printer. */
    public Simulated document() {
        return new Simulated(places.sockets().resolve("document.sock"));
    }

    /** Speaks to the simulated code scanner. */
    public Simulated scanner() {
        return new Simulated(places.sockets().resolve("scanner.sock"));
    }

    /** Speaks to the simulated board of guide lights and sensors. */
    public Simulated board() {
        return new Simulated(places.sockets().resolve("board.sock"));
    }

    /** The cable between agent and hub. */
    public Relay cable() {
        return relay;
    }

    /** Where this hall keeps its things. */
    public Places places() {
        return places;
    }

    /** The hub's address on this machine. */
    public String hubAddress() {
        return commands.hubAddress();
    }

    /** The department's address on this machine. */
    public String sandboxAddress() {
        return commands.sandboxAddress();
    }

    /** The certificate of the hub's demo CA. */
    public Path ca() {
        return commands.ca();
    }

    /** What {@code psql} wants to hear to reach the hub's database; empty until the hub was ready once. */
    public Optional<String> psql() {
        return psql;
    }

    private Path log(String name) {
        return places.logs().resolve(name + ".log");
    }

    private void writePorts() throws IOException {
        var ports = commands.ports();
        Files.writeString(
                places.out().resolve("ports.json"),
                new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(ports) + "\n");
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }

    private static <T> T done(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        }
    }

    /** Stops all programs, the database last. May be called again, and by a shutdown hook. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stop(List.of(
                Role.KIOSK,
                Role.AGENT,
                Role.IDCARD,
                Role.SMARTCARD,
                Role.RECEIPT,
                Role.DOCUMENT,
                Role.SCANNER,
                Role.BOARD));
        endCardService();
        relay.close();
        stop(List.of(Role.HUB, Role.SANDBOX));
        try {
            if (Files.isDirectory(places.state("hub"))) {
                errand(
                        "hub-stop-database",
                        Leaf.HUB,
                        Commands.HUB_MAIN,
                        "stop-database",
                        "--state",
                        commands.state("hub"));
            }
            Places.remove(places.sockets());
        } catch (IOException e) {
            LOG.warn("while closing: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endCardService() {
        cardService.ifPresent(service -> {
            try {
                service.close();
            } catch (IOException e) {
                LOG.warn("while closing the card service: {}", e.getMessage());
            }
        });
    }

    private void stop(List<Role> roles) {
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            roles.forEach(role -> program(role).ifPresent(program -> hands.execute(program::close)));
        }
    }
}
