package org.hall24.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.hall24.people.People;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The departments on a loopback port. Everything a caller sends is data of people who do not exist; none of it is logged. */
public final class SandboxServer implements AutoCloseable {
    /** Longer than the hub's patience for a case, so that slow is really too slow; a citizen's own question outlasts it. */
    static final Duration SLOW = Duration.ofSeconds(8);

    /** What a caller must show; a real department's secret is not in a source file. */
    static final String TOKEN = "demonstration";

    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String JSON_TYPE = "application/json; charset=utf-8";

    /** An appeal has 2,000 characters; ten times their bytes. */
    private static final int BODY_BYTES_MAX = 65_536;

    /** More at once than one hub opens connections. */
    private static final int CALLS_MAX = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(CALLS_MAX);
    private final Departments departments;
    private final Pause pause;

    /**
     * Opens the counter.
     *
     * @param port loopback port; 0 takes a free one
     * @param state where the ledger lives
     * @throws IOException when the port is taken
     */
    public SandboxServer(int port, Path state, People people, InstantSource clock, Pause pause, RandomGenerator random)
            throws IOException {
        this.departments = new Departments(state, people, clock, random);
        this.pause = pause;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CALLS_MAX);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * Does now what is done once. Blocks for a second or two; callers of that time wait.
     *
     * @throws IOException when the fonts are missing or the state cannot be written
     */
    public void warmUp() throws IOException {
        departments.warmUp();
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        if (!room.tryAcquire()) {
            send(exchange, 503, "{\"code\":\"busy\"}");
            return;
        }
        try {
            var path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET /effects" -> effects(exchange);
                case "POST /mode" -> mode(exchange);
                case "POST /platform/codes" ->
                    reply(exchange, departments.showCode(json(read(exchange)).orElse(JSON.createObjectNode())));
                default -> department(exchange, path.split("/", -1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("a request could not be answered: {}", e.getClass().getSimpleName());
            send(exchange, 500, "{\"code\":\"broken\"}");
        } finally {
            room.release();
            exchange.close();
        }
    }

    /** Row by row: a load test leaves tens of thousands. */
    private void effects(HttpExchange exchange) throws IOException {
        var rows = departments.effects();
        exchange.getResponseHeaders().set("Content-Type", JSON_TYPE);
        exchange.sendResponseHeaders(200, 0);
        JSON.writeValue(exchange.getResponseBody(), rows);
    }

    private void mode(HttpExchange exchange) throws IOException {
        var body = json(read(exchange)).orElse(JSON.createObjectNode());
        var department = body.path("department").asString("");
        var mood = Mood.named(body.path("mode").asString(""));
        if (!departments.has(department) || mood.isEmpty()) {
            send(exchange, 400, "{\"code\":\"unknown-department-or-mode\"}");
            return;
        }
        departments.feel(department, mood.get());
        LOG.info("department {} is {} from now on", department, mood.get());
        send(exchange, 200, body.toString());
    }

    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        send(exchange, reply.status(), reply.body().toString());
    }

    private void department(HttpExchange exchange, String[] parts) throws IOException, InterruptedException {
        if (parts.length == 3
                && parts[1].equals("phone")
                && exchange.getRequestMethod().equals("GET")) {
            reply(exchange, departments.phone(parts[2]));
            return;
        }
        if (parts.length != 3
                || !departments.has(parts[1])
                || !exchange.getRequestMethod().equals("POST")) {
            send(exchange, 404, "{\"code\":\"no-such-thing\"}");
            return;
        }
        var raw = read(exchange);
        switch (departments.mood(parts[1])) {
            case OK -> work(exchange, parts, raw);
            case SLOW -> {
                pause.sleep(SLOW);
                work(exchange, parts, raw);
            }
            case DOWN -> LOG.info("department {} hangs up", parts[1]);
            case NONSENSE -> nonsense(exchange);
        }
    }

    private void work(HttpExchange exchange, String[] parts, String raw) throws IOException {
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Department-Token"))) {
            send(exchange, 401, "{\"code\":\"who-are-you\"}");
            return;
        }
        var body = json(raw).filter(JsonNode::isObject);
        if (body.isEmpty()) {
            send(exchange, 400, "{\"code\":\"no-json\"}");
            return;
        }
        var key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        reply(exchange, departments.answer(parts[1], parts[2], key, raw, body.get()));
    }

    /** The kinds of nonsense real departments have been seen to answer, one after another. */
    private void nonsense(HttpExchange exchange) throws IOException {
        switch (departments.nextNonsense() % 5) {
            case 0 -> send(exchange, 200, "{}");
            case 1 -> send(exchange, 200, "<html><body>系统维护中</body></html>");
            case 2 -> send(exchange, 500, "{\"message\":\"NullPointerException\"}");
            case 3 -> send(exchange, 200, "{\"reference\": tru");
            default -> send(exchange, 422, "{\"message\":\"-1\"}");
        }
    }

    private static Optional<JsonNode> json(String raw) {
        try {
            return Optional.of(JSON.readTree(raw));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String read(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        return bytes.length > BODY_BYTES_MAX ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", JSON_TYPE);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
